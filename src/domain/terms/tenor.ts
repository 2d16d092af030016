import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange } from '#domain/numeric/index.ts';

export interface TenorInput {
  /** The cash conversion cycle in days. */
  readonly cycleDays: number;
  /** What the cycle may lengthen by, 0.2 for a fifth. */
  readonly buffer: number;
  /** The tenors that the product has. */
  readonly minimumDays: number;
  readonly maximumDays: number;
}

export interface Tenor {
  readonly tenorDays: number;
  /** Cycle × (1 + buffer) in whole days, before the product's bounds. */
  readonly matchedDays: number;
  readonly boundBy: 'cycle' | 'product-minimum' | 'product-maximum';
  readonly gap: TenorGap;
}

/** How far a tenor falls short of the cycle that it finances (期限错配). */
export interface TenorGap {
  /** Cycle − tenor; positive where the loan falls due before its money is back. */
  readonly gapDays: number;
  /** max(0, gap) ÷ cycle; zero where there is no cycle to finance. */
  readonly mismatchRatio: number;
  readonly mismatched: boolean;
  /** Renewals within a year of continuous use: ⌈365 ÷ tenor⌉ − 1. */
  readonly rolloversPerYear: number;
}

/** The tenor that a firm's operating cycle asks for, held to the product's range. Errors: OUTSIDE_RANGE. */
export function matchTenor(input: TenorInput): Result<Tenor, Failure<'OUTSIDE_RANGE'>> {
  const { cycleDays, buffer, minimumDays, maximumDays } = input;
  const checked = allInRange([
    ['cycleDays', cycleDays, { low: -3650, high: 3650 }],
    ['buffer', buffer, { low: 0, high: 5 }],
    ['minimumDays', minimumDays, { low: 1, high: 36_500 }],
    ['maximumDays', maximumDays, { low: minimumDays, high: 36_500 }],
  ]);
  if (!checked.ok) return checked;
  // A product of two decimals may exceed a whole number by its rounding alone: 100 × 1.1 is 110 days, not 111.
  const matchedDays = Math.max(0, Math.ceil(cycleDays * (1 + buffer) - 1e-9));
  const tenorDays = Math.min(Math.max(matchedDays, minimumDays), maximumDays);
  const boundBy =
    matchedDays < minimumDays ? 'product-minimum' : matchedDays > maximumDays ? 'product-maximum' : 'cycle';
  return ok({ tenorDays, matchedDays, boundBy, gap: tenorGap(cycleDays, tenorDays) });
}

/** The gap of a tenor (at least one day) against a cycle. */
export function tenorGap(cycleDays: number, tenorDays: number): TenorGap {
  const gapDays = cycleDays - tenorDays;
  return {
    gapDays,
    mismatchRatio: cycleDays > 0 ? Math.max(0, gapDays) / cycleDays : 0,
    mismatched: gapDays > 0,
    rolloversPerYear: Math.max(0, Math.ceil(365 / tenorDays) - 1),
  };
}

/** The probability that a chain of renewals breaks somewhere, each granted with the same probability. */
export function breakProbability(renewals: number, granted: number): number {
  return 1 - granted ** renewals;
}
