/**
 * The rank of the calibration score that bounds a class of n cases at error rate α: ⌈(n + 1)(1 − α)⌉ (V. Vovk et al.,
 * class-conditional split conformal). A rank above n means that the class can never be ruled out.
 */
export function conformalRank(n: number, alpha: number): number {
  // (n + 1)(1 − α) is a decimal that doubles may lift just above a whole number.
  return Math.ceil((n + 1) * (1 - alpha) - 1e-9);
}

/** The threshold on 1 − p(class) from the calibration cases of that class. */
export function conformalThreshold(scores: Float64Array, alpha: number): number {
  const rank = conformalRank(scores.length, alpha);
  return rank > scores.length ? 1 : Float64Array.from(scores).sort()[rank - 1]!;
}

export type OutcomeSet = 'good' | 'bad' | 'both' | 'neither';

/** The outcomes that a PD leaves possible: good approves, bad goes to an analyst, both asks for evidence, neither is new. */
export function outcomeSet(pd: number, thresholds: { readonly good: number; readonly bad: number }): OutcomeSet {
  const good = pd <= thresholds.good;
  const bad = 1 - pd <= thresholds.bad;
  if (good && bad) return 'both';
  if (good) return 'good';
  return bad ? 'bad' : 'neither';
}
