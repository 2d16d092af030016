import { type CalendarDate, type Failure, fail, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import { provinceOf } from './province.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A resident identity number (公民身份号码, GB 11643-1999), taken apart. */
export interface ResidentId {
  readonly number: string;
  /** Six digits of GB/T 2260 of the first registration; it may since have been retired. */
  readonly division: string;
  readonly bornOn: CalendarDate;
  readonly sex: 'female' | 'male';
}

/** Reads and checks 18 characters: a province that exists, a day that exists, and the check of ISO 7064 MOD 11-2. Errors in order. */
export function parseResidentId(
  text: string,
): Result<ResidentId, Failure<'RESIDENT_ID_MALFORMED' | 'RESIDENT_ID_CHECK_FAILED'>> {
  const number = text.trim().toUpperCase();
  // The value itself never goes into the failure: a message ends in logs, and an identity number must not.
  const malformed = fail('RESIDENT_ID_MALFORMED');
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || !provinceOf(number)) return malformed;
  const born = parseCalendarDate(number.slice(6, 14));
  if (!born.ok) return malformed;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (CHECKS[sum % 11] !== number[17]) return fail('RESIDENT_ID_CHECK_FAILED');
  const sex = Number(number[16]) % 2 === 0 ? 'female' : 'male';
  return ok({ number, division: number.slice(0, 6), bornOn: born.value, sex });
}
