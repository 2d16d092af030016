import type { Timer } from '#app/ports/timer.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { Signer } from '#domain/audit/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

export interface SequencerParts {
  readonly unitOfWork: UnitOfWork;
  readonly signerOf: (institutionId: string) => Signer;
  readonly timer: Timer;
  /** Who this process is, among those that could sequence. */
  readonly holder: string;
  /** Told of every failure; the sequencer goes on, with the other institutions too where one log is damaged. */
  readonly report: (institutionId: string, failure: Failure | Error) => void;
}

const LEASE = 'log-sequencer';
/**
 * Short enough that another machine takes over within the two seconds. The lease only keeps processes from queueing for the
 * tree; what keeps the tree whole is its lock.
 */
const LEASE_MILLISECONDS = 1_000;
/** Two looks fit into the two seconds within which an entry must have its index. */
const PAUSE_MILLISECONDS = 500;
const BATCH = 2_000;

/**
 * Gives indexes to one batch of an institution's waiting entries, in one transaction; returns how many, 0 also where another
 * process holds the lease. Whatever kills it leaves the batch unsequenced as a whole, for the next one.
 */
export async function sequenceBatch(
  parts: Pick<SequencerParts, 'unitOfWork' | 'signerOf' | 'holder'>,
  institutionId: string,
  limit = BATCH,
): Promise<Result<number>> {
  const context = { institutionId, actorId: LEASE };
  const waiting = await parts.unitOfWork.run(context, async (tx) => ok(await tx.tree.hasWaiting()));
  if (!waiting.ok) return waiting;
  if (!waiting.value) return ok(0);
  return parts.unitOfWork.run(context, async (tx) => {
    // Taken and renewed within the transaction that it protects: its row is locked until the batch is committed.
    const lease = await tx.leases.acquire(LEASE, parts.holder, LEASE_MILLISECONDS);
    return lease ? tx.tree.append(parts.signerOf(institutionId), limit) : ok(0);
  });
}

/** Sequences all waiting entries of all institutions once. */
async function sequenceAll(parts: SequencerParts): Promise<void> {
  const institutions = await parts.unitOfWork.institutions();
  if (!institutions.ok) {
    parts.report('', institutions.error);
    return;
  }
  for (const { institutionId } of institutions.value) {
    const failure = await sequenceInstitution(parts, institutionId);
    if (failure) parts.report(institutionId, failure);
  }
}

async function sequenceInstitution(parts: SequencerParts, institutionId: string): Promise<Failure | Error | undefined> {
  try {
    for (;;) {
      const sequenced = await sequenceBatch(parts, institutionId);
      if (!sequenced.ok) return sequenced.error;
      if (sequenced.value < BATCH) return undefined;
    }
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Runs until it is stopped; `stop` waits for the batch under way. */
export function startSequencer(parts: SequencerParts): { readonly stop: () => Promise<void> } {
  let running = true;
  const loop = async () => {
    while (running) {
      await sequenceAll(parts);
      if (running) await parts.timer.sleep(PAUSE_MILLISECONDS);
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      running = false;
      await ended;
    },
  };
}
