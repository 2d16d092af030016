/** Steps of amounts that occur in books: the fen, the jiao, the yuan and its tens up to ten thousand yuan. */
const STEPS = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
/** A step counts where all but a few amounts are multiples of it. */
const SHARE = 0.9;
/** Fewer amounts than this show no habit of rounding beyond the yuan. */
const FEW = 30;
const YUAN = 100;

/** The step of the amounts in fen: 10,000 where nearly all are whole hundreds of yuan. Rounded amounts coincide by chance, so every match of them is less sure. */
export function stepOf(amounts: Float64Array): number {
  const counts = new Float64Array(STEPS.length);
  for (const amount of amounts) for (let i = 0; i < STEPS.length; i++) if (amount % STEPS[i]! === 0) counts[i]! += 1;
  const least = amounts.length * SHARE;
  for (let i = 0; i < STEPS.length; i++)
    if (counts[i]! >= least) return amounts.length < FEW ? Math.min(YUAN, STEPS[i]!) : STEPS[i]!;
  return 1;
}

/**
 * The number of sums that would hit a target by chance: those that fall near it, spread evenly over the steps there. `near` counts sums
 * within a quarter of the target.
 */
export function expectedHits(near: number, target: number, step: number): number {
  return (near * step) / Math.max(step, 0.5 * Math.abs(target));
}

export function isNear(sum: number, target: number): boolean {
  return Math.abs(sum - target) <= 0.25 * Math.abs(target);
}

/** The number of subsets of up to `largest` of these amounts that would hit a target by chance, if their sums were normal. */
export function expectedSubsets(amounts: readonly number[], largest: number, target: number, step: number): number {
  const n = amounts.length;
  let mean = 0;
  let square = 0;
  for (const amount of amounts) {
    mean += amount / n;
    square += (amount * amount) / n;
  }
  const variance = Math.max(square - mean * mean, (0.1 * mean) ** 2);
  let expected = 0;
  let choices = 1;
  for (let size = 1; size <= Math.min(largest, n); size++) {
    choices *= (n - size + 1) / size;
    if (size === 1) continue;
    // Sampling without replacement shrinks the spread; half of all at the least, where the sums are thickest.
    const spread = Math.sqrt(size * variance * Math.max(0.1, 1 - (size - 1) / Math.max(1, n - 1)));
    const z = (target - size * mean) / spread;
    expected += (choices * step * Math.exp(-0.5 * z * z)) / (spread * 2.5066);
  }
  return expected;
}
