import {
  type BridgeBar,
  bridgeBars,
  bridgeValue,
  type CardScore,
  type Liquidity,
  type ShockAnswer,
  type Structure,
  shockAnswer,
  structureOf,
} from '#domain/credit/index.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type Snapshot } from '#domain/evidence/index.ts';
import { type Fen, fen, fenFromEstimate, ratePpb, rateToNumber } from '#domain/kernel/index.ts';
import type { Application } from './application.ts';
import type { Artefacts } from './artefacts.ts';
import { actionThatHolds, declinesBesideShock } from './assess-risk.ts';
import type { Policy, ShockPolicy } from './policy.ts';
import type { Offer, TermsFound } from './record.ts';
import { NO_RUNNING_LOAN, type ShockCase, type ShockReading } from './shock-case.ts';

/** What the two axes say of a firm, and what a bridge would be worth; kept whether or not it is built. */
export type ShockFound = ShockReading & {
  readonly structure: Structure;
  readonly liquidity: Liquidity;
  readonly cashDays: number | null;
  readonly answer: ShockAnswer;
  /** What the firm lacks while the shock lasts, by its own sales; null where the size of its sales is not known. */
  readonly gapFen: Fen | null;
  readonly bridgeFen: Fen;
  readonly bridgeDays: number;
  readonly bridgeValueFen: Fen;
  /** Why no bridge may be built; empty where one may. */
  readonly bars: readonly BridgeBar[];
};

/**
 * The bridge that may be offered: a sound firm without cash, no guard against it, and a scorecard that would not decline the
 * firm without the shock. A firm that is lent to as it is needs none; one whose cash flow bears no
 * loan while the shock lasts does.
 */
export function bridgeOffer(
  score: CardScore,
  shock: ShockFound | null,
  terms: TermsFound,
  artefacts: Artefacts,
): Offer | null {
  if (shock?.answer !== 'bridge' || shock.bars.length > 0 || !artefacts.scorecard.card.mayDecide) return null;
  const { product } = artefacts.policy;
  const isBorne = terms.limitFen >= product.minFen && terms.ratePpb <= ratePpb(product.maxRate);
  if ((actionThatHolds(score) === 'approve' && isBorne) || declinesBesideShock(score, artefacts)) return null;
  return { kind: 'bridge', limitFen: shock.bridgeFen, tenorDays: shock.bridgeDays, ratePpb: terms.ratePpb };
}

interface ShockStage {
  readonly policy: Policy;
  readonly application: Application;
  readonly ages: readonly (number | null)[];
  readonly measures: Snapshot['measures'];
  readonly score: CardScore;
  readonly terms: TermsFound;
  readonly contradicted: boolean;
}

/** Null where the policy does not ask, or the sales tell nothing. A source that is too old to be read says nothing of either axis. */
export function findShock(shock: ShockCase | undefined, stage: ShockStage): ShockFound | null {
  const { policy, measures } = stage;
  const rules = policy.shock;
  if (!rules || !shock?.reading) return null;
  const { reading } = shock;
  const readable = (kind: EvidenceKind) => isReadable(kind, stage);
  const structure = readable('sales-invoices') ? structureOf(reading.holds, rules) : 'unclear';
  const cashDays = readable('bank-transactions') ? (measures.bankCashDays ?? null) : null;
  const liquidity = liquidityOf(cashDays, rules);
  const bridge = bridgeFor(shock, reading, rules, stage);
  return { ...reading, structure, liquidity, cashDays, answer: shockAnswer(structure, liquidity), ...bridge };
}

function isReadable(kind: EvidenceKind, { policy, ages }: ShockStage): boolean {
  const age = ages[EVIDENCE_KINDS.indexOf(kind)] ?? null;
  const most = policy.sources.find((source) => source.kind === kind)?.maxAgeDays ?? Number.POSITIVE_INFINITY;
  return age !== null && age <= most;
}

function liquidityOf(cashDays: number | null, { leastCashDays }: ShockPolicy): Liquidity {
  if (cashDays === null) return 'unknown';
  return cashDays >= leastCashDays ? 'liquid' : 'illiquid';
}

const DAYS_A_MONTH = 365 / 12;

/** As long as recovery is expected to take and a buffer, and no more than what is lacked until then. */
function bridgeFor(shock: ShockCase, reading: ShockReading, rules: ShockPolicy, stage: ShockStage) {
  const { policy, application, terms, score, contradicted, measures } = stage;
  const { product, pricing } = policy;
  const running = shock.running ?? NO_RUNNING_LOAN;
  const bridgeDays = Math.min(
    product.maxTenorDays,
    Math.ceil((rules.recoveryMonths + rules.bufferMonths) * DAYS_A_MONTH),
  );
  const gapFen = gapOf(reading, measures.salesMonthlyMeanFen ?? null, rules);
  const wished = [gapFen, application.requestedFen, product.maxFen].filter((amount) => amount !== null);
  const most = wished.reduce((least, amount) => {
    if (amount < least) return amount;
    return least;
  });
  const bridgeFen = fen(most < product.minFen || gapFen === null ? 0n : most - (most % product.stepFen));
  const value = bridgeValue({
    pdWithout: Math.max(rules.pdWithoutBridge, score.pd),
    pdWith: score.pd,
    exposure: Number(running.outstandingFen),
    lgd: pricing.lgd,
    bridge: Number(bridgeFen),
    bridgeLgd: rules.bridgeLgd,
    rate: rateToNumber(terms.ratePpb),
    fundingRate: pricing.fundingRate,
    years: bridgeDays / 365,
  });
  const bars = bridgeBars({
    renewalsWithoutProgress: running.renewalsWithoutProgress,
    mostRenewals: rules.mostRenewals,
    shown: isShared(reading) || shock.documents.length > 0,
    contradicted,
    value: bridgeFen > 0n ? value : 0,
  });
  return { gapFen, bridgeFen, bridgeDays, bridgeValueFen: fenFromEstimate(value, 'half-up'), bars };
}

/** Peers must share a part of what the firm lacks now, not have been in trouble at some other time of the year. */
const LEAST_SHARED = 0.25;

function isShared({ sharedGap, gap, silence }: ShockReading): boolean {
  return silence === 'silent-with-peers' || (gap !== null && gap < 0 && (sharedGap ?? 0) >= LEAST_SHARED);
}

/** The share of its usual sales that it lacks, times the costs that go on without sales, for half of the recovery. */
function gapOf({ gap }: ShockReading, monthlyFen: number | null, rules: ShockPolicy): Fen | null {
  if (monthlyFen === null) return null;
  const lost = gap === null ? 1 : Math.max(0, 1 - Math.exp(gap));
  return fenFromEstimate(Math.max(0, monthlyFen) * lost * rules.runningCostShare * (rules.recoveryMonths / 2), 'floor');
}
