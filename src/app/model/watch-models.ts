import {
  breachedLimit,
  creditModelDigest,
  foldModelEvents,
  type ModelRef,
  modelKeyOf,
  type ReleaseLimits,
} from '#domain/credit/index.ts';
import type { Artefacts } from '#domain/decision/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { govern, type ModelDeed } from './govern.ts';
import type { ReleaseShell } from './model-steps.ts';

export interface WatchShell extends ReleaseShell {
  readonly policies: ReadonlyMap<string, Artefacts>;
}

export interface Breach {
  readonly policy: string;
  readonly model: ModelRef;
  readonly limit: keyof ReleaseLimits;
  readonly figure: number;
}

/** Who acts where nobody does: the watch itself. */
const WATCH = 'watch';

/**
 * Holds the decisions of every challenger since its release against its limits and ends those that break one; the next decision is the
 * champion's.
 */
export async function watchModels(shell: WatchShell, institution: string): Promise<Result<readonly Breach[], Failure>> {
  const context = { institutionId: institution, actorId: WATCH };
  // Without a challenger there is nothing to lock.
  const staged = await shell.unitOfWork.run<boolean, Failure>(context, async (work) => {
    const { policies } = foldModelEvents(await work.models.events());
    return ok([...policies.values()].some(({ challenger }) => challenger !== undefined));
  });
  if (!staged.ok) return staged;
  if (!staged.value) return ok([]);
  return govern<readonly Breach[]>(shell, context, async (state, work) => {
    const breaches: Breach[] = [];
    for (const [policy, { challenger, champion }] of state.policies) {
      const base = shell.policies.get(policy);
      if (!challenger || !base) continue;
      const championDigest = champion
        ? state.models.get(modelKeyOf(champion))!.digest
        : creditModelDigest(base.scorecard.card);
      const { digest } = state.models.get(modelKeyOf(challenger.model))!;
      const own = await work.models.outcomesOf(digest, challenger.since);
      const breach = breachedLimit(
        own,
        await work.models.outcomesOf(championDigest, challenger.since),
        challenger.limits,
      );
      if (breach) breaches.push({ policy, model: challenger.model, ...breach });
    }
    const deeds = breaches.map((breach): ModelDeed => ({ kind: 'limit-breached', ...breach }));
    return ok({ deeds, value: breaches });
  });
}
