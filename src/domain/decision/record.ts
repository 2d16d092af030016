import type { Verdict } from '#domain/compliance/index.ts';
import type { OutcomeSet } from '#domain/credit/index.ts';
import type { CalendarDate, Digest, Fen, RatePpb } from '#domain/kernel/index.ts';
import type { LimitBound } from '#domain/terms/index.ts';
import type { Application } from './application.ts';
import type { ExaminationFound } from './examination-found.ts';
import type { RecourseFound } from './find-recourse.ts';
import type { ShockFound } from './find-shock.ts';
import type { BandFound } from './learning-band.ts';
import type { DecisionMode, Outcome } from './mode.ts';
import type { Ask, Reason } from './reason.ts';

/** What computed the decision: the last bit of a logarithm differs between majors of Node. */
export type Engine = { readonly version: string; readonly node: string; readonly arch: string };

/** What one rule of the law said, and what it lacks where it could not say. */
export type GateFinding = {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly basis: string;
  readonly citation: string;
  readonly missing: readonly string[];
};

/** The yearly rate by what it pays for, decimals that add up to the rate. */
export type PriceParts = {
  readonly ftp: number;
  readonly expectedLoss: number;
  readonly opex: number;
  readonly capital: number;
  readonly margin: number;
};

/** What the firm may take. A `bridge` carries a sound firm over a temporary shock. */
export type Offer = {
  readonly kind: 'loan' | 'bridge';
  readonly limitFen: Fen;
  readonly tenorDays: number;
  readonly ratePpb: RatePpb;
};

/** How the terms came about, also where nothing was offered: each bound on the limit, the cash flow it rests on, the price. */
export type TermsFound = {
  /** The PD that the price covers: of the year ahead where the policy says where the economy stands, else that of the model. */
  readonly pd: number;
  readonly needFen: Fen | null;
  readonly capacityFen: Fen | null;
  readonly policyCapFen: Fen;
  readonly limitFen: Fen;
  readonly boundBy: LimitBound | null;
  readonly cashFlowMeasure: string | null;
  readonly cashFlowFen: Fen | null;
  readonly cycleDays: number;
  readonly tenorDays: number;
  readonly ratePpb: RatePpb;
  readonly price: PriceParts;
};

/** What the scorecard said. */
export type RiskFound = {
  readonly score: number;
  readonly logOdds: number;
  readonly halfWidth: number;
  readonly pd: number;
  readonly pdLow: number;
  readonly pdHigh: number;
  readonly grade: string;
  /** By the interval alone. */
  readonly action: 'approve' | 'refer' | 'decline';
  /** Whether it would stand whatever the documents said that are not there; only then is it acted upon. */
  readonly holds: boolean;
  /** The outcomes that the PD leaves possible; null where the model was not calibrated on outcomes. */
  readonly set: OutcomeSet | null;
  readonly variables: readonly {
    readonly name: string;
    readonly state: 'fresh' | 'stale' | 'unknown';
    readonly points: number;
    readonly sd: number;
  }[];
};

export type RecordDigests = {
  readonly snapshot: Digest;
  /** Of the examination that belongs to the snapshot; null where there is none. */
  readonly examination: Digest | null;
  readonly facts: Digest;
  /** Of the readings of a shock that were given; null where none were. */
  readonly shock: Digest | null;
  readonly model: Digest;
  readonly policy: Digest;
  /** The whole rule pack, and its dated parameters alone. */
  readonly rules: Digest;
  readonly parameters: Digest;
  readonly engine: Digest;
};

/**
 * A decision, or a recommendation where the actor's licence forbids deciding, with all that it rests on. The record is
 * plain canonical data; its digest is taken over everything but the firm's code, so that renumbering changes nothing.
 */
export type DecisionRecord = {
  readonly schema: 'weir-decision/1';
  readonly firm: string;
  readonly asOf: CalendarDate;
  readonly capacity: 'decision' | 'recommendation';
  readonly mode: DecisionMode;
  readonly policy: string;
  readonly model: string;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly ask: readonly Ask[];
  /** The least change that would have led to an approval; null where none is known. */
  readonly recourse: RecourseFound | null;
  readonly offer: Offer | null;
  readonly risk: RiskFound | null;
  readonly terms: TermsFound | null;
  /** What the sales of the firm and of its peers say of a shock; null where it was not asked or not known. */
  readonly shock: ShockFound | null;
  /** Whether the refusal lay in the band in which a few are lent to; null outside it. */
  readonly band: BandFound | null;
  /** What the evidence says of itself, and which measures were corrected by it; null where nobody looked. */
  readonly examination: ExaminationFound | null;
  readonly gates: readonly GateFinding[];
  readonly application: Application;
  readonly digests: RecordDigests;
  readonly engine: Engine;
};
