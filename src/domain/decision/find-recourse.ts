import { type ActionableVariable, asScorecard, type CardScore, cheapestRecourse } from '#domain/credit/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import type { Artefacts } from './artefacts.ts';
import { readingsFor } from './assess-risk.ts';
import type { Conclusion } from './conclude.ts';

/** The least that a firm could change to be approved, re-scored: measures to reach, and where the PD then lies. */
export type RecourseFound = {
  readonly changes: readonly {
    readonly measure: string;
    readonly reach: 'at-least' | 'below';
    readonly value: number;
    readonly pointsGained: number;
  }[];
  readonly score: number;
  readonly pd: number;
  readonly pdHigh: number;
};

/**
 * What a firm can move by what it does, which way, and how hard one bin is, as judged. Age, history, industry and region are
 * not here, nor is what can only pass with time, such as arrears of the past.
 */
const ACTIONABLE: readonly ActionableVariable[] = [
  { name: 'bureauQueries6m', toward: 'lower', effort: 1 },
  { name: 'taxLateShare', toward: 'lower', effort: 2 },
  { name: 'salesVoidShare', toward: 'lower', effort: 2 },
  { name: 'salesRedShare', toward: 'lower', effort: 3 },
  { name: 'bureauOverdueFen', toward: 'lower', effort: 3 },
  { name: 'purchasesActiveShare', toward: 'higher', effort: 3 },
  { name: 'bureauUtilisation', toward: 'lower', effort: 4 },
  { name: 'bankCashDays', toward: 'higher', effort: 4 },
  { name: 'salesActiveShare', toward: 'higher', effort: 4 },
  { name: 'salesTopShare', toward: 'lower', effort: 5 },
  { name: 'bankTopInflowShare', toward: 'lower', effort: 5 },
  { name: 'salesRepeatShare', toward: 'higher', effort: 5 },
  { name: 'statementDebtRatio', toward: 'lower', effort: 6 },
  { name: 'bankInflowVariation', toward: 'lower', effort: 6 },
  { name: 'salesVariation', toward: 'lower', effort: 6 },
  { name: 'salesGrowth', toward: 'higher', effort: 8 },
  { name: 'taxSalesGrowth', toward: 'higher', effort: 8 },
  { name: 'salesMonthlyMeanFen', toward: 'higher', effort: 8 },
];

/**
 * For a case that the scorecard declined, or left open though nothing is missing: the cheapest way to a yes. Null where it is another matter
 * that stands in the way, or no change of what the firm can move suffices.
 */
export function findRecourse(
  { outcome, reasons }: Conclusion,
  score: CardScore | null,
  snapshot: Snapshot,
  ages: readonly (number | null)[],
  artefacts: Artefacts,
): RecourseFound | null {
  const declined = outcome === 'decline' && reasons.some(({ code }) => code === 'WEAK_VARIABLE');
  const open = outcome === 'refer' && reasons.length === 1 && reasons[0]!.code === 'EVIDENCE_LEAVES_OPEN';
  if (score === null || !(declined || open)) return null;
  const readings = readingsFor(snapshot, ages, artefacts);
  const { policy } = artefacts;
  // The search walks the bins of a card; of trees no cheapest way is known.
  const scorecard = asScorecard(artefacts.scorecard);
  if (!scorecard) return null;
  const found = cheapestRecourse(readings.values, readings.ages, scorecard, policy.cutOffPd, ACTIONABLE);
  if (!found) return null;
  const { score: points, pd, pdHigh } = found.after;
  const changes = found.changes.map(({ variable, reach, value, pointsGained }) => ({
    measure: variable,
    reach,
    value,
    pointsGained,
  }));
  return { changes, score: points, pd, pdHigh };
}
