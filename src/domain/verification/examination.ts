import { type CalendarDate, type Canonical, type Digest, digestOf } from '#domain/kernel/index.ts';
import type { Check } from './check.ts';
import type { Finding, Severity } from './finding.ts';
import type { ReconciledFigure } from './reconciled-figure.ts';

/** A measure of the snapshot that a decision reads otherwise than it was claimed, with both numbers. */
export type MeasureCorrection = {
  readonly measure: string;
  readonly claimed: number;
  /** Null where nothing can be said of the measure any more. */
  readonly reconciled: number | null;
  /** `contradiction`: another source does not bear it out. `stripped`: money that only went in a circle was taken out. */
  readonly cause: 'contradiction' | 'stripped';
};

/**
 * All that was found when the evidence of a firm on a day was held against itself: computed once beside the snapshot, read by every decision on it.
 * Like the snapshot it does not depend on the firm's code, on row order, or on records after `asOf`.
 */
export type Examination = {
  readonly schema: 'weir-examination/1';
  readonly asOf: CalendarDate;
  readonly outcome: Severity;
  /** The sum over checks in which one source lends at most its own best; above zero speaks for fabrication. */
  readonly logLikelihoodRatio: number;
  readonly checks: readonly Check[];
  readonly figures: readonly ReconciledFigure[];
  readonly findings: readonly Finding[];
  readonly corrections: readonly MeasureCorrection[];
};

/** An examination with its digest, worked out once for all decisions that read it. */
export interface PreparedExamination {
  readonly examination: Examination;
  readonly digest: Digest;
}

export function prepareExamination(examination: Examination): PreparedExamination {
  return { examination, digest: digestOf(examination satisfies Canonical) };
}
