import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { logSigners } from '#adapters/log/log-key.ts';
import { openStore } from '#adapters/store/index.ts';
import type { ListedInstitution, UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import type { Signer } from '#domain/audit/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Entries that get their index in one transaction. */
const BATCH = 2_000;

/** One institution's log, opened for the command line. */
export interface OpenLog {
  readonly unitOfWork: UnitOfWork;
  readonly context: WorkContext;
  readonly signer: Signer;
}

/**
 * Opens the store, beside a server that may run it already, brings the log of one institution up to date, and closes it
 * after `work`. Errors: those of the store, INSTITUTION_NONE, INSTITUTION_UNCLEAR.
 */
export async function withLog<T>(
  configuration: Configuration,
  institution: string | undefined,
  work: (log: OpenLog) => Promise<Result<T>>,
): Promise<Result<T>> {
  const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
  const opened = await openStore(configuration, ports, 'own-or-join');
  if (!opened.ok) return opened;
  const { unitOfWork, dataDirectory, close } = opened.value;
  try {
    const listed = await unitOfWork.institutions();
    if (!listed.ok) return listed;
    const chosen = chooseInstitution(listed.value, institution);
    if (!chosen.ok) return chosen;
    const context = { institutionId: chosen.value, actorId: 'command-line' };
    const signer = logSigners(dataDirectory)(chosen.value);
    // Without the lease, so that a server's sequencer is not kept waiting after this process has gone.
    for (let left = 1; left > 0; ) {
      const appended = await unitOfWork.run(context, (tx) => tx.tree.append(signer, BATCH));
      if (!appended.ok) return appended;
      left = appended.value;
    }
    return await work({ unitOfWork, context, signer });
  } finally {
    await close();
  }
}

/** The institution that is meant: the only one, or the one of this short name or id. */
export function chooseInstitution(
  listed: readonly ListedInstitution[],
  wanted: string | undefined,
): Result<string, Failure<'INSTITUTION_NONE' | 'INSTITUTION_UNCLEAR'>> {
  if (listed.length === 0) return fail('INSTITUTION_NONE');
  const fitting = listed.filter((i) => wanted === undefined || i.code === wanted || i.institutionId === wanted);
  if (fitting.length === 1) return ok(fitting[0]!.institutionId);
  return fail('INSTITUTION_UNCLEAR', { known: listed.map((i) => i.code).join(', ') });
}
