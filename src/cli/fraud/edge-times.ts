import { dayNumber, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';

/** China's clock, which a time without a zone is read on. */
const SHANGHAI_SECONDS = 8 * 3600;

const WRITTEN =
  /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A cell of a column of times before its unit is known: a plain number, or seconds since 1970 of a written time. */
export interface TimeCell {
  readonly value: number;
  readonly written: boolean;
}

/**
 * Reads 1700000000, 2024-03-01, 2024/3/1 09:05, 2024-03-01T09:05:07.5+08:00 … Times without a zone are China's. Errors:
 * EDGES_TIME_UNREADABLE.
 */
export function timeCell(text: string): Result<TimeCell, Failure<'EDGES_TIME_UNREADABLE'>> {
  const number = Number(text);
  if (text !== '' && Number.isFinite(number)) return ok({ value: number, written: false });
  const parts = WRITTEN.exec(text);
  const day = parts ? parseCalendarDate(parts[1]!) : undefined;
  if (!parts || !day?.ok) return fail('EDGES_TIME_UNREADABLE', { value: text.slice(0, 40) });
  const [hour, minute, second] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0), Number(parts[4] ?? 0)];
  if (hour > 24 || minute > 59 || second >= 61) return fail('EDGES_TIME_UNREADABLE', { value: text.slice(0, 40) });
  const seconds = dayNumber(day.value) * 86_400 + hour * 3600 + minute * 60 + second;
  return ok({ value: seconds - zoneSeconds(parts[5]), written: true });
}

function zoneSeconds(zone: string | undefined): number {
  if (zone === undefined) return SHANGHAI_SECONDS;
  if (zone === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60);
}

/**
 * Turns a column of plain numbers into seconds in place: days such as 20240301 where every one of them is a date,
 * milliseconds or microseconds where they are too large for seconds, seconds otherwise.
 */
export function settleTimes(times: Float64Array): void {
  let [largest, days] = [0, times.length > 0];
  for (const time of times) {
    largest = Math.max(largest, Math.abs(time));
    if (days && !(Number.isInteger(time) && time >= 19_000_101 && time <= 21_991_231 && isDay(time))) days = false;
  }
  // Seconds reach 10^11 in the year 5138, milliseconds in 1973.
  const unit = largest > 1e14 ? 1e6 : largest > 1e11 ? 1000 : 1;
  for (let i = 0; i < times.length; i++)
    times[i] = days ? daySeconds(times[i]!) : unit === 1 ? times[i]! : times[i]! / unit;
}

function isDay(number: number): boolean {
  return parseCalendarDate(String(number)).ok;
}

function daySeconds(number: number): number {
  const day = parseCalendarDate(String(number));
  return day.ok ? dayNumber(day.value) * 86_400 - SHANGHAI_SECONDS : Number.NaN;
}
