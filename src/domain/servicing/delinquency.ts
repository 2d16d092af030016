import { type CalendarDate, daysBetween, type Fen } from '#domain/kernel/index.ts';

/** One instalment as it was due and as it was paid; `paidOn` is null while any of it is owed. */
export interface DueInstalment {
  readonly dueOn: CalendarDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly paidOn: CalendarDate | null;
}

/** Days since the earliest instalment that was due before `on` and not paid by the end of that day; 0 where there is none. */
export function daysPastDue(instalments: readonly DueInstalment[], on: CalendarDate): number {
  let earliest: CalendarDate | null = null;
  for (const { dueOn, paidOn } of instalments) {
    const owed = dueOn < on && (paidOn === null || paidOn > on);
    if (owed && (earliest === null || dueOn < earliest)) earliest = dueOn;
  }
  return earliest === null ? 0 : daysBetween(earliest, on);
}

/** Buckets of arrears by the most days past due that they hold. */
export const ARREARS_BUCKETS = [
  { name: 'current', mostDays: 0 },
  { name: '1-30', mostDays: 30 },
  { name: '31-60', mostDays: 60 },
  { name: '61-90', mostDays: 90 },
  { name: '91-180', mostDays: 180 },
  { name: '181-360', mostDays: 360 },
  { name: 'over-360', mostDays: Number.POSITIVE_INFINITY },
] as const;

/** The index of the bucket of so many days past due. */
export function arrearsBucket(days: number): number {
  return ARREARS_BUCKETS.findIndex(({ mostDays }) => days <= mostDays);
}
