import type { EvidenceKind } from '#domain/evidence/index.ts';
import { type Fen, fenFromEstimate } from '#domain/kernel/index.ts';
import { type Check, MOST_RECORDS } from '../check.ts';

/** Above this a check contradicts, below its negative it agrees: e to the power of it is how many times likelier fabrication makes the evidence. */
const TELLING = 1.5;
/** No single comparison is worth more. */
const MOST = 6;
const LEAST = -3;

/** A comparison of two sums that ought to be equal up to honest noise. */
export interface Relation {
  readonly check: string;
  readonly sources: readonly EvidenceKind[];
  /** What is claimed, and what the other side bears out, in fen; NaN where it cannot be summed. */
  readonly left: number;
  readonly right: number;
  /** The standard deviation of the logarithm of left over right among honest firms. */
  readonly spread: number;
  /** `above`: only a claim that exceeds what is borne out is suspicious; `either`: a gap both ways. */
  readonly suspicious: 'above' | 'either';
  /** The most that the comparison is worth, where honest reasons for a wide gap are many. */
  readonly most?: number;
  readonly records?: readonly string[];
  readonly values?: Check['values'];
}

/** Gaps of a fabricated claim are spread evenly over this range of the logarithm: up to some seven times. */
const FABRICATED_RANGE = 2;

export function relate(relation: Relation): Check {
  const { check, sources, left, right, spread, suspicious, most = MOST, records = [], values = {} } = relation;
  const known = left >= 0 && right >= 0 && Math.max(left, right) > 0;
  const gap = known ? Math.log((left + LEAST_FEN) / (right + LEAST_FEN)) : 0;
  const ratio = known ? Math.min(most, gapRatio(suspicious === 'above' ? Math.max(0, gap) : Math.abs(gap), spread)) : 0;
  return {
    check,
    sources,
    verdict: verdictOf(ratio),
    leftFen: money(left),
    rightFen: money(right),
    logLikelihoodRatio: ratio,
    records: ratio >= TELLING ? records.slice(0, MOST_RECORDS) : [],
    values,
  };
}

/** Ten thousand yuan on both sides: among small sums a gap says little. */
const LEAST_FEN = 1_000_000;

/** ln of P(gap | fabricated) ÷ P(gap | honest), the honest ones with the heavy tails of Student's t with four degrees of freedom. */
function gapRatio(gap: number, spread: number): number {
  const t = gap / spread;
  const honest = (0.375 * (1 + (t * t) / 4) ** -2.5) / spread;
  return held(Math.log(1 / FABRICATED_RANGE / honest));
}

export function held(ratio: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, ratio)) * 1e6) / 1e6;
}

export function verdictOf(ratio: number): Check['verdict'] {
  if (ratio >= TELLING) return 'contradict';
  return ratio < -0.1 ? 'agree' : 'cannot-tell';
}

export function cannotTell(check: string, sources: readonly EvidenceKind[], values: Check['values'] = {}): Check {
  return {
    check,
    sources,
    verdict: 'cannot-tell',
    leftFen: null,
    rightFen: null,
    logLikelihoodRatio: 0,
    records: [],
    values,
  };
}

function money(estimate: number): Fen | null {
  return Number.isFinite(estimate) ? fenFromEstimate(estimate, 'half-up') : null;
}
