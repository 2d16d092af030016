import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { isotonicFit } from '#domain/numeric/index.ts';

/** Share of customers of each grade who walk away at each rate of a card; rates ascend. */
export interface AcceptanceCurve {
  readonly rates: readonly number[];
  readonly churnByGrade: ReadonlyMap<string, readonly number[]>;
}

export type CurveFailure = Failure<
  'ALLOCATION_CURVE_EMPTY' | 'ALLOCATION_CURVE_RATE_TWICE' | 'ALLOCATION_CURVE_VALUE' | 'ALLOCATION_NO_RATE'
>;

/** One row of a curve's table: a rate and the churn of each grade in the order of the columns. */
export interface CurveRow {
  readonly rate: number;
  readonly churn: readonly number[];
  /** The line in its file, for messages. */
  readonly row?: number;
}

/**
 * A curve from its table, in any order of rows. Errors, in this order: ALLOCATION_CURVE_EMPTY; ALLOCATION_CURVE_VALUE
 * where a rate is no rate or a churn no share; ALLOCATION_CURVE_RATE_TWICE.
 */
export function acceptanceCurve(
  grades: readonly string[],
  rows: readonly CurveRow[],
): Result<AcceptanceCurve, CurveFailure> {
  if (rows.length === 0 || grades.length === 0) return fail('ALLOCATION_CURVE_EMPTY');
  for (const { rate, churn, row } of rows) {
    const where = row === undefined ? {} : { row };
    if (!(rate >= 0 && rate <= 10)) return fail('ALLOCATION_CURVE_VALUE', { value: rate }, where);
    const wrong = grades.findIndex((_, i) => !(churn[i]! >= 0 && churn[i]! <= 1));
    if (wrong >= 0)
      return fail('ALLOCATION_CURVE_VALUE', { value: churn[wrong] ?? '' }, { ...where, column: grades[wrong]! });
  }
  const sorted = rows.toSorted((a, b) => a.rate - b.rate);
  const twice = sorted.find((row, i) => row.rate === sorted[i - 1]?.rate);
  if (twice) return fail('ALLOCATION_CURVE_RATE_TWICE', { rate: twice.rate }, twice.row ? { row: twice.row } : {});
  const churnByGrade = new Map(grades.map((grade, i) => [grade, sorted.map(({ churn }) => churn[i]!)]));
  return ok({ rates: sorted.map(({ rate }) => rate), churnByGrade });
}

/**
 * The curve made non-decreasing in the rate by least squares. Surveyed curves fall here and there by noise; a price
 * must not be drawn to such a dip, for nobody leaves because a loan became dearer and then returns.
 */
export function monotoneCurve({ rates, churnByGrade }: AcceptanceCurve): AcceptanceCurve {
  const weights = new Float64Array(rates.length).fill(1);
  const fitted = [...churnByGrade].map(([grade, churn]) => [grade, [...isotonicFit(churn, weights)]] as const);
  return { rates, churnByGrade: new Map(fitted) };
}

/** The curve's own rates within the bounds; between them nothing was observed. Errors: ALLOCATION_NO_RATE. */
export function withinRates(
  { rates, churnByGrade }: AcceptanceCurve,
  minRate: number,
  maxRate: number,
): Result<AcceptanceCurve, Failure<'ALLOCATION_NO_RATE'>> {
  const kept = rates.map((rate, i) => ({ rate, i })).filter(({ rate }) => rate >= minRate && rate <= maxRate);
  if (kept.length === 0) return fail('ALLOCATION_NO_RATE', { minRate, maxRate });
  const churn = [...churnByGrade].map(([grade, values]) => [grade, kept.map(({ i }) => values[i]!)] as const);
  return ok({ rates: kept.map(({ rate }) => rate), churnByGrade: new Map(churn) });
}

export interface RateChoice {
  readonly rate: number;
  readonly acceptance: number;
  /** Expected profit a year per unit offered. */
  readonly profit: number;
}

/** Expected profit a year per unit offered: acceptance × ((1 − PD)·rate − PD·LGD − cost). */
export function profitPerUnitOffered(
  { pd, lgd, costRate }: { readonly pd: number; readonly lgd: number; readonly costRate: number },
  rate: number,
  acceptance: number,
): number {
  return acceptance * ((1 - pd) * rate - pd * lgd - costRate);
}

/** The rate of the curve that earns most from one grade at one risk and cost; the lowest among equals. Undefined for a grade without a curve. */
export function bestRate(
  curve: AcceptanceCurve,
  grade: string,
  risk: { readonly pd: number; readonly lgd: number; readonly costRate: number },
): RateChoice | undefined {
  const churn = curve.churnByGrade.get(grade);
  return churn
    ?.map((share, i) => {
      const rate = curve.rates[i]!;
      return { rate, acceptance: 1 - share, profit: profitPerUnitOffered(risk, rate, 1 - share) };
    })
    .reduce((best, next) => (next.profit > best.profit ? next : best));
}
