import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { fullRecord } from '#app/decision/full-record.ts';
import { modelOf } from '#app/model/model-view.ts';
import { refOf } from '#app/model/register-model.ts';
import type { AskedExperiment, StoredExperiment } from '#app/ports/experiment-repository.ts';
import type { JobProgress } from '#app/ports/job-repository.ts';
import type { Lease } from '#app/ports/lease-repository.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { type CreditModel, findModel, foldModelEvents } from '#domain/credit/index.ts';
import { type Artefacts, parseDecisionTable } from '#domain/decision/index.ts';
import { type Failure, fail, type Id, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { changedArtefacts, type PolicyChange } from './change.ts';
import { Experiment } from './experiment.ts';

/** The queue in which experiments wait for a worker. */
export const EXPERIMENT_QUEUE = 'policy-experiment';

export interface LaboratoryShell {
  readonly unitOfWork: UnitOfWork;
  readonly policies: ReadonlyMap<string, Artefacts>;
}

/** Leaves an experiment to a worker. Errors: POLICY_UNKNOWN, LAB_NOTHING_CHANGED, those of `changedArtefacts`. */
export async function askExperiment(
  shell: LaboratoryShell,
  caller: Caller,
  asked: AskedExperiment,
): Promise<Result<{ readonly experimentId: string; readonly jobId: string }, Failure>> {
  const { set, model, table, lawOn } = asked;
  if (Object.keys(set).length === 0 && !model && !table && !lawOn) return fail('LAB_NOTHING_CHANGED');
  return shell.unitOfWork.run<{ experimentId: string; jobId: string }, Failure>(workOf(caller), async (work) => {
    const base = shell.policies.get(asked.policy);
    if (!base) return fail('POLICY_UNKNOWN', { policy: asked.policy, known: [...shell.policies.keys()].join(', ') });
    if (model !== undefined) {
      const registered = findModel(foldModelEvents(await work.models.events()), refOf(model));
      if (!registered.ok) return registered;
    }
    const change = changeOf(asked, model === undefined ? undefined : await modelOf(work, refOf(model)));
    if (!change.ok) return change;
    const possible = changedArtefacts(base, change.value);
    if (!possible.ok) return possible;
    const experimentId = work.newId('exp');
    const jobId = await work.jobs.request(EXPERIMENT_QUEUE, { experimentId });
    await work.experiments.add({ experimentId, jobId, asked });
    work.log({ operation: 'experiment.asked', subject: work.institutionId, payload: { experimentId, jobId } });
    return ok({ experimentId, jobId });
  });
}

function changeOf(
  { set, table, lawOn }: AskedExperiment,
  model: CreditModel | undefined,
): Result<PolicyChange, Failure> {
  const rules = table === undefined ? undefined : parseDecisionTable(table);
  if (rules && !rules.ok) return rules;
  const on = lawOn === undefined ? undefined : parseCalendarDate(lawOn);
  if (on && !on.ok) return on;
  return ok({ set, model, table: rules?.value, lawOn: on?.value });
}

export interface ExperimentJob {
  readonly jobId: string;
  readonly context: WorkContext;
  readonly lease: Lease;
  readonly experimentId: string;
  /** Aborted where the worker cannot wait: the experiment throws and is done again from its start. */
  readonly signal: AbortSignal;
}

const MOST_DECISIONS = 20_000;
const REPORT_EVERY = 50;

/** Decides every stored decision of the period twice and keeps what came of it. Errors: NOT_FOUND, LAB_NO_CASES, those of reading and deciding. */
export async function runStoredExperiment(
  { unitOfWork, policies }: LaboratoryShell,
  { jobId, context, lease, experimentId, signal }: ExperimentJob,
): Promise<Result<undefined, Failure>> {
  const opened = await unitOfWork.run<{ ids: readonly string[]; change: PolicyChange; base: Artefacts }, Failure>(
    context,
    async (work) => {
      const stored = await work.experiments.get(experimentId);
      const base = stored && policies.get(stored.asked.policy);
      if (!base) return fail('NOT_FOUND', { what: experimentId });
      const { asked } = stored;
      const model = asked.model === undefined ? undefined : await modelOf(work, refOf(asked.model));
      const change = changeOf(asked, model);
      if (!change.ok) return change;
      const ids = await work.experiments.decisionsBetween(asked.from, asked.to, MOST_DECISIONS);
      await work.jobs.report(jobId, { total: ids.length });
      return ok({ ids, change: change.value, base });
    },
  );
  if (!opened.ok) return opened;
  const { ids, change, base } = opened.value;
  const changed = changedArtefacts(base, change);
  if (!changed.ok) return changed;
  const experiment = new Experiment(base, changed.value);
  const caller = { institution: context.institutionId as Id<'inst'>, by: context.actorId as Id<'acct'> } as Caller;
  for (const [i, decisionId] of ids.entries()) {
    signal.throwIfAborted();
    const added = await addStored({ unitOfWork, policies }, caller, decisionId, experiment, base);
    if (!added.ok) return added;
    if (i % REPORT_EVERY !== 0) continue;
    const told = await unitOfWork.run(context, async ({ jobs }) => ok(await jobs.report(jobId, { done: i })));
    if (!told.ok) return told;
  }
  if (experiment.cases === 0) return fail('LAB_NO_CASES');
  const result = JSON.parse(
    JSON.stringify(experiment.result(), (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ) as Record<string, unknown>;
  return unitOfWork.run<undefined, Failure>(context, async (work) => {
    const held = await work.leases.hold(lease);
    if (!held.ok) return held;
    await work.experiments.keepResult(experimentId, result);
    await work.jobs.report(jobId, { done: ids.length, total: ids.length });
    return ok(undefined);
  });
}

/** A decision of another policy is no case; nor is one whose firm was erased. */
async function addStored(
  shell: LaboratoryShell,
  caller: Caller,
  decisionId: string,
  experiment: Experiment,
  { policy }: Artefacts,
): Promise<Result<undefined, Failure>> {
  const full = await fullRecord(shell, caller, decisionId);
  if (!full.ok) return ['SUBJECT_ERASED', 'RECORD_INPUTS_GONE'].includes(full.error.code) ? ok(undefined) : full;
  const { row, record } = full.value;
  if (String(record.policy).replace(/@.*$/, '') !== policy.name) return ok(undefined);
  // The result names firms by id: their codes are theirs to have erased.
  const inputs = record.inputs as { readonly snapshot: object };
  return experiment.add({ ...record, inputs: { ...inputs, snapshot: { ...inputs.snapshot, firm: row.firmId } } });
}

/** A result with its firms by code, as people know them; by id where the code was erased. */
async function withCodes(
  work: Transaction,
  result: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const codes = new Map<string, string>();
  const changed: object[] = [];
  for (const line of result.changed as readonly { readonly firm: string }[]) {
    const code = codes.get(line.firm) ?? (await work.firms.get(line.firm))?.code ?? line.firm;
    codes.set(line.firm, code);
    changed.push({ ...line, firm: code });
  }
  return { ...result, changed };
}

export interface ShownExperiment {
  readonly experiment: StoredExperiment;
  readonly job: JobProgress | undefined;
}

/** Errors: NOT_FOUND. */
export function showExperiment(
  { unitOfWork }: Pick<LaboratoryShell, 'unitOfWork'>,
  caller: Caller,
  experimentId: string,
): Promise<Result<ShownExperiment, Failure>> {
  return unitOfWork.run<ShownExperiment, Failure>(workOf(caller), async (work) => {
    const experiment = await work.experiments.get(experimentId);
    if (!experiment) return fail('NOT_FOUND', { what: experimentId });
    const result = experiment.result && (await withCodes(work, experiment.result));
    return ok({ experiment: { ...experiment, result }, job: await work.jobs.get(experiment.jobId) });
  });
}
