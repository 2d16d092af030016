import { type SetCoverage, setCoverage } from '../conformal.ts';
import { poolGroups } from '../pooling/pool-groups.ts';
import type { Scorecard } from '../scorecard.ts';
import { type AucEstimate, aucOf } from './auc.ts';
import {
  binomialTest,
  brierScore,
  expectedCalibrationError,
  groupsByPd,
  type HosmerLemeshow,
  hosmerLemeshow,
  jeffreysTest,
} from './calibration.ts';
import { kolmogorovSmirnov } from './separation.ts';
import { criticalStabilityIndex, sharesOfCounts, stabilityIndex } from './stability.ts';

/** Scored cases with their outcomes; all arrays have one entry a case. */
export interface ScoredCases {
  readonly pd: Float64Array;
  readonly score: Float64Array;
  readonly bad: Uint8Array;
  /** The segment of each case; null where the card has none. */
  readonly segment: readonly string[] | null;
}

interface SegmentValidation {
  readonly segment: string;
  readonly n: number;
  readonly bads: number;
  readonly badRate: number;
  readonly meanPd: number;
  /** The bad rate with the cases of all segments behind it, its 90 % interval, and whether the mean PD lies within. */
  readonly pooledRate: number;
  readonly pooledLow: number;
  readonly pooledHigh: number;
  readonly calibrated: boolean;
  /** null where the segment has one outcome only. */
  readonly auc: number | null;
}

export interface Validation {
  readonly n: number;
  readonly bads: number;
  readonly auc: AucEstimate;
  readonly ks: number;
  readonly brier: number;
  readonly ece: number;
  readonly hosmerLemeshow: HosmerLemeshow;
  /** Against the scores of the training rows; null for a card that was not fitted. */
  readonly psi: number | null;
  readonly psiCritical: number | null;
  readonly meanPd: number;
  readonly badRate: number;
  /** Small: more bads than the PDs allow for. */
  readonly binomialP: number;
  readonly jeffreysP: number;
  readonly bySegment: readonly SegmentValidation[];
  /** How often the card's conformal sets held what came of a case; null for a card without them. */
  readonly conformal: SetCoverage | null;
}

/** What validation reads of a model of any kind. */
type ValidatedModel = Pick<Scorecard, 'card' | 'conformal'> & {
  readonly fit: { readonly scores: { readonly edges: readonly number[]; readonly shares: readonly number[] } } | null;
};

const GROUPS = 10;

/** How a card did on cases with both outcomes that it was not fitted on. */
export function validateScores(card: ValidatedModel, cases: ScoredCases): Validation {
  const { pd, bad } = cases;
  const n = pd.length;
  const bads = bad.reduce((sum, b) => sum + b, 0);
  const groups = groupsByPd(pd, bad, GROUPS);
  const meanPd = pd.reduce((sum, p) => sum + p, 0) / n;
  const trained = card.fit?.scores;
  const counts = trained ? countsBetween(cases.score, trained.edges) : null;
  return {
    n,
    bads,
    auc: aucOf(pd, bad),
    ks: kolmogorovSmirnov(pd, bad),
    brier: brierScore(pd, bad),
    ece: expectedCalibrationError(groups),
    hosmerLemeshow: hosmerLemeshow(groups, false),
    psi: trained && counts ? stabilityIndex(trained.shares, sharesOfCounts(counts)) : null,
    psiCritical: counts ? criticalStabilityIndex(counts.length, card.card.rows ?? n, n) : null,
    meanPd,
    badRate: bads / n,
    binomialP: binomialTest(bads, n, meanPd),
    jeffreysP: jeffreysTest(bads, n, meanPd),
    bySegment: cases.segment ? segmentValidations(cases, cases.segment) : [],
    conformal: card.conformal ? setCoverage(card.conformal, pd, bad, (row) => cases.segment?.[row] ?? null) : null,
  };
}

function countsBetween(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) {
    let bin = 0;
    while (bin < edges.length && value >= edges[bin]!) bin++;
    counts[bin]!++;
  }
  return counts;
}

function segmentValidations(cases: ScoredCases, segments: readonly string[]): SegmentValidation[] {
  const rowsOf = new Map<string, number[]>();
  segments.forEach((segment, i) => {
    const rows = rowsOf.get(segment);
    if (rows) rows.push(i);
    else rowsOf.set(segment, [i]);
  });
  const told = [...rowsOf].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const sum = (rows: readonly number[], of: ArrayLike<number>) => rows.reduce((total, i) => total + of[i]!, 0);
  const pooled = poolGroups(
    told.map(([segment, rows]) => ({
      path: [segment],
      rows: rows.length,
      bads: sum(rows, cases.bad),
      expected: sum(rows, cases.pd),
    })),
  );
  const bySegment = new Map(pooled.map((group) => [group.path[0], group]));
  return told.map(([segment, rows]) => {
    const pd = Float64Array.from(rows, (i) => cases.pd[i]!);
    const bad = Uint8Array.from(rows, (i) => cases.bad[i]!);
    const bads = bad.reduce((sum, b) => sum + b, 0);
    const group = bySegment.get(segment)!;
    return {
      segment,
      n: rows.length,
      bads,
      badRate: bads / rows.length,
      meanPd: pd.reduce((sum, p) => sum + p, 0) / rows.length,
      pooledRate: group.pd,
      pooledLow: group.low,
      pooledHigh: group.high,
      calibrated: group.calibrated,
      auc: bads > 0 && bads < rows.length ? aucOf(pd, bad).auc : null,
    };
  });
}
