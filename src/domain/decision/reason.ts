import type { Fen } from '#domain/kernel/index.ts';

/**
 * Why a decision is what it is. The three kinds never mix: `risk` is what fresh evidence says, `contradiction` is where two
 * sources disagree, `missing` is what was not there or too old to say anything. Doubt is never printed as risk.
 */
export type Reason = {
  readonly kind: 'risk' | 'contradiction' | 'missing';
  /** Stable; the words are in `reason-text.ts`. */
  readonly code: string;
  /** What the reason is about: a measure, a source, a fact. */
  readonly subject: string;
  /** Numbers that the words mention; money as whole fen. */
  readonly values: Readonly<Record<string, number | string | null>>;
};

/**
 * A document that would help. `value` is the share of the doubt that it is expected to remove, in [0, 1]; `worthFen` what
 * deciding with it is expected to gain on this loan, and `minutes` what getting it costs the applicant.
 */
export type Ask = {
  readonly document: string;
  readonly value: number;
  readonly worthFen: Fen;
  readonly minutes: number;
};
