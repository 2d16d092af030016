import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { artefactsOfRecord } from '#app/model/model-view.ts';
import { type Artefacts, type Replay, replay } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { DecisionShell } from './decision-shell.ts';
import { fullRecord } from './full-record.ts';

/** Decides a recorded case again and compares. Errors: those of reading the record, POLICY_UNKNOWN where its policy is not in use here any more. */
export async function replayDecision(
  shell: DecisionShell,
  caller: Caller,
  decisionId: string,
): Promise<Result<Replay, Failure>> {
  const full = await fullRecord(shell, caller, decisionId);
  if (!full.ok) return full;
  const { record } = full.value;
  const policy = String(record.policy).replace(/@.*$/, '');
  const digests = record.digests as { readonly model: string };
  const found = await shell.unitOfWork.run<Artefacts | undefined, Failure>(workOf(caller), async (work) =>
    ok(await artefactsOfRecord(work, shell.policies, policy, digests.model)),
  );
  if (!found.ok) return found;
  const artefacts = found.value;
  if (!artefacts) return fail('POLICY_UNKNOWN', { policy, known: [...shell.policies.keys()].join(', ') });
  return replay(record, artefacts);
}
