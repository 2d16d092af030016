import { finding } from './chain-breaks.ts';
import type { Reading } from './reading.ts';
import type { StatementFinding, StatementRow } from './statement-row.ts';

/** A repeated block of fewer movements may be rent, wages and fees, which repeat every month. */
const LEAST_ROWS = 6;
/** A block of which more than this share also stands in a third place is the firm's monthly routine. */
const ROUTINE = 0.5;

/**
 * Blocks of consecutive movements that stand twice, at least ten days apart, with the same amounts and counterparties: a month that was
 * copied. What repeats a third time is routine and no copy.
 */
export function findCopiedBlocks({ rows }: Reading): StatementFinding[] {
  const keys = rows.map(keyOf);
  const places = new Map<string, number[]>();
  keys.forEach((key, i) => {
    const own = places.get(key);
    if (own) own.push(i);
    else places.set(key, [i]);
  });
  const found: StatementFinding[] = [];
  let i = 0;
  while (i < rows.length) {
    const [length, source] = longestCopy(rows, keys, places, i);
    const routine = keys.slice(i, i + length).filter((key) => places.get(key)!.length > 2).length;
    if (length < LEAST_ROWS || routine > ROUTINE * length) {
      i += 1;
      continue;
    }
    const others = rows.slice(i + 1, i + length).map(({ row }) => row);
    const values = { rows: length, sourceRow: rows[source]!.row };
    found.push(finding('block-copied', rows[i]!, others, values));
    i += length;
  }
  return found;
}

function keyOf({ amount, counterparty }: StatementRow): string {
  return `${amount}\0${counterparty}`;
}

const LEAST_APART_DAYS = 10;
/** Amounts that occur oftener than this are no trace of a copy. */
const MOST_PLACES = 6;

/** The longest block before place i that repeats from i on, and where it starts. */
function longestCopy(
  rows: readonly StatementRow[],
  keys: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  i: number,
): [length: number, source: number] {
  const candidates = places.get(keys[i]!)!;
  let best = 0;
  let source = -1;
  if (candidates.length > MOST_PLACES) return [best, source];
  for (const start of candidates) {
    if (start >= i || rows[i]!.day - rows[start]!.day < LEAST_APART_DAYS) continue;
    let length = 0;
    while (start + length < i && i + length < rows.length && keys[start + length] === keys[i + length]) length += 1;
    if (length > best) [best, source] = [length, start];
  }
  return [best, source];
}
