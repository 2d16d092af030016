import { addMonths, type CalendarDate } from '#domain/kernel/index.ts';
import { ARREARS_BUCKETS, arrearsBucket } from '#domain/servicing/index.ts';
import { monthEnds, stateOn, type TapeLoan } from './loan-tape.ts';

/** From month-end to month-end over the last year: what share of the loans of a bucket stood in which bucket a month later. */
export interface RollRates {
  readonly months: number;
  readonly buckets: readonly string[];
  /** `from[i][j]`, or null where no loan stood in bucket i; a loan that was repaid in full counts as `repaid`. */
  readonly from: readonly (readonly number[] | null)[];
  readonly repaid: readonly number[];
}

const MONTHS = 12;

export function rollRatesOf(loans: readonly TapeLoan[], asOf: CalendarDate): RollRates {
  const ends = monthEnds(addMonths(asOf, -MONTHS - 1), asOf);
  const size = ARREARS_BUCKETS.length;
  const counts = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const loan of loans) {
    if (loan.stated) continue;
    let before: number | null = null;
    for (const end of ends) {
      if (loan.disbursedOn > end) continue;
      const { outstandingFen, daysPastDue } = stateOn(loan, end);
      const now = outstandingFen <= 0n ? size : arrearsBucket(daysPastDue);
      if (before !== null && before < size) counts[before]![now]! += 1;
      before = now;
    }
  }
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return {
    months: Math.max(0, ends.length - 1),
    buckets: ARREARS_BUCKETS.map(({ name }) => name),
    from: counts.map((row, i) =>
      totals[i] === 0 ? null : Array.from(row.subarray(0, size), (count) => count / totals[i]!),
    ),
    repaid: counts.map((row, i) => (totals[i] === 0 ? 0 : row[size]! / totals[i]!)),
  };
}
