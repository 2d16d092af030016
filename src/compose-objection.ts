import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { openStore } from '#adapters/store/index.ts';
import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { type ObjectionFile, readObjection } from '#app/objection/objection-file.ts';
import { openObjection } from '#app/objection/open-objection.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { ObjectionGrounds, ObjectionKind } from '#domain/decision/index.ts';
import { type Failure, type Id, ok, type Result } from '#domain/kernel/index.ts';
import { chooseInstitution } from './compose-log.ts';

export interface ObjectionOrder extends ObjectionGrounds {
  readonly kind: ObjectionKind;
  readonly decision: string;
  readonly institution: string | undefined;
}

/** Writes down an objection that came by letter or at the counter. Errors: those of the store, of the institution and of openObjection. */
export function takeObjection(
  configuration: Configuration,
  order: ObjectionOrder,
): Promise<Result<ObjectionFile, Failure>> {
  const { decision, institution, ...grounds } = order;
  return asClerk(configuration, institution, (unitOfWork, caller) =>
    openObjection(unitOfWork, caller, decision, grounds),
  );
}

/** Those that are open, the first to fall due first. */
export function openObjections(
  configuration: Configuration,
  institution: string | undefined,
): Promise<Result<readonly ObjectionFile[], Failure>> {
  return asClerk(configuration, institution, (unitOfWork, caller) =>
    unitOfWork.run<readonly ObjectionFile[], Failure>(workOf(caller), async (work) => {
      const page = await work.objections.table({
        sort: 'dueOn',
        descending: false,
        filters: { state: 'open' },
        limit: MOST_SHOWN,
        counted: false,
      });
      if (!page.ok) return page;
      const files: ObjectionFile[] = [];
      for (const { objectionId } of page.value.rows) {
        const file = await readObjection(work, caller, objectionId);
        if (file.ok) files.push(file.value);
      }
      return ok(files);
    }),
  );
}

const MOST_SHOWN = 200;

async function asClerk<T>(
  configuration: Configuration,
  named: string | undefined,
  act: (unitOfWork: UnitOfWork, caller: Caller) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
  const opened = await openStore(configuration, ports, 'own-or-join');
  if (!opened.ok) return opened;
  const { unitOfWork, close } = opened.value;
  try {
    const listed = await unitOfWork.institutions();
    if (!listed.ok) return listed;
    const institution = chooseInstitution(listed.value, named);
    if (!institution.ok) return institution;
    const caller: Caller = {
      institution: institution.value as Id<'inst'>,
      by: 'command-line' as Id<'key'>,
      name: 'command line',
      roles: ['operations'],
      proof: { kind: 'key' },
    };
    return await act(unitOfWork, caller);
  } finally {
    await close();
  }
}
