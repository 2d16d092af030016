import { type CardScore, INTERVAL_90, worthOfDocument } from '#domain/credit/index.ts';
import { EVIDENCE_KINDS, findMeasure } from '#domain/evidence/index.ts';
import { type Fen, fenFromEstimate } from '#domain/kernel/index.ts';
import type { Application } from './application.ts';
import { actionThatHolds } from './assess-risk.ts';
import { documentMinutes } from './document.ts';
import type { Policy } from './policy.ts';
import type { Ask, Reason } from './reason.ts';
import type { TermsFound } from './record.ts';

interface OpenCase {
  readonly policy: Policy;
  readonly application: Application;
  readonly ages: readonly (number | null)[];
  readonly score: CardScore | null;
  readonly terms: TermsFound | null;
}

/**
 * The documents that would help: what the policy lacks, what the scorecard waits for, what else may settle it. What the
 * policy insists on comes first, then what is worth most for a minute of the applicant's time. A document that has come, and
 * is fresh, is on no list any more.
 */
export function documentsFor(found: OpenCase, reasons: readonly Reason[]): Ask[] {
  const { policy, score, ages } = found;
  const shares = new Map<string, number>();
  const offer = (document: string, share: number) => shares.set(document, Math.max(share, shares.get(document) ?? 0));
  const lacking = new Set<string>();
  for (const { kind, code, subject } of reasons)
    if (kind !== 'risk' && code.startsWith('SOURCE_')) {
      offer(subject, 1);
      lacking.add(subject);
    }
  if (score && actionThatHolds(score) === 'refer') {
    const variance = (score.halfWidth / INTERVAL_90) ** 2;
    for (const { document, sd } of score.ask)
      for (const kind of papersFor(document)) offer(kind, Math.min(1, (sd * sd) / variance));
  }
  const unsettled = reasons.some(({ code }) => code === 'EVIDENCE_LEAVES_OPEN' || code === 'CASH_FLOW_UNPROVEN');
  if (unsettled)
    for (const { document, value } of policy.furtherDocuments)
      if (ages[EVIDENCE_KINDS.indexOf(document)] === null) offer(document, value);
  const order = (ask: Ask) => Number(ask.worthFen) / ask.minutes;
  return [...shares]
    .map(([document, share]) => askFor(document, share, found))
    .sort(
      (a, b) =>
        Number(lacking.has(b.document)) - Number(lacking.has(a.document)) ||
        order(b) - order(a) ||
        b.value - a.value ||
        (a.document < b.document ? -1 : 1),
    );
}

function askFor(document: string, share: number, found: OpenCase): Ask {
  const value = Math.round(share * 1e4) / 1e4;
  return { document, value, worthFen: worthOf(share, found), minutes: documentMinutes(document) };
}

/** What deciding with the document gains on the loan asked for, at the policy's loss given default and its cut-off. */
function worthOf(share: number, { policy, score, application, terms }: OpenCase): Fen {
  const amount = application.requestedFen ?? (terms && terms.limitFen > 0n ? terms.limitFen : policy.product.minFen);
  if (score === null) return fenFromEstimate(0, 'floor');
  const variance = (score.halfWidth / INTERVAL_90) ** 2;
  const worth = worthOfDocument({
    logOdds: score.logOdds,
    variance,
    settled: share * variance,
    cutOffPd: policy.cutOffPd,
    lgd: policy.pricing.lgd,
  });
  return fenFromEstimate(worth * Number(amount), 'floor');
}

/** A fitted scorecard names no documents but its own columns; the papers are then those that the measure is summed from. */
function papersFor(document: string): readonly string[] {
  return findMeasure(document)?.sources ?? [document];
}
