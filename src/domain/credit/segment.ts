import { cellAt, type DataColumn } from './data-table.ts';
import type { Outcome } from './outcome.ts';
import type { SegmentRecord } from './scorecard.ts';

/** (k + s·p0) / (n + s): a group's bad rate pulled towards the whole's, as if the whole lent it s cases. */
export function pooledPd(bads: number, rows: number, wholePd: number, strength: number): number {
  return (bads + strength * wholePd) / (rows + strength);
}

/** One cell's word for its segment; blanks are a segment of their own. */
export function segmentAt(column: DataColumn, row: number): string {
  return String(cellAt(column, row) ?? '');
}

/** Bad rates by segment with the pooling strength that the data themselves show. */
export function pooledSegments(column: DataColumn, outcome: Outcome): SegmentRecord {
  const counts = new Map<string, { rows: number; bads: number }>();
  for (let row = 0; row < outcome.bad.length; row++) {
    const segment = segmentAt(column, row);
    const count = counts.get(segment) ?? { rows: 0, bads: 0 };
    count.rows++;
    count.bads += outcome.bad[row]!;
    counts.set(segment, count);
  }
  const whole = outcome.bads / outcome.bad.length;
  const strength = poolingStrength([...counts.values()]);
  const rates = [...counts]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([segment, { rows, bads }]) => ({ segment, rows, bads, pooledPd: pooledPd(bads, rows, whole, strength) }));
  return { column: column.name, strength, rates };
}

/**
 * The strength of a beta-binomial by moments: (1 − ρ)/ρ with the analysis-of-variance estimate of the correlation ρ
 * within groups (M. Ridout et al., Biometrics 55 (1999) 137–148). Groups that differ by no more than chance are pooled
 * with the weight of the whole set.
 */
export function poolingStrength(groups: readonly { readonly rows: number; readonly bads: number }[]): number {
  const rows = groups.reduce((sum, g) => sum + g.rows, 0);
  const whole = groups.reduce((sum, g) => sum + g.bads, 0) / rows;
  if (groups.length < 2 || rows === groups.length) return rows;
  const between = groups.reduce((sum, g) => sum + g.rows * (g.bads / g.rows - whole) ** 2, 0) / (groups.length - 1);
  const within = groups.reduce((sum, g) => sum + (g.bads * (g.rows - g.bads)) / g.rows, 0) / (rows - groups.length);
  const size = (rows - groups.reduce((sum, g) => sum + g.rows ** 2, 0) / rows) / (groups.length - 1);
  const correlation = (between - within) / (between + (size - 1) * within);
  if (!(correlation > 0)) return rows;
  return Math.min(rows, Math.max(1, (1 - correlation) / correlation));
}
