import { createPrng, quantileOfSorted } from '#domain/numeric/index.ts';

/** What a loan of 1 brings: `margin` when it is repaid, −`lgd` when it is not, nothing when it is declined. */
export interface LoanEconomics {
  readonly margin: number;
  readonly lgd: number;
}

export interface ProfitComparison {
  /** Mean profit a case when a model lends wherever the expected profit is positive. */
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /** The 95 % interval of the difference by resampling cases. */
  readonly low: number;
  readonly high: number;
}

/** The PD at which a loan earns nothing: margin · (1 − PD) = lgd · PD. */
function breakEvenPd({ margin, lgd }: LoanEconomics): number {
  return margin / (margin + lgd);
}

const RESAMPLES = 1000;

/** Profit of two models on the same cases, with a paired bootstrap of the difference. */
export function compareProfits(
  pdA: Float64Array,
  pdB: Float64Array,
  bad: Uint8Array,
  economics: LoanEconomics,
  seed: number,
): ProfitComparison {
  const cutOff = breakEvenPd(economics);
  const profit = (pd: number, i: number) => (pd < cutOff ? (bad[i] === 1 ? -economics.lgd : economics.margin) : 0);
  const a = pdA.map(profit);
  const b = pdB.map(profit);
  const differences = a.map((value, i) => value - b[i]!);
  const prng = createPrng(seed);
  const resampled = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++) sum += differences[prng.below(differences.length)]!;
    return sum / differences.length;
  }).sort();
  return {
    a: mean(a),
    b: mean(b),
    difference: mean(differences),
    low: quantileOfSorted(resampled, 0.025),
    high: quantileOfSorted(resampled, 0.975),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
