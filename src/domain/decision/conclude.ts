import type { CardScore } from '#domain/credit/index.ts';
import { EVIDENCE_KINDS, findMeasure, type Snapshot } from '#domain/evidence/index.ts';
import { fen, fenFromEstimate, ratePpb, rateToNumber } from '#domain/kernel/index.ts';
import type { Application } from './application.ts';
import { documentsFor } from './ask.ts';
import { actionThatHolds } from './assess-risk.ts';
import type { ShockFound } from './find-shock.ts';
import type { Outcome } from './mode.ts';
import type { Policy } from './policy.ts';
import type { Ask, Reason } from './reason.ts';
import type { GateFinding, Offer, TermsFound } from './record.ts';

/** What the stages found, in the order in which they speak. */
export interface Found {
  readonly policy: Policy;
  readonly application: Application;
  readonly ages: readonly (number | null)[];
  readonly sources: Snapshot['sources'];
  readonly measures: Snapshot['measures'];
  /** Whether the scorecard was released to decide; else it may only refer. */
  readonly mayDecide: boolean;
  readonly score: CardScore | null;
  readonly terms: TermsFound | null;
  readonly shock: ShockFound | null;
  /** The bridge that may be offered instead of a loan, or null. */
  readonly bridge: Offer | null;
  readonly contradictions: readonly Reason[];
  readonly gates: readonly GateFinding[];
  /** Whether no loan of the product would be lawful, not even the smallest at the least rate. */
  readonly forbidden: boolean;
}

export interface Conclusion {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly ask: readonly Ask[];
  readonly offer: Offer | null;
}

/**
 * The outcome, by the first that applies: no loan of the product is lawful, evidence that the policy insists on lacks, the
 * scorecard declines, something leaves the case to a person, an offer. Reasons of risk stand in two places only: the
 * scorecard's decline, and what sets an offer apart from the request. Terms that the law refuses while others of the product are lawful go to a person: the price of a firm rises with
 * what is not known of it, and doubt may not decline.
 */
export function conclude(found: Found): Conclusion {
  const { score, gates } = found;
  if (found.forbidden) return declined([]);
  const lacking = lackingSources(found);
  if (score === null)
    return referred(found, [reason('missing', 'MODEL_NOT_RUN', 'model'), ...lacking, ...doubtsOfGates(gates)]);
  const { shock, bridge, contradictions } = found;
  const open = gates.some(({ verdict }) => verdict !== 'pass');
  const settled = lacking.length + contradictions.length === 0;
  if (settled && bridge && !open) return bridged(found, bridge);
  if (settled && shock?.answer === 'decline') return declined(reasonsOfShock(shock));
  if (lacking.length === 0 && !bridge && actionThatHolds(score) === 'decline')
    return declined(riskReasons(score, found.measures));
  const doubts = [...lacking, ...doubtsOfScore(score, found.mayDecide, lacking), ...doubtsOfGates(gates)];
  if (!settled || actionThatHolds(score) !== 'approve' || open) return referred(found, [...contradictions, ...doubts]);
  return offered(found);
}

/** A bridge is never what was asked for: the firm hears why it is offered one. */
function bridged({ shock }: Found, offer: Offer): Conclusion {
  const values = {
    cashDays: shock?.cashDays ?? null,
    tenorDays: offer.tenorDays,
    systemicPeriods: shock?.systemicPeriods ?? 0,
  };
  return { outcome: 'counter', reasons: [reason('risk', 'BRIDGE_OVER_SHOCK', 'cash', values)], ask: [], offer };
}

/** Both axes speak against new money, on fresh sales and a fresh statement. */
function reasonsOfShock(shock: ShockFound): Reason[] {
  return [
    reason('risk', 'CAPACITY_LOST', 'sales', { keptShare: shock.index }),
    reason('risk', 'CASH_SHORT', 'cash', { cashDays: shock.cashDays }),
  ];
}

function declined(reasons: readonly Reason[]): Conclusion {
  return { outcome: 'decline', reasons, ask: [], offer: null };
}

function referred(found: Found, reasons: readonly Reason[]): Conclusion {
  return { outcome: 'refer', reasons, ask: documentsFor(found, reasons), offer: null };
}

/** An offer where the evidence bears one within the product; otherwise a person, with what would show more cash. */
function offered(found: Found): Conclusion {
  const { policy, application, terms } = found;
  const { product } = policy;
  if (terms === null) throw new Error('a case that is approved must have terms');
  if (terms.ratePpb > ratePpb(product.maxRate))
    return referred(found, [reason('missing', 'PRICE_ABOVE_PRODUCT', 'price', { maxRate: product.maxRate })]);
  if (terms.limitFen < product.minFen) {
    const values = { limitFen: Number(terms.limitFen), minimumFen: Number(product.minFen), boundBy: terms.boundBy };
    return referred(found, [reason('missing', 'CASH_FLOW_UNPROVEN', terms.cashFlowMeasure ?? 'cash-flow', values)]);
  }
  const whole: Offer = {
    kind: 'loan',
    limitFen: terms.limitFen,
    tenorDays: terms.tenorDays,
    ratePpb: terms.ratePpb,
  };
  const smaller = found.shock?.answer === 'smaller' ? smallerOffer(whole, policy) : null;
  const offer = smaller ?? whole;
  const differences = [
    ...differencesFrom(application, offer, terms),
    ...(smaller && found.shock ? [reason('risk', 'LESS_FOR_ERODING', 'sales', { keptShare: found.shock.index })] : []),
  ];
  return { outcome: differences.length > 0 ? 'counter' : 'approve', reasons: differences, ask: [], offer };
}

/** Less, for less long, to a firm whose capacity erodes while it still has cash; no less than the product's smallest loan. */
function smallerOffer(offer: Offer, { product, shock }: Policy): Offer {
  if (!shock) return offer;
  const share = fenFromEstimate(Number(offer.limitFen) * shock.smallerShare, 'floor');
  const stepped = fen(share - (share % product.stepFen));
  const isLent = stepped >= product.minFen;
  return {
    ...offer,
    limitFen: isLent ? stepped : product.minFen,
    tenorDays: Math.max(product.minTenorDays, Math.min(offer.tenorDays, shock.smallerTenorDays)),
  };
}

function differencesFrom(application: Application, offer: Offer, terms: TermsFound): Reason[] {
  const { requestedFen, requestedTenorDays, highestRate } = application;
  const found: Reason[] = [];
  if (requestedFen !== null && offer.limitFen < requestedFen) {
    const values = { requestedFen: Number(requestedFen), limitFen: Number(offer.limitFen) };
    found.push(
      reason('risk', `LIMIT_BY_${(terms.boundBy ?? 'capacity').toUpperCase().replace('-', '_')}`, 'limit', values),
    );
  }
  if (requestedFen !== null && offer.limitFen > requestedFen)
    found.push(reason('risk', 'LIMIT_BY_PRODUCT_MINIMUM', 'limit', { minimumFen: Number(offer.limitFen) }));
  if (requestedTenorDays !== null && offer.tenorDays !== requestedTenorDays)
    found.push(reason('risk', 'TENOR_BY_PRODUCT', 'tenor', { requestedTenorDays, tenorDays: offer.tenorDays }));
  if (highestRate !== null && offer.ratePpb > ratePpb(highestRate))
    found.push(reason('risk', 'RATE_BY_RISK', 'rate', { highestRate, rate: rateToNumber(offer.ratePpb) }));
  return found;
}

function reason(kind: Reason['kind'], code: string, subject: string, values: Reason['values'] = {}): Reason {
  return { kind, code, subject, values };
}

function riskReasons(score: CardScore, measures: Snapshot['measures']): Reason[] {
  return score.weaknesses.map(({ name, pointsLost }) =>
    reason('risk', 'WEAK_VARIABLE', name, { pointsLost, measured: measures[name] ?? null }),
  );
}

/** Mandatory sources that are absent, of no known age, or older than the policy bears. */
function lackingSources({ policy, ages, sources }: Found): Reason[] {
  const found: Reason[] = [];
  for (const { kind, mandatory, maxAgeDays } of policy.sources) {
    if (!mandatory) continue;
    const age = ages[EVIDENCE_KINDS.indexOf(kind)]!;
    const present = sources.some((source) => source.kind === kind && source.state === 'present');
    if (age === null) found.push(reason('missing', present ? 'SOURCE_UNDATED' : 'SOURCE_ABSENT', kind));
    else if (age > maxAgeDays) found.push(reason('missing', 'SOURCE_STALE', kind, { ageDays: age, maxAgeDays }));
  }
  return found;
}

/** Sources that the policy reads and that contradict themselves. It moves nothing in the score: that is for a person to see. */
export function contradictedSources(policy: Policy, sources: Snapshot['sources']): Reason[] {
  const read = new Set(policy.sources.map(({ kind }) => kind));
  return sources.flatMap(({ kind, quality: { consistency } }) =>
    read.has(kind) && consistency !== null && consistency < policy.leastConsistency
      ? [reason('contradiction', 'SOURCE_INCONSISTENT', kind, { brokenShare: 1 - consistency })]
      : [],
  );
}

/** What the scorecard could not settle; a source that is already named as lacking is not named again by its variables. */
function doubtsOfScore(score: CardScore, mayDecide: boolean, lacking: readonly Reason[]): Reason[] {
  if (actionThatHolds(score) !== 'refer') return [];
  if (!mayDecide) return [reason('missing', 'MODEL_MAY_NOT_DECIDE', 'model')];
  const found = score.variables
    .filter(({ name, state }) => state !== 'fresh' && !isNamed(name, lacking))
    .map(({ name, state }) => reason('missing', state === 'stale' ? 'VARIABLE_STALE' : 'VARIABLE_UNKNOWN', name));
  return found.length + lacking.length > 0 ? found : [reason('missing', 'EVIDENCE_LEAVES_OPEN', 'pd')];
}

function isNamed(measure: string, lacking: readonly Reason[]): boolean {
  return (findMeasure(measure)?.sources ?? []).some((kind) => lacking.some(({ subject }) => subject === kind));
}

function doubtsOfGates(gates: readonly GateFinding[]): Reason[] {
  return gates
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ rule, verdict }) => reason('missing', verdict === 'unknown' ? 'GATE_UNKNOWN' : 'GATE_TO_PERSON', rule));
}
