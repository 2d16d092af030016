import { decodeCursor, encodeCursor, type PageQuery } from '#contract/pagination.ts';
import { type Failure, fail, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';

/** The key to continue after: absent on the first page. Errors: CURSOR_UNKNOWN. */
export function readCursor(query: PageQuery): Result<string | undefined, Failure<'CURSOR_UNKNOWN'>> {
  if (query.cursor === undefined) return ok(undefined);
  const parts = decodeCursor(query.cursor, 1);
  return parts ? ok(parts[0]) : fail('CURSOR_UNKNOWN');
}

/** The moment and id to continue after, for lists in order of time. Errors: CURSOR_UNKNOWN. */
export function readTimeCursor(
  query: PageQuery,
): Result<{ readonly at: Instant; readonly id: string } | undefined, Failure<'CURSOR_UNKNOWN'>> {
  if (query.cursor === undefined) return ok(undefined);
  const [at, id] = decodeCursor(query.cursor, 2) ?? [];
  if (at === undefined || id === undefined || !/^\d{1,15}$/.test(at)) return fail('CURSOR_UNKNOWN');
  return ok({ at: instant(Number(at)), id });
}

/** A page of rows that were read with one row more than the page holds, which tells whether another page follows. */
export function page<T, W>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => string | readonly [Instant, string],
  wire: (row: T) => W,
): { items: W[]; nextCursor?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { items: shown.map(wire) };
  const key = keyOf(last);
  return {
    items: shown.map(wire),
    nextCursor: encodeCursor(typeof key === 'string' ? [key] : [String(key[0]), key[1]]),
  };
}
