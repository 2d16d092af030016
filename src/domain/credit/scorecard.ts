import type { CalendarDate } from '#domain/kernel/index.ts';
// Aliases and not interfaces, so that an artefact is a canonical value and can be digested as it stands.
import type { Drift } from './doubt.ts';
import type { Scale } from './scale.ts';

/** What a bin is for. Special values and categories are matched before intervals; an interval is [from, to), null = unbounded. */
export type BinMatch =
  | { readonly kind: 'interval'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'categories'; readonly values: readonly string[] }
  | { readonly kind: 'special'; readonly values: readonly (number | string)[] }
  /** Structurally absent: the thing does not exist. Never for evidence that is late, lost or withheld. */
  | { readonly kind: 'missing' }
  /** Every category that is not named. */
  | { readonly kind: 'rest' };

/** One bin: its points, and the share of the population that falls into it, which doubt draws from. */
export type Bin = BinMatch & {
  /** More points are better. The points of all variables and `basePoints` add up to the score. */
  readonly points: number;
  readonly share: number;
  /** How the points were fitted; null in a hand-written bin. WoE = ln(share of goods / share of bads), smoothed by ½. */
  readonly fitted: { readonly goods: number; readonly bads: number; readonly woe: number } | null;
};

export type ScorecardVariable = {
  /** The name of the measure, category or column that it reads. */
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly type: 'numeric' | 'categorical';
  /** What to ask for when the value is unknown or stale; one document may serve several variables. */
  readonly document: string;
  /** Up to this age in days the value is fresh: it may be a reason, and it is not asked for again. */
  readonly freshDays: number;
  readonly drift: Drift;
  /** Information value of the fitted bins; null in a hand-written variable. */
  readonly iv: number | null;
  readonly coefficient: number | null;
  readonly bins: readonly Bin[];
};

/** What a person must know before using a model. */
type ModelCard = {
  readonly title: string;
  readonly purpose: string;
  readonly population: string;
  /** What counts as bad. */
  readonly outcome: string;
  readonly data: string;
  readonly rows: number | null;
  readonly bads: number | null;
  readonly limitations: readonly string[];
  readonly approvedBy: string | null;
  readonly approvedOn: CalendarDate | null;
};

/** Grades from best to worst; a PD belongs to the first whose `below` exceeds it, the last is below 1 and takes 1 too. */
export type GradeBound = {
  readonly grade: string;
  readonly below: number;
};

/** How a fitted scorecard came about; all that validation and audit need. */
type FitRecord = {
  readonly target: { readonly column: string; readonly bad: string };
  /** Log-odds of bad = intercept + Σ coefficient · WoE. */
  readonly intercept: number;
  /** Cases added to each count of a bin before its weight of evidence is taken. */
  readonly woeSmoothing: number;
  /** ½ · ridge · |coefficients|² was taken off the log-likelihood. */
  readonly ridge: number;
  /** Lower triangle, row by row, of the covariance of (intercept, coefficients in the order of the variables). */
  readonly covariance: readonly number[];
  readonly gradientNorm: number;
  /** Scores of the training rows in bins of equal count: inner edges, and the shares that they cut. */
  readonly scores: { readonly edges: readonly number[]; readonly shares: readonly number[] };
  readonly segment: SegmentRecord | null;
};

/** Bad rates by segment, each pulled towards the whole as far as its own cases are few. */
export type SegmentRecord = {
  readonly column: string;
  /** How many cases of the whole each segment is credited with. */
  readonly strength: number;
  readonly rates: readonly {
    readonly segment: string;
    readonly rows: number;
    readonly bads: number;
    readonly pooledPd: number;
  }[];
};

/** Thresholds of class-conditional conformal sets, for all cases and for segments with enough of either class. */
export type ConformalRecord = {
  /** The share of each class that its set may miss. */
  readonly alpha: number;
  /** How the cases that set the thresholds were kept apart from those that fitted the card. */
  readonly split: 'cross-fitted' | 'held-out';
  readonly column: string | null;
  readonly groups: readonly ConformalGroup[];
};

/** `segment` null = all cases. `good` bounds the PD, `bad` bounds 1 − PD. */
export type ConformalGroup = {
  readonly segment: string | null;
  readonly goods: number;
  readonly bads: number;
  readonly good: number;
  readonly bad: number;
};

/**
 * A scorecard, fitted or written by experts: the same artefact and the same scoring. Score = basePoints + Σ points;
 * log-odds of bad = (offset − score) / factor by its scale. It is plain data, and its JSON text scores to the same bytes.
 */
export type Scorecard = {
  readonly format: 'weir-scorecard/1';
  readonly name: string;
  readonly version: string;
  readonly origin: 'fitted' | 'expert';
  readonly card: ModelCard;
  /** False: whatever the score, the case goes to a person. Always false for a fit on fewer than 100 bads. */
  readonly mayDecide: boolean;
  /** The PD beyond which a loan is not worth making. */
  readonly cutOffPd: number;
  readonly grades: readonly GradeBound[];
  readonly scale: Scale;
  readonly basePoints: number;
  /** Standard deviation on log-odds of what the coefficients leave open. */
  readonly modelSd: number;
  readonly variables: readonly ScorecardVariable[];
  /**
   * How the contributions of the variables move together in the population: lower triangle of their correlations with the
   * diagonal, row by row. Where it is absent nobody has measured it and the variables count as independent.
   */
  readonly dependence?: readonly number[];
  /** What a PD leaves possible, by class; absent where the card was not calibrated on outcomes. */
  readonly conformal?: ConformalRecord;
  readonly fit: FitRecord | null;
};

/** A fit on fewer bads than this may only refer. */
export const BADS_TO_DECIDE = 100;

/** The grade of a PD by the artefact's scale. */
export function gradeOfPd(grades: readonly GradeBound[], pd: number): string {
  const found = grades.find((bound) => pd < bound.below) ?? grades.at(-1);
  if (!found) throw new Error('a scorecard must have grades');
  return found.grade;
}
