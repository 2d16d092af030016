import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import {
  checkApproval,
  checkProposal,
  checkReturn,
  checkRollback,
  DEFAULT_LIMITS,
  findModel,
  MODEL_CHECKLIST,
  type ModelAction,
  type ModelProposal,
  type ModelRef,
  modelKeyOf,
  openItems,
  type ReleaseLimits,
} from '#domain/credit/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { govern, type ModelShell } from './govern.ts';

/** Verbs that name a policy know which there are. */
export interface ReleaseShell extends ModelShell {
  readonly policies: ReadonlyMap<string, unknown>;
}

export interface AskedStep {
  readonly action: ModelAction;
  /** `*` is every policy, for a stop. */
  readonly policy: string;
  readonly model?: ModelRef;
  readonly share?: number;
  readonly limits?: Partial<ReleaseLimits>;
  readonly why: string;
}

function knownPolicy({ policies }: ReleaseShell, policy: string): Result<undefined, Failure> {
  return policies.has(policy) || policy === '*'
    ? ok(undefined)
    : fail('POLICY_UNKNOWN', { policy, known: [...policies.keys()].join(', ') });
}

/** Asks for a step that a second person must approve. Errors: POLICY_UNKNOWN, those of checkProposal. */
export async function proposeStep(
  shell: ReleaseShell,
  caller: Caller,
  { limits, ...step }: AskedStep,
): Promise<Result<ModelProposal, Failure>> {
  const known = knownPolicy(shell, step.policy);
  if (!known.ok) return known;
  return govern<ModelProposal>(shell, workOf(caller), async (state, work) => {
    const standing = step.model ? state.models.get(modelKeyOf(step.model)) : undefined;
    const allowed = checkProposal(state, step, standing ? openItems(standing) : []);
    if (!allowed.ok) return allowed;
    const staged = step.action === 'stage' ? { limits: { ...DEFAULT_LIMITS, ...limits } } : {};
    const proposal: ModelProposal = { proposalId: work.newId('mprp'), ...step, ...staged };
    return ok({ deeds: [{ kind: 'proposed', proposal }], value: proposal });
  });
}

export type StepVerdict = { readonly approve: true } | { readonly approve: false; readonly why: string };

/** The second person's word. Errors: PERSON_NEEDED, those of checkApproval. */
export async function settleStep(
  shell: ModelShell,
  caller: Caller,
  proposalId: string,
  verdict: StepVerdict,
): Promise<Result<ModelProposal, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  return govern<ModelProposal>(shell, workOf(caller), async (state) => {
    if (!verdict.approve) {
      const found = checkReturn(state, proposalId);
      if (!found.ok) return found;
      return ok({ deeds: [{ kind: 'returned', proposalId, why: verdict.why }], value: found.value });
    }
    const allowed = checkApproval(state, proposalId, caller.by, openItems);
    if (!allowed.ok) return allowed;
    return ok({ deeds: [{ kind: 'approved', proposalId }], value: allowed.value });
  });
}

/** Back to the champion before, at once: it was released by two people once. Errors: POLICY_UNKNOWN, MODEL_NOTHING_TO_ROLL_BACK. */
export async function rollBackModel(
  shell: ReleaseShell,
  caller: Pick<Caller, 'institution' | 'by'>,
  policy: string,
  why: string,
): Promise<Result<undefined, Failure>> {
  const known = knownPolicy(shell, policy);
  if (!known.ok) return known;
  return govern<undefined>(shell, workOf(caller), async (state) => {
    const allowed = checkRollback(state, policy);
    return allowed.ok ? ok({ deeds: [{ kind: 'rolled-back', policy, why }], value: undefined }) : allowed;
  });
}

/**
 * Switches models off at once, for one policy or for all: applications then go by the rules of law and to a person. Errors: POLICY_UNKNOWN.
 */
export async function stopModels(
  shell: ReleaseShell,
  caller: Pick<Caller, 'institution' | 'by'>,
  policy: string,
  why: string,
): Promise<Result<undefined, Failure>> {
  const known = knownPolicy(shell, policy);
  if (!known.ok) return known;
  return govern<undefined>(shell, workOf(caller), async () =>
    ok({ deeds: [{ kind: 'stopped', policy: policy === '*' ? null : policy, why }], value: undefined }),
  );
}

/** Attaches evidence to an item of a model's checklist. Errors: MODEL_VERSION_UNKNOWN, NOT_FOUND where no person answers such an item. */
export function giveModelEvidence(
  shell: ModelShell,
  caller: Caller,
  model: ModelRef,
  item: string,
  text: string,
): Promise<Result<undefined, Failure>> {
  return govern<undefined>(shell, workOf(caller), async (state) => {
    const standing = findModel(state, model);
    if (!standing.ok) return standing;
    const known = MODEL_CHECKLIST.some((entry) => entry.item === item && entry.answeredBy === 'person');
    if (!known) return fail('NOT_FOUND', { what: item });
    return ok({ deeds: [{ kind: 'evidence-given', model, item, text }], value: undefined });
  });
}
