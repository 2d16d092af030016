import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { foldModelEvents, type ModelEvent, type ModelGovernance } from '#domain/credit/index.ts';
import { type Canonical, type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** What the verbs on models stand on. */
export interface ModelShell {
  readonly unitOfWork: UnitOfWork;
}

type Happened = ModelEvent extends infer E ? (E extends ModelEvent ? Omit<E, 'by' | 'at'> : never) : never;

/** Something that happens to models, before it is known who did it and when. */
export type ModelDeed = Happened;

/**
 * Changes how models stand: nobody else does so meanwhile, every deed becomes an event and an entry of the log, and the next decision of
 * every process sees it.
 */
export function govern<T>(
  { unitOfWork }: ModelShell,
  context: WorkContext,
  decide: (
    state: ModelGovernance,
    work: Transaction,
  ) => Promise<Result<{ readonly deeds: readonly ModelDeed[]; readonly value: T }, Failure>>,
): Promise<Result<T, Failure>> {
  return unitOfWork.run<T, Failure>(context, async (work) => {
    await work.models.lock();
    const state = foldModelEvents(await work.models.events());
    const decided = await decide(state, work);
    if (!decided.ok) return decided;
    const { deeds, value } = decided.value;
    if (deeds.length === 0) return ok(value);
    await work.models.append(deeds.map((deed) => ({ ...deed, by: work.actorId, at: work.at }) as ModelEvent));
    for (const deed of deeds) {
      const { kind, ...payload } = deed;
      work.log({ operation: `model.${kind}`, subject: work.institutionId, payload: payload as Canonical });
    }
    return ok(value);
  });
}
