import { normalQuantile } from '#domain/numeric/index.ts';

/** A refusal in the band: its segment, the chance with which it was to be lent to, and what became of it. */
export interface BandCase {
  readonly segment: string;
  readonly propensity: number;
  readonly accepted: boolean;
  /** What came of an accepted one; null where it is not known yet or was not lent to. */
  readonly bad: boolean | null;
  /** What the loan brought or lost, in fen; 0 where it was not lent to. */
  readonly resultFen: number;
}

export interface RefusalEstimate {
  /** null = all segments. */
  readonly segment: string | null;
  /** Refusals in the band, those lent to, and those of them whose outcome is known. */
  readonly refused: number;
  readonly lent: number;
  readonly known: number;
  /** The share of the band that would have repaid, and its 90 % interval; null where no outcome is known. */
  readonly goodShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Refusals that would have repaid, by that share. */
  readonly wronglyRefused: number | null;
  /** Firms that the band itself lent to and that repaid. */
  readonly saved: number;
  /** What the band has cost, in fen; negative where it earned. */
  readonly costFen: number;
}

const Z = normalQuantile(0.95);

/**
 * What would have become of the refused: each lent-to case stands for 1/propensity refusals (Horvitz and Thompson, 1952), in the ratio
 * form, with Wilson's interval at the effective number of cases (Σw)²/Σw². The whole first, then segments by name.
 */
export function estimateWrongRefusals(cases: readonly BandCase[]): RefusalEstimate[] {
  const bySegment = new Map<string, BandCase[]>();
  for (const one of cases) {
    const list = bySegment.get(one.segment);
    if (list) list.push(one);
    else bySegment.set(one.segment, [one]);
  }
  const segments = [...bySegment].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return [estimate(null, cases), ...segments.map(([segment, members]) => estimate(segment, members))];
}

function estimate(segment: string | null, cases: readonly BandCase[]): RefusalEstimate {
  const lent = cases.filter(({ accepted }) => accepted);
  const known = lent.filter(({ bad }) => bad !== null);
  const counts = {
    segment,
    refused: cases.length,
    lent: lent.length,
    known: known.length,
    saved: known.filter(({ bad }) => bad === false).length,
    costFen: -lent.reduce((sum, { resultFen }) => sum + resultFen, 0),
  };
  if (known.length === 0) return { ...counts, goodShare: null, low: null, high: null, wronglyRefused: null };
  const weights = known.map(({ propensity }) => 1 / propensity);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const good = known.reduce((sum, { bad }, i) => sum + (bad === false ? weights[i]! : 0), 0) / total;
  const effective = total ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const [low, high] = wilson(good, effective);
  return { ...counts, goodShare: good, low, high, wronglyRefused: good * cases.length };
}

/** E. B. Wilson's interval of a share (1927). */
function wilson(share: number, n: number): [number, number] {
  const square = Z * Z;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
