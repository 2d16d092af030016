import { type Failure, fail, ok, type Result } from './result.ts';

declare const dateBrand: unique symbol;
/** A day of the calendar, 'YYYY-MM-DD', years 1900 to 2199. Compares as text. */
export type CalendarDate = string & { readonly [dateBrand]: true };

const WRITTEN =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/;

/** 2017-07-18, 2017/7/18, 2017.7.18, 20170718 or 2017年7月18日 (a time after a blank is refused). Errors: NOT_A_DATE, DATE_OUT_OF_RANGE. */
export function parseCalendarDate(text: string): Result<CalendarDate, Failure<'NOT_A_DATE' | 'DATE_OUT_OF_RANGE'>> {
  const m = WRITTEN.exec(text.trim());
  if (!m) return fail('NOT_A_DATE', { value: text.slice(0, 40) });
  const year = Number(m[1]);
  const month = Number(m[2] ?? m[4] ?? m[6] ?? m[8] ?? m[10]);
  const day = Number(m[3] ?? m[5] ?? m[7] ?? m[9] ?? m[11]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return fail('NOT_A_DATE', { value: text.slice(0, 40) });
  if (year < 1900 || year > 2199) return fail('DATE_OUT_OF_RANGE', { value: text.slice(0, 40) });
  return ok(compose(year, month, day));
}

/** A literal that the author knows to be a date; throws otherwise. */
export function calendarDate(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (!parsed.ok || parsed.value !== text) throw new RangeError(`not a calendar date: ${text}`);
  return parsed.value;
}

function compose(year: number, month: number, day: number): CalendarDate {
  // Beyond four digits text no longer sorts by time, and every comparison of days is one of text.
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`a year of more than four digits: ${year}`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01: the form that columns of dates take (proleptic Gregorian, after Howard Hinnant). */
export function dayNumber(date: CalendarDate): number {
  return dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function fromDayNumber(days: number): CalendarDate {
  const [year, month, day] = civil(days);
  return compose(year, month, day);
}

function civil(days: number): [number, number, number] {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * mp + 2) / 5) + 1];
}

/** Months since 1970-01: the index that monthly series use. */
export function monthIndex(days: number): number {
  const [year, month] = civil(days);
  return (year - 1970) * 12 + month - 1;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = 1970 + Math.floor(index / 12);
  const month = index - Math.floor(index / 12) * 12 + 1;
  return compose(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/** Days in [from, to): negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}
