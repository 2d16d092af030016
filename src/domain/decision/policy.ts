import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { Fen } from '#domain/kernel/index.ts';
import type { IrbClass } from '#domain/numeric/index.ts';

/** A source that the policy reads. A mandatory one that is absent, or older than its most, leaves the case to a person. */
export type PolicySource = {
  readonly kind: EvidenceKind;
  readonly mandatory: boolean;
  readonly maxAgeDays: number;
};

/** What may be lent. Rates are yearly decimals. */
export type Product = {
  readonly id: string;
  readonly minFen: Fen;
  readonly maxFen: Fen;
  readonly stepFen: Fen;
  readonly minTenorDays: number;
  readonly maxTenorDays: number;
  readonly minRate: number;
  readonly maxRate: number;
};

/** The capital regimes of the terms module that a policy may name, as plain data. */
export type PolicyCapital =
  | { readonly regime: 'standardised'; readonly weight: number; readonly ratio: number }
  | { readonly regime: 'irb'; readonly irbClass: IrbClass; readonly maturity: number; readonly ratio: number }
  | { readonly regime: 'micro-loan'; readonly nonStandardDebt: number; readonly standardisedDebt: number };

/** What a loan costs the lender beside the borrower's risk. */
export type Pricing = {
  readonly lgd: number;
  readonly fundingRate: number;
  readonly operatingRate: number;
  readonly capital: PolicyCapital;
  readonly hurdle: number;
  readonly tax: number;
  readonly margin: number;
};

/**
 * Where the cash for debt service is read: a monthly measure times a share of it. The share is the margin measure held to
 * [leastShare, mostShare]; without a margin it is the least.
 */
export type CashFlowBasis = {
  readonly measure: string;
  readonly marginMeasure: string | null;
  readonly leastShare: number;
  readonly mostShare: number;
};

export type TermsPolicy = {
  /** In order of trust: the first whose measure is known is taken. */
  readonly cashFlow: readonly CashFlowBasis[];
  /** Monthly service of running debts; null where the policy cannot see them. */
  readonly debtServiceMeasure: string | null;
  readonly minimumCover: number;
  readonly salesMeasure: string;
  /** Profit on sales; where it is not measured, or the policy cannot see it, `usualMargin`. */
  readonly marginMeasure: string | null;
  readonly usualMargin: number;
  readonly growthMeasure: string;
  /** The growth that a plan may count on, either way. */
  readonly growthBound: number;
  readonly cycleMeasure: string | null;
  /** The cycle where none is measured. */
  readonly usualCycleDays: number;
  readonly tenorBuffer: number;
  /** The share of its working capital that a firm finances itself. */
  readonly ownShare: number;
};

/** A document outside the model that may settle a case that the model leaves open, with the share of doubt it is judged to remove. */
export type FurtherDocument = {
  readonly document: EvidenceKind;
  readonly value: number;
};

/**
 * Where the economy stands: the PD of the model is one over the cycle and decides grade and eligibility; the price is set on
 * the PD of the year ahead. Absent where the lender takes the two for the same.
 */
export type CyclePolicy = {
  /** The systematic factor of the year ahead, standard normal, negative in bad years. */
  readonly factor: number;
  readonly correlation: number;
  /** The day on which the factor was set, and by whom or from what. */
  readonly observedOn: string;
  readonly source: string;
};

/** A small share of near refusals that is lent to, to learn what refusals cost. Off where it is absent. */
export type LearningBandPolicy = {
  /** Refusals up to this PD are in the band. */
  readonly highestPd: number;
  /** The share of them that is lent to. */
  readonly share: number;
  readonly mostFen: Fen;
};

/** How a shock is told from lost capacity, and what a bridge may be. Absent where the lender does not ask. */
export type ShockPolicy = {
  /** The chance that the structure holds from which it is sound, and under which it erodes. */
  readonly soundFrom: number;
  readonly erodingBelow: number;
  /** Days of outflow that the balance must cover for a firm to be liquid. */
  readonly leastCashDays: number;
  readonly mostRenewals: number;
  readonly recoveryMonths: number;
  readonly bufferMonths: number;
  /** The share of a firm's sales that it needs to go on while it sells nothing. */
  readonly runningCostShare: number;
  /** The PD of a firm without cash that nobody carries over. */
  readonly pdWithoutBridge: number;
  readonly bridgeLgd: number;
  /** What an eroding firm with cash may have of its limit, and for how long at most. */
  readonly smallerShare: number;
  readonly smallerTenorDays: number;
};

/** How an institution lends: which evidence it insists on, how much doubt it bears, what it offers, at which cost. */
export type Policy = {
  readonly format: 'weir-policy/1';
  readonly name: string;
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The scorecard by name; the record keeps its digest. */
  readonly model: string;
  /** Which rules of the pack are asked; absent lists ask all that bind the actor. */
  readonly law: { readonly subjects?: readonly string[]; readonly rules?: readonly string[] };
  readonly sources: readonly PolicySource[];
  readonly cutOffPd: number;
  /** A source of which fewer records satisfy their own arithmetic contradicts itself, and a person looks. */
  readonly leastConsistency: number;
  readonly product: Product;
  readonly pricing: Pricing;
  readonly terms: TermsPolicy;
  readonly furtherDocuments: readonly FurtherDocument[];
  readonly shock?: ShockPolicy;
  readonly cycle?: CyclePolicy;
  readonly learningBand?: LearningBandPolicy;
};
