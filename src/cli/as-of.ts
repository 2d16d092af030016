import { Option } from 'commander';
import { systemClock } from '#adapters/clock.ts';
import { businessDate, type CalendarDate, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';

export function asOfOption(): Option {
  return new Option('--as-of <date>', 'the day on which it is asked, YYYY-MM-DD; today where absent');
}

/** The day given, or the business day of the clock where none is. Errors: NOT_A_DATE, DATE_OUT_OF_RANGE. */
export function readAsOf(text: string | undefined): Result<CalendarDate> {
  return text === undefined ? ok(businessDate(systemClock.now())) : parseCalendarDate(text);
}
