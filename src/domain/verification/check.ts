import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { Fen } from '#domain/kernel/index.ts';

/** What a check says. `cannot-tell` is no evidence either way: a source is absent, too thin, or the periods do not meet. */
export type CheckVerdict = 'agree' | 'contradict' | 'cannot-tell';

/**
 * One comparison of evidence with itself or of one source with another. It says nothing of risk: a firm whose sources
 * contradict each other is asked, and what the sources bear out is used instead of what was claimed.
 */
export type Check = {
  /** Stable, e.g. `invoices-against-tax-return`; the words are in `check-text.ts`. */
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** The kinds that were held against each other; one kind where a source is held against itself. */
  readonly sources: readonly EvidenceKind[];
  /** What the left side comes to, and what the right side lets one expect of it; null where a side cannot be summed, or is no money. */
  readonly leftFen: Fen | null;
  readonly rightFen: Fen | null;
  /** Natural logarithm of P(evidence | fabricated) ÷ P(evidence | honest): above zero speaks for fabrication; zero where it cannot tell. */
  readonly logLikelihoodRatio: number;
  /** Ids of the records behind a contradiction, 64 characters of lower-case hex, the most telling first, at most MOST_RECORDS. */
  readonly records: readonly string[];
  /** Numbers that the words mention: counts, shares, dates. */
  readonly values: Readonly<Record<string, number | string | null>>;
};

/** A check or a finding names this many records at most; its values say how many there are. */
export const MOST_RECORDS = 50;
