import { finding } from './chain-breaks.ts';
import type { Reading } from './reading.ts';
import type { StatementFinding } from './statement-row.ts';

/**
 * Rows whose day does not fit between its neighbours': the fewest rows without which the days run in order. Where one of two rows must be
 * wrong and nothing tells which, both are named.
 */
export function findDatesOutOfOrder({ rows }: Reading): StatementFinding[] {
  const days = rows.map(({ day }) => day);
  const kept = longestOrdered(days);
  const found: StatementFinding[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (kept.has(i)) continue;
    const rival = rivalOf(days, i, kept);
    const others = rival === undefined ? [] : [rows[rival]!.row];
    found.push(finding('date-out-of-order', rows[i]!, others, { day: rows[i]!.day }));
    if (rival !== undefined)
      found.push(finding('date-out-of-order', rows[rival]!, [rows[i]!.row], { day: rows[rival]!.day }));
  }
  return found;
}

/** A longest run of places whose days never fall (patience sorting). */
function longestOrdered(days: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before = new Int32Array(days.length).fill(-1);
  for (let i = 0; i < days.length; i++) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[tails[middle]!]! <= days[i]!) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[i] = tails[low - 1]!;
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) kept.add(i);
  return kept;
}

/** The kept neighbour that could be the wrong one instead: leaving it out and keeping `i` would put the days in order as well. */
function rivalOf(days: readonly number[], i: number, kept: ReadonlySet<number>): number | undefined {
  for (const at of [i - 1, i + 1]) {
    if (!kept.has(at)) continue;
    let before = at < i ? at - 1 : i - 1;
    while (before >= 0 && !kept.has(before)) before -= 1;
    let after = at > i ? at + 1 : i + 1;
    while (after < days.length && !kept.has(after)) after += 1;
    const fits = (before < 0 || days[before]! <= days[i]!) && (after >= days.length || days[i]! <= days[after]!);
    if (fits) return at;
  }
  return undefined;
}
