import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ModelProposal, ModelRef } from './event.ts';
import { ALL_POLICIES, keyOf, type ModelGovernance, type ModelStage, type ModelStanding } from './state.ts';

export type StepFailure = Failure<
  | 'MODEL_VERSION_UNKNOWN'
  | 'MODEL_VERSION_TAKEN'
  | 'MODEL_STEP_SKIPS'
  | 'MODEL_SAME_PERSON'
  | 'MODEL_SHARE_INVALID'
  | 'MODEL_PROPOSAL_UNKNOWN'
  | 'MODEL_NOTHING_TO_ROLL_BACK'
  | 'MODEL_NOT_STOPPED'
  | 'MODEL_CHECKLIST_OPEN'
  | 'MODEL_IN_USE'
>;

/** More than half of the applicants is no trial any more. */
const MOST_SHARE = 0.5;

/** From which stage each action goes on: no step may be skipped. */
const FROM: Readonly<Record<'shadow' | 'stage' | 'promote', readonly ModelStage[]>> = {
  shadow: ['validated', 'superseded', 'stopped'],
  stage: ['shadow'],
  promote: ['staged'],
};

export function findModel(state: ModelGovernance, model: ModelRef): Result<ModelStanding, StepFailure> {
  const standing = state.models.get(keyOf(model));
  return standing ? ok(standing) : fail('MODEL_VERSION_UNKNOWN', { model: keyOf(model) });
}

/** Errors: MODEL_VERSION_TAKEN. */
export function checkRegistration(state: ModelGovernance, model: ModelRef): Result<undefined, StepFailure> {
  return state.models.has(keyOf(model)) ? fail('MODEL_VERSION_TAKEN', { model: keyOf(model) }) : ok(undefined);
}

/** Who built a model does not validate it. Errors: MODEL_VERSION_UNKNOWN, MODEL_SAME_PERSON, MODEL_STEP_SKIPS. */
export function checkValidation(
  state: ModelGovernance,
  model: ModelRef,
  by: string,
): Result<ModelStanding, StepFailure> {
  const standing = findModel(state, model);
  if (!standing.ok) return standing;
  if (standing.value.developer === by) return fail('MODEL_SAME_PERSON', { duty: 'validation' });
  const { stage } = standing.value;
  if (!['draft', 'refused', 'validated'].includes(stage))
    return fail('MODEL_STEP_SKIPS', { model: keyOf(model), stage, action: 'validate' });
  return standing;
}

/** Whether a step may be proposed. `open` names the items of the checklist without evidence. */
export function checkProposal(
  state: ModelGovernance,
  { action, policy, model, share }: Omit<ModelProposal, 'proposalId' | 'why'>,
  open: readonly string[],
): Result<undefined, StepFailure> {
  if (action === 'lift-stop') return state.stops.has(policy) ? ok(undefined) : fail('MODEL_NOT_STOPPED', { policy });
  const standing = findModel(state, model!);
  if (!standing.ok) return standing;
  const { stage } = standing.value;
  if (action === 'retire') {
    const decides = [...state.policies.values()].some(({ champion }) => champion && keyOf(champion) === keyOf(model!));
    if (decides) return fail('MODEL_IN_USE', { model: keyOf(model!) });
    return stage === 'retired' ? fail('MODEL_STEP_SKIPS', { model: keyOf(model!), stage, action }) : ok(undefined);
  }
  const elsewhere = standing.value.policy !== undefined && standing.value.policy !== policy && action !== 'shadow';
  if (!FROM[action].includes(stage) || elsewhere)
    return fail('MODEL_STEP_SKIPS', { model: keyOf(model!), stage, action });
  if (action === 'stage' && !(share !== undefined && share > 0 && share <= MOST_SHARE))
    return fail('MODEL_SHARE_INVALID', { share: share ?? 0, most: MOST_SHARE });
  if (action !== 'shadow' && open.length > 0) return fail('MODEL_CHECKLIST_OPEN', { items: open.join(', ') });
  return ok(undefined);
}

/**
 * Whether a second person may approve: not the one who proposed, nor the one who built the model. What was right when it was proposed is
 * asked again, for it may have changed. Errors: MODEL_PROPOSAL_UNKNOWN, MODEL_SAME_PERSON, those of checkProposal.
 */
export function checkApproval(
  state: ModelGovernance,
  proposalId: string,
  by: string,
  openOf: (model: ModelStanding) => readonly string[],
): Result<ModelProposal, StepFailure> {
  const found = state.proposals.get(proposalId);
  if (!found) return fail('MODEL_PROPOSAL_UNKNOWN', { proposal: proposalId });
  if (found.by === by) return fail('MODEL_SAME_PERSON', { duty: 'release' });
  const { proposal } = found;
  const standing = proposal.model && state.models.get(keyOf(proposal.model));
  if (standing?.developer === by) return fail('MODEL_SAME_PERSON', { duty: 'release' });
  const still = checkProposal(state, proposal, standing ? openOf(standing) : []);
  return still.ok ? ok(proposal) : still;
}

/** Errors: MODEL_PROPOSAL_UNKNOWN. */
export function checkReturn(state: ModelGovernance, proposalId: string): Result<ModelProposal, StepFailure> {
  const found = state.proposals.get(proposalId);
  return found ? ok(found.proposal) : fail('MODEL_PROPOSAL_UNKNOWN', { proposal: proposalId });
}

/** Errors: MODEL_NOTHING_TO_ROLL_BACK where neither a champion of the institution's own nor a challenger is in place. */
export function checkRollback(state: ModelGovernance, policy: string): Result<undefined, StepFailure> {
  const standing = state.policies.get(policy);
  if (standing && (standing.before.length > 0 || standing.challenger)) return ok(undefined);
  return fail('MODEL_NOTHING_TO_ROLL_BACK', { policy });
}

/** Whether models are switched off for a policy. */
export function isStopped(state: ModelGovernance, policy: string): boolean {
  return state.stops.has(policy) || state.stops.has(ALL_POLICIES);
}
