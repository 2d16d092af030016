import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import {
  checkRegistration,
  checkValidation,
  creditModelDigest,
  type ModelRef,
  parseCreditModel,
  tableOfRows,
  type ValidationReport,
  validationReport,
} from '#domain/credit/index.ts';
import { prepareShadow } from '#domain/decision/index.ts';
import { type Digest, type Failure, ok, type Result, utf8 } from '#domain/kernel/index.ts';
import { govern, type ModelShell } from './govern.ts';
import { modelOf } from './model-view.ts';

export interface RegisteredModel {
  readonly model: ModelRef;
  readonly digest: Digest;
}

/**
 * Takes a model into the register as a draft; its content never changes afterwards. Errors: those of reading a model,
 * DECISION_MEASURE_UNKNOWN where it reads what no evidence gives, MODEL_VERSION_TAKEN.
 */
export async function registerModel(
  shell: ModelShell,
  caller: Caller,
  artefact: unknown,
): Promise<Result<RegisteredModel, Failure>> {
  const parsed = parseCreditModel(artefact);
  if (!parsed.ok) return parsed;
  const readable = prepareShadow(parsed.value);
  if (!readable.ok) return readable;
  const { name, version, format, card } = parsed.value;
  const model = { name, version };
  const digest = creditModelDigest(parsed.value);
  return govern<RegisteredModel>(shell, workOf(caller), async (state, work) => {
    const free = checkRegistration(state, model);
    if (!free.ok) return free;
    const content = utf8(JSON.stringify(parsed.value));
    await work.artefacts.register({ kind: 'model', name, version, digest, content, card: { ...card } });
    return ok({ deeds: [{ kind: 'registered', model, digest, format }], value: { model, digest } });
  });
}

/** Cases with outcomes, as a request brings them. */
export interface ValidationCases {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly target: string;
  readonly bad?: string;
  readonly fairness: readonly string[];
  readonly knownBeforehand: readonly string[];
}

/**
 * Somebody else than the developer holds a registered model against cases that it was not made from; the gate's verdict decides whether it
 * may go on. Errors: MODEL_VERSION_UNKNOWN, MODEL_SAME_PERSON, MODEL_STEP_SKIPS, those of the outcome and of the columns.
 */
export function validateRegistered(
  shell: ModelShell,
  caller: Caller,
  model: ModelRef,
  cases: ValidationCases,
): Promise<Result<ValidationReport, Failure>> {
  return govern<ValidationReport>(shell, workOf(caller), async (state, work) => {
    const standing = checkValidation(state, model, caller.by);
    if (!standing.ok) return standing;
    const table = tableOfRows(cases.columns, cases.rows);
    const report = validationReport(await modelOf(work, model), table, {
      target: cases.target,
      ...(cases.bad === undefined ? {} : { badValue: cases.bad }),
      fairness: cases.fairness,
      knownBeforehand: cases.knownBeforehand,
    });
    if (!report.ok) return report;
    const { verdict } = report.value.gate;
    const kept = { ...keptReport(report.value), knownBeforehand: [...cases.knownBeforehand] };
    return ok({ deeds: [{ kind: 'validated', model, verdict, report: kept }], value: report.value });
  });
}

/** The report as it is kept: plain values without anything undefined. */
function keptReport(report: ValidationReport): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(report)) as Record<string, unknown>;
}

/** A model from `name@version`. */
export function refOf(key: string): ModelRef {
  const at = key.lastIndexOf('@');
  return at < 0 ? { name: key, version: '' } : { name: key.slice(0, at), version: key.slice(at + 1) };
}
