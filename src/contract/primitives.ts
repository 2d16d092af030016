import { z } from 'zod';
import { parseCalendarDate } from '#domain/kernel/index.ts';

/**
 * Text of at most `max` characters without control characters, of which NUL is one that PostgreSQL cannot keep, and without halves
 * of surrogate pairs: in UTF-8 all of them become one character, so that two names would be one.
 */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, { message: 'must not hold control characters or broken ones' });

/** An amount of money in fen: a digits-string, because JSON numbers lose digits above 2^53. */
export const fenText = z
  .string()
  .regex(/^-?\d{1,18}$/, { message: 'must be a digits-string of fen' })
  .meta({ id: 'Fen', description: 'Money in fen (1/100 yuan) as a string of digits', example: '30000000' });

/** An amount that is not negative. */
export const positiveFenText = z
  .string()
  .regex(/^[1-9]\d{0,17}$/, { message: 'must be a positive digits-string of fen' })
  .meta({ id: 'PositiveFen', description: 'A positive amount in fen as a string of digits', example: '30000000' });

/** A day of the calendar, YYYY-MM-DD, 1900 to 2199. */
export const dateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => parseCalendarDate(value).ok, { message: 'must be a day of the calendar' })
  .meta({ id: 'CalendarDate', description: 'A day, YYYY-MM-DD', example: '2026-11-24' });

/** A moment in UTC with milliseconds. */
export const instantText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ id: 'Instant', description: 'A moment in UTC', example: '2026-11-24T03:00:00.000Z' });

/** A prefixed, time-sortable identifier such as `acct_01J…`. */
export const idText = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`), { message: `must be an id ${prefix}_…` });

/** SHA-256 as lower-case hex. */
export const digestText = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Digest', description: 'SHA-256, 64 characters of lower-case hex' });
