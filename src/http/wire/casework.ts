import type { ShownDraft } from '#app/casework/drafts.ts';
import type { DecisionStep, ShownCase } from '#app/casework/show-case.ts';
import type { Inspection } from '#app/evidence/inspect-file.ts';
import type { DocumentAsk, FirmDelivery } from '#app/ports/casework.ts';
import type { SavedFilter } from '#app/ports/saved-filters.ts';
import type * as contract from '#contract/casework.ts';
import type { Language } from '#contract/errors.ts';
import type * as sessions from '#contract/import-session.ts';
import { documentText, type Policy, type Reason, reasonText, recourseText } from '#domain/decision/index.ts';
import { formatInstant } from '#domain/kernel/index.ts';
import { checkText } from '#domain/verification/index.ts';
import { wireApplication, wireBrief, wireCase } from './decision.ts';
import type { Wire } from './wire.ts';

type Bundle = Wire<typeof contract.showCase>;

export function wireShownCase(found: ShownCase, language: Language): Bundle {
  const { application, firm, name, content, policy, newest, referral } = found;
  return {
    application: {
      ...wireApplication(application),
      firm,
      name,
      stage: stageOf(found),
      purpose: content.purpose ?? null,
      highestRate: content.highestRate ?? null,
    },
    policy: policy ? wirePolicy(policy) : null,
    decision: newest ? inLanguage(newest.shown as NonNullable<Bundle['decision']>, language) : null,
    result: newest ? resultOf(newest.result) : null,
    snapshot: newest ? snapshotOf(newest.snapshot) : null,
    examination: newest?.examination ? examinationOf(newest.examination, language) : null,
    isNewEvidence: found.isNewEvidence,
    history: found.history.map(wireStep),
    deliveries: found.deliveries.map(wireDelivery),
    referral: referral ? wireCase(referral) : null,
    asks: found.asks.map(wireAsk),
    reviews: found.reviews.map(({ requestId, askedAt, askedBy, why }) => ({
      request: requestId,
      at: formatInstant(askedAt),
      by: askedBy,
      why,
    })),
    entries: found.entries.map(({ index, entry: { id, at, operation, actor } }) => ({
      entry: id,
      at,
      operation,
      by: actor,
      index: index ?? null,
    })),
    letters: newest?.letters ?? null,
    people: Object.fromEntries(found.people),
  };
}

/** The record keeps its reasons in Chinese; a person reads them in the language of the request. */
function inLanguage(decision: NonNullable<Bundle['decision']>, language: Language): NonNullable<Bundle['decision']> {
  return {
    ...decision,
    reasons: decision.reasons.map((reason) => ({ ...reason, text: reasonText(reason as Reason, language) })),
    ask: decision.ask.map((ask) => ({ ...ask, text: documentText(ask.document, language) })),
    recourse: decision.recourse && {
      ...decision.recourse,
      changes: decision.recourse.changes.map((change) => ({ ...change, text: recourseText(change, language) })),
    },
  };
}

function resultOf({ outcome, offer, by }: NonNullable<ShownCase['newest']>['result']): NonNullable<Bundle['result']> {
  const { limitFen, tenorDays, ratePpb } = offer ?? {};
  const isOffered = limitFen !== undefined && tenorDays !== undefined && ratePpb !== undefined;
  return {
    outcome,
    offer: isOffered ? { limitFen: String(limitFen), tenorDays, rate: Number(ratePpb) / 1e9 } : null,
    by,
  };
}

function stageOf({ application, referral }: ShownCase): Bundle['application']['stage'] {
  const state = referral?.stored.state;
  if (state === 'proposed') return 'second';
  if (state === 'open' || state === 'claimed') return 'review';
  return application.state === 'submitted' ? 'new' : 'done';
}

function snapshotOf({ sources, measures, categories }: NonNullable<ShownCase['newest']>['snapshot']) {
  return {
    sources: sources.map((source) => ({ ...source, quality: { ...source.quality } })),
    measures: { ...measures },
    categories: { ...categories },
  };
}

type Examined = NonNullable<NonNullable<ShownCase['newest']>['examination']>;

function examinationOf({ checks, findings }: Examined, language: Language): NonNullable<Bundle['examination']> {
  return {
    checks: checks.map(({ check, verdict, sources, leftFen, rightFen, logLikelihoodRatio, records }) => ({
      check,
      text: checkText(check, language) ?? check,
      verdict,
      sources: [...sources],
      leftFen,
      rightFen,
      logLikelihoodRatio,
      records: records.length,
    })),
    findings: findings.map(
      ({ code, severity, amountFen, startsOn, endsOn, parties, records, innocentExplanations }) => ({
        code,
        severity,
        amountFen,
        startsOn,
        endsOn,
        parties: [...parties],
        records: records.length,
        innocentExplanations: [...innocentExplanations],
      }),
    ),
  };
}

function wirePolicy({ name, version, title, cutOffPd, product, sources }: Policy): NonNullable<Bundle['policy']> {
  return {
    name,
    version,
    zh: title.zh,
    en: title.en,
    cutOffPd,
    minFen: String(product.minFen),
    maxFen: String(product.maxFen),
    minTenorDays: product.minTenorDays,
    maxTenorDays: product.maxTenorDays,
    maxRate: product.maxRate,
    sources: sources.map((source) => ({ ...source })),
  };
}

export function wireProduct(policy: Policy, isDefault: boolean): Wire<typeof contract.listProducts>['items'][number] {
  const { sources: _, ...product } = wirePolicy(policy);
  return { ...product, isDefault };
}

function wireStep({ row, halfWidth, arrived }: DecisionStep): Bundle['history'][number] {
  return {
    ...wireBrief(row),
    digest: row.recordDigest,
    asOf: row.asOf,
    decidedAt: formatInstant(row.decidedAt),
    by: row.decidedBy,
    halfWidth,
    arrived: [...arrived],
  };
}

function wireDelivery({ importId, arrivedAt, ...rest }: FirmDelivery): Bundle['deliveries'][number] {
  return { import: importId, arrivedAt: formatInstant(arrivedAt), ...rest };
}

export function wireAsk({
  askId,
  askedAt,
  askedBy,
  documents,
  note,
}: DocumentAsk): Wire<typeof contract.askForDocuments> {
  return { ask: askId, askedAt: formatInstant(askedAt), by: askedBy, documents: [...documents], note };
}

export function wireDraft({ draft, firm, content }: ShownDraft): Wire<typeof contract.showDraft> {
  return {
    draft: draft.draftId,
    firm,
    content: { ...content },
    begunAt: formatInstant(draft.begunAt),
    savedAt: formatInstant(draft.savedAt),
    version: draft.version,
    ...(draft.applicationId === null ? {} : { application: draft.applicationId }),
  };
}

export function wireFilter({ filterId, list, name, query }: SavedFilter): Wire<typeof contract.saveFilter> {
  return { filter: filterId, list, name, query };
}

export function wireInspection({
  uploadId,
  fileName,
  header,
  rows,
  kinds,
}: Inspection): Wire<typeof sessions.inspectFile> {
  return {
    upload: uploadId,
    fileName,
    header: [...header],
    rows: rows.map((row) => [...row]),
    kinds: kinds.map(({ columns, missing, ...guess }) => ({
      ...guess,
      columns: columns.map((column) => ({ ...column })),
      missing: missing.map(({ field, or }) => ({ field, or: or.map((others) => [...others]) })),
    })),
  };
}
