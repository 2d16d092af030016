import { type CalendarDate, fromDayNumber } from './calendar-date.ts';

declare const instantBrand: unique symbol;
/** A moment: UTC milliseconds since 1970, supplied by the clock port. */
export type Instant = number & { readonly [instantBrand]: true };

export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError('a moment is a whole number of milliseconds');
  return milliseconds as Instant;
}

const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The business date of a moment: the day at fixed +08:00. */
export function businessDate(at: Instant): CalendarDate {
  return fromDayNumber(Math.floor((at + SHANGHAI_OFFSET) / 86_400_000));
}

/** ISO 8601 in UTC with milliseconds, for entries and the wire. */
export function formatInstant(at: Instant): string {
  const day = Math.floor(at / 86_400_000);
  const rest = at - day * 86_400_000;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${fromDayNumber(day)}T${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / 60_000) % 60)}:${two(Math.floor(rest / 1000) % 60)}.${String(rest % 1000).padStart(3, '0')}Z`;
}
