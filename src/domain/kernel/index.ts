export { compareBytes, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';
export type { CalendarDate } from './calendar-date.ts';
export {
  addDays,
  addMonths,
  calendarDate,
  dayNumber,
  dayNumberOf,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  monthIndex,
  parseCalendarDate,
} from './calendar-date.ts';
export type { Canonical } from './canonical.ts';
export { canonicalBytes, rememberEncoding } from './canonical.ts';
export { csvLine } from './csv-line.ts';
export type { DayCount } from './day-count.ts';
export { interestDays, monthsAndDays, yearBasis } from './day-count.ts';
export type { Digest } from './digest.ts';
export { digestOf } from './digest.ts';
export type { DatedValue, Effective } from './effective-dated.ts';
export { effectiveOn } from './effective-dated.ts';
export type { ErrorCatalogue, ErrorText } from './error-catalogue.ts';
export { kernelErrors } from './errors.ts';
export type { Id } from './id.ts';
export { isId, makeId } from './id.ts';
export type { Instant } from './instant.ts';
export { businessDate, formatInstant, instant } from './instant.ts';
export { isObject } from './is-object.ts';
export type { Language } from './language.ts';
export type { Fen } from './money.ts';
export { addFen, allocateFen, fen, fenFromEstimate, formatYuan, parseAmount, ZERO_FEN } from './money.ts';
export type { RatePpb } from './rate.ts';
export { PPB, ratePpb, rateToNumber } from './rate.ts';
export type { Failure, Result } from './result.ts';
export { fail, ok, unwrap } from './result.ts';
export type { Rounding } from './rounding.ts';
export { divide } from './rounding.ts';
export { hashLongMessagesBy, hmacSha256, sha256 } from './sha256.ts';
export type { Trace, TraceStep } from './trace.ts';
