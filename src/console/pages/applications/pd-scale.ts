/** Ends of the scale on which probabilities of default are drawn: what lies beyond is drawn at its end. */
const LEAST = 0.0005;
const MOST = 0.6;

/** Marks of the scale, each twice to five times the one before. */
export const PD_MARKS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5] as const;

/** Where a probability stands on the logarithmic scale, in per cent of its length: equal ratios of risk have equal lengths. */
export function placeOfPd(pd: number): number {
  const held = Math.min(MOST, Math.max(LEAST, pd));
  return (100 * Math.log(held / LEAST)) / Math.log(MOST / LEAST);
}

/** A probability in per cent with as many digits as it deserves. */
export function pdText(pd: number): string {
  const percent = pd * 100;
  return `${percent < 0.1 ? percent.toFixed(3) : percent < 10 ? percent.toFixed(2) : percent.toFixed(1)}%`;
}
