import type { ChosenModel } from '#app/model/model-view.ts';
import type { BandDraw } from '#app/ports/band-book.ts';
import type { KeyedAnswer } from '#app/ports/decision-desk.ts';
import type { DecisionRow, ExaminedCounts } from '#app/ports/decision-repository.ts';
import type { ShadowScore } from '#app/ports/model-register.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { WrittenFacts } from '#domain/compliance/index.ts';
import {
  type Application,
  type BandFound,
  bandPeriod,
  type Case,
  type DecisionMode,
  type DecisionRecord,
  drawChance,
  NO_SHOCK,
  scoreShadow,
  underwrite,
} from '#domain/decision/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Digest, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { CheckVerdict, Examination, Severity } from '#domain/verification/index.ts';
import type { DecisionShell } from './decision-shell.ts';
import { factsOfCase, type InstitutionContext } from './institution-context.ts';
import type { ReadCase } from './snapshot-shelf.ts';
import { storeRecord } from './stored-record.ts';

/** One application to be decided. */
export interface DecisionRequest {
  /** The firm's code, as the institution knows it. */
  readonly firm: string;
  readonly application: Application;
  readonly policy: string;
  readonly mode: DecisionMode;
  /** Facts of law that belong to this case alone. */
  readonly facts?: WrittenFacts;
  /** The stored application that is decided, where there is one. */
  readonly applicationId?: string;
}

export interface Decided {
  readonly decisionId: string;
  readonly referralId: string | undefined;
  readonly record: DecisionRecord;
  readonly digest: Digest;
  /** The record as JSON in UTF-8, as it is kept and answered. */
  readonly shown: Uint8Array;
}

export type Outcome = Result<Decided, Failure>;

interface Written {
  readonly row: Omit<DecisionRow, 'decidedAt' | 'decidedBy'> & { readonly record: Uint8Array };
  readonly decided: Decided;
  /** What models that look on said of the case. */
  readonly shadows: readonly ShadowScore[];
  /** How a refusal in the learning band was drawn. */
  readonly band: BandDraw | null;
}

/** Cases that were underwritten and wait to be written together. */
export interface Prepared {
  readonly outcomes: readonly Outcome[];
  readonly written: readonly Written[];
}

/**
 * Underwrites cases that were loaded. A case that is refused takes no other with it.
 * Errors of a case: POLICY_UNKNOWN, FIRM_UNKNOWN, SNAPSHOT_MISSING, SUBJECT_ERASED, those of reading facts and of underwriting.
 */
export function prepareGroup(
  shell: DecisionShell,
  context: InstitutionContext,
  work: Transaction,
  asOf: CalendarDate,
  requests: readonly DecisionRequest[],
  cases: readonly Result<ReadCase, Failure>[],
): Prepared {
  const found = requests.map((request, i) => decideOne(shell, context, work, asOf, request, cases[i]!));
  return {
    outcomes: found.map((one) => (one.ok ? ok(one.value.decided) : one)),
    written: found.flatMap((one) => (one.ok ? [one.value] : [])),
  };
}

/** Sends records, referrals, answers under their keys and log entries; the commit waits for them. */
export async function recordGroup(
  work: Transaction,
  { written }: Prepared,
  operation: string,
  answers: readonly KeyedAnswer[],
): Promise<void> {
  const referrals = written.flatMap(({ row: { decisionId, firmId }, decided: { referralId, record } }) =>
    referralId === undefined
      ? []
      : [{ referralId, decisionId, firmId, asks: record.ask.map(({ document, value }) => ({ document, value })) }],
  );
  const decisions = written.map(({ row }) => row);
  const acts = written.flatMap(({ row, shadows }) => [
    { operation: 'decision.record', subject: row.firmId, payload: decisionPayload(row) },
    ...shadows.map(({ model, decisionId, pd, action }) => ({
      operation: 'model.shadowed',
      subject: row.firmId,
      payload: { decisionId, model: `${model.name}@${model.version}`, pd, action },
    })),
  ]);
  await work.band.add(written.flatMap(({ band }) => (band ? [band] : [])));
  work.models.addShadowScores(written.flatMap(({ shadows }) => shadows));
  return work.desk.record({ decisions, referrals, answers, operation, acts });
}

/** What the log keeps a commitment to. */
export function decisionPayload({
  decisionId,
  recordDigest,
  outcome,
}: Pick<DecisionRow, 'decisionId' | 'recordDigest' | 'outcome'>): {
  readonly decisionId: string;
  readonly recordDigest: string;
  readonly outcome: string;
} {
  return { decisionId, recordDigest, outcome };
}

function decideOne(
  shell: DecisionShell,
  context: InstitutionContext,
  work: Transaction,
  asOf: CalendarDate,
  request: DecisionRequest,
  loaded: Result<ReadCase, Failure>,
): Result<Written, Failure> {
  if (!loaded.ok) return loaded;
  const { firmId, snapshot, examination, shock, keptUnder, models } = loaded.value;
  const chosen = models.choose(request.policy, firmId ?? '', request.mode);
  if (!chosen) return fail('POLICY_UNKNOWN', { policy: request.policy, known: [...shell.policies.keys()].join(', ') });
  const { artefacts, mode } = chosen;
  if (firmId === undefined) return fail('FIRM_UNKNOWN', { firm: request.firm });
  if (!snapshot) return fail('SNAPSHOT_MISSING', { firm: request.firm, asOf });
  const facts = factsOfCase(context, shell.pack, request.facts);
  if (!facts.ok) return facts;
  const { application } = request;
  const input: Case = {
    snapshot,
    application,
    facts: facts.value,
    mode,
    ...(examination ? { examination } : {}),
    ...(shock ? { shock: { ...NO_SHOCK, reading: shock } } : {}),
    // The id of a firm is made by chance and shown to nobody outside, so that an applicant cannot tell whether it will be drawn.
    ...(artefacts.policy.learningBand ? { chance: drawChance(firmId, bandPeriod(asOf)) } : {}),
  };
  const found = underwrite(input, artefacts, asOf);
  if (!found.ok) return found;
  const decisionId = work.newId('dec');
  const record = found.value;
  const stored = storeRecord(decisionId, record, input, context.facts);
  const referralId = record.outcome === 'refer' ? work.newId('ref') : undefined;
  const figures = rowOf(record, decisionId, firmId, stored.digest);
  const snapshotDigest = keptUnder ?? figures.snapshotDigest;
  const examined = examination ? { examined: countsOf(examination.examination) } : {};
  const row = { ...figures, ...examined, snapshotDigest, applicationId: request.applicationId ?? null };
  return ok({
    row: { ...row, record: stored.bytes },
    decided: { decisionId, referralId, record, digest: stored.digest, shown: stored.shown },
    band: record.band && bandDraw(record.band, decisionId, firmId, snapshot.snapshot),
    shadows: shadowScores(chosen, request.policy, snapshot.snapshot, decisionId, record),
  });
}

function bandDraw(band: BandFound, decisionId: string, firmId: string, { categories }: Snapshot): BandDraw {
  const { propensity, accepted } = band;
  return { decisionId, firmId, segment: categories.industry ?? '', propensity, accepted };
}

function shadowScores(
  { shadows, artefacts }: ChosenModel,
  policy: string,
  snapshot: Snapshot,
  decisionId: string,
  record: DecisionRecord,
): ShadowScore[] {
  return shadows.map(({ model, shadow }) => {
    const said = scoreShadow(shadow, snapshot, record.asOf, artefacts.policy.cutOffPd);
    const { pd, pdLow, pdHigh, score, grade, action } = said;
    const champion = { championPd: record.risk?.pd ?? null, championOutcome: record.outcome };
    return { model, decisionId, policy, pd, pdLow, pdHigh, score, grade, action, ...champion };
  });
}

function rowOf(
  record: DecisionRecord,
  decisionId: string,
  firmId: string,
  recordDigest: Digest,
): Omit<Written['row'], 'record' | 'applicationId'> {
  const { asOf, mode, digests } = record;
  return {
    decisionId,
    firmId,
    asOf,
    mode,
    ...figuresOf(record),
    snapshotDigest: digests.snapshot,
    modelDigest: digests.model,
    rulesDigest: digests.rules,
    recordDigest,
  };
}

function countsOf({ checks, findings }: Examination): ExaminedCounts {
  const said = (verdict: CheckVerdict) => checks.filter((check) => check.verdict === verdict).length;
  const found = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    agree: said('agree'),
    contradict: said('contradict'),
    unclear: said('cannot-tell'),
    review: found('review'),
    block: found('block'),
  };
}

/** What a list shows of a record; money and rates as they are kept, null where the record has none. */
export function figuresOf({
  outcome,
  risk,
  offer,
}: DecisionRecord): Pick<
  DecisionRow,
  'outcome' | 'grade' | 'pd' | 'pdLow' | 'pdHigh' | 'limitFen' | 'tenorDays' | 'ratePpb'
> {
  return {
    outcome,
    grade: risk?.grade ?? null,
    pd: risk?.pd ?? null,
    pdLow: risk?.pdLow ?? null,
    pdHigh: risk?.pdHigh ?? null,
    limitFen: offer?.limitFen ?? null,
    tenorDays: offer?.tenorDays ?? null,
    ratePpb: offer?.ratePpb ?? null,
  };
}
