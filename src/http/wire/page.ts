import { decodeCursor, encodeCursor, type PageQuery } from '#contract/pagination.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** The key to continue after: absent on the first page. Errors: CURSOR_UNKNOWN. */
export function readCursor(query: PageQuery): Result<string | undefined, Failure<'CURSOR_UNKNOWN'>> {
  if (query.cursor === undefined) return ok(undefined);
  const parts = decodeCursor(query.cursor, 1);
  return parts ? ok(parts[0]) : fail('CURSOR_UNKNOWN');
}

/** A page of rows that were read with one row more than the page holds, which tells whether another page follows. */
export function page<T, W>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => string,
  wire: (row: T) => W,
): { items: W[]; nextCursor?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(wire),
    ...(rows.length > limit && last !== undefined ? { nextCursor: encodeCursor([keyOf(last)]) } : {}),
  };
}
