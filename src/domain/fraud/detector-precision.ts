/** What a person made of a finding. */
export const VERDICTS = ['confirmed', 'innocent', 'unclear'] as const;

export type FindingVerdict = (typeof VERDICTS)[number];

export interface DetectorPrecision {
  /** Share of settled findings that were confirmed; null before any was settled. */
  readonly precision: number | null;
  /** The 95 % interval of E. B. Wilson (1927). */
  readonly low: number;
  readonly high: number;
  /** Whether it accuses so many honest firms that it should be mended or retired. */
  readonly isNoisy: boolean;
}

const Z = 1.959964;

/** Fewer settled findings than this say nothing against a detector. */
const ENOUGH = 20;

/** A detector of which surely fewer than one finding in five is right costs more of honest firms' time than it saves. */
const LEAST = 0.2;

/** How right a detector is, by what people made of its findings; those that stayed unclear count neither way. */
export function detectorPrecision(confirmed: number, innocent: number): DetectorPrecision {
  const n = confirmed + innocent;
  if (n === 0) return { precision: null, low: 0, high: 1, isNoisy: false };
  const p = confirmed / n;
  const centre = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  const [low, high] = [Math.max(0, centre - half), Math.min(1, centre + half)];
  return { precision: p, low, high, isNoisy: n >= ENOUGH && high < LEAST };
}

/**
 * What fraud that is not found adds to the yearly rate of every honest borrower: of a share `prevalence` of applicants, the share 1 − `recall` is lent to and loses
 * `loss` of what it got, which those who pay back have to bear.
 */
export function fraudPremium(prevalence: number, recall: number, loss: number): number {
  const undetected = prevalence * (1 - recall);
  return (undetected * loss) / (1 - undetected);
}
