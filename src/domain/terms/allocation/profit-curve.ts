import type { AcceptanceCurve } from './acceptance-curve.ts';
import type { Candidate } from './candidate.ts';

/**
 * What one grade earns at one rate, its profitable firms best first. Prefix sums answer how much profit any budget
 * brings, if a firm could be lent any part of its cap, which makes the curve concave.
 */
export interface ProfitCurve {
  readonly rate: number;
  readonly acceptance: number;
  /** Indexes into the candidates. */
  readonly order: readonly number[];
  /** Profit per fen offered of each firm in `order`, descending and above zero. */
  readonly values: Float64Array;
  /** Sums over the first n firms, n = 0 … length. */
  readonly fen: Float64Array;
  readonly profit: Float64Array;
}

/** The curves of one grade at every rate; `members` are the indexes of its firms. */
export function profitCurves(
  grade: string,
  members: readonly number[],
  candidates: readonly Candidate[],
  curve: AcceptanceCurve,
): ProfitCurve[] {
  const churn = curve.churnByGrade.get(grade);
  if (!churn) throw new Error(`a candidate of grade ${grade} has no curve`);
  const cost = new Float64Array(candidates.length);
  // Each rate's order starts from the one before: the firms hardly change places, and a merge sort then costs one pass.
  let order = members.toSorted((a, b) => compareFirms(candidates[a]!, candidates[b]!));
  return curve.rates.map((rate, k) => {
    for (const i of members) {
      const { pd, lgd, costRate } = candidates[i]!;
      cost[i] = costRate + pd * (rate + lgd);
    }
    order = order.toSorted((a, b) => cost[a]! - cost[b]! || compareFirms(candidates[a]!, candidates[b]!));
    return profitCurve(order, cost, candidates, rate, 1 - churn[k]!);
  });
}

function profitCurve(
  order: readonly number[],
  cost: Float64Array,
  candidates: readonly Candidate[],
  rate: number,
  acceptance: number,
): ProfitCurve {
  const profitable = acceptance > 0 ? firstIndex(order.length, (n) => cost[order[n]!]! >= rate) : 0;
  const kept = order.slice(0, profitable);
  const values = new Float64Array(profitable);
  const fen = new Float64Array(profitable + 1);
  const profit = new Float64Array(profitable + 1);
  for (let n = 0; n < profitable; n++) {
    const i = kept[n]!;
    const { capFen } = candidates[i]!;
    values[n] = acceptance * (rate - cost[i]!);
    fen[n + 1] = fen[n]! + capFen;
    profit[n + 1] = profit[n]! + capFen * values[n]!;
  }
  return { rate, acceptance, order: kept, values, fen, profit };
}

/** Ties in value go by risk and size, and by code only between firms that are alike: the order of the rows never decides. */
export function compareFirms(a: Candidate, b: Candidate): number {
  return a.pd - b.pd || b.capFen - a.capFen || (a.firm < b.firm ? -1 : a.firm > b.firm ? 1 : 0);
}

/** How many firms are worth more than `price` a fen. */
export function worthMore(curve: ProfitCurve, price: number): number {
  return firstIndex(curve.values.length, (n) => curve.values[n]! <= price);
}

/** The most that the curve earns when each fen of budget costs `price`. */
export function surplus(curve: ProfitCurve, price: number): number {
  const n = worthMore(curve, price);
  return curve.profit[n]! - price * curve.fen[n]!;
}

/** The first n in [0, length) for which a monotone test holds, or `length`. */
function firstIndex(length: number, test: (n: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
