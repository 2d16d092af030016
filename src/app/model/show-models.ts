import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { ShadowSummary } from '#app/ports/model-register.ts';
import {
  checklistOf,
  findModel,
  foldModelEvents,
  type ModelGovernance,
  type ModelRef,
  type ModelStanding,
  modelKeyOf,
  type OutcomeCounts,
  type Technology,
} from '#domain/credit/index.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { govern, type ModelShell } from './govern.ts';
import { modelOf } from './model-view.ts';

/** How an institution's models stand. */
export function showModels({ unitOfWork }: ModelShell, caller: Caller): Promise<Result<ModelGovernance, Failure>> {
  return unitOfWork.run(workOf(caller), async (work) => ok(foldModelEvents(await work.models.events())));
}

export interface ModelFile {
  readonly standing: ModelStanding;
  readonly card: Readonly<Record<string, unknown>>;
  readonly checklist: ReturnType<typeof checklistOf>;
  readonly shadow: ShadowSummary;
  readonly decided: OutcomeCounts;
  readonly story: readonly { readonly at: number; readonly by: string; readonly kind: string }[];
}

/** Everything of one version: card, stage, report, checklist, what it said as a shadow and what it decided. Errors: MODEL_VERSION_UNKNOWN. */
export function showModelFile(
  { unitOfWork }: ModelShell,
  caller: Caller,
  model: ModelRef,
): Promise<Result<ModelFile, Failure>> {
  return unitOfWork.run<ModelFile, Failure>(workOf(caller), async (work) => {
    const events = await work.models.events();
    const standing = findModel(foldModelEvents(events), model);
    if (!standing.ok) return standing;
    const key = modelKeyOf(model);
    const ours = events.filter((event) => {
      if ('model' in event) return modelKeyOf(event.model) === key;
      return (
        event.kind === 'proposed' && event.proposal.model !== undefined && modelKeyOf(event.proposal.model) === key
      );
    });
    return ok({
      standing: standing.value,
      card: { ...(await modelOf(work, model)).card },
      checklist: checklistOf(standing.value),
      shadow: await work.models.shadowSummary(model),
      decided: await work.models.outcomesOf(standing.value.digest, 0),
      story: ours.map(({ at, by, kind }) => ({ at, by, kind })),
    });
  });
}

/** Writes a technique into the register, or what has become of it. */
export function noteTechnology(
  shell: ModelShell,
  caller: Caller,
  technology: Technology,
): Promise<Result<Technology, Failure>> {
  return govern<Technology>(shell, workOf(caller), async () =>
    ok({ deeds: [{ kind: 'technology-noted', technology }], value: technology }),
  );
}
