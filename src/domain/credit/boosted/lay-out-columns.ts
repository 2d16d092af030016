import { binEdges, NO_VALUE } from '#domain/numeric/index.ts';
import { cellAt, type DataColumn } from '../data-table.ts';
import type { Outcome } from '../outcome.ts';
import type { BoostedColumn } from './boosted-model.ts';
import { columnReader } from './read-cell.ts';

// What a table does not tell: how fast its values move. Both are assumptions, printed in the card.
export const ASSUMED = { drift: { initialSd: 0.1, monthlySd: 0.15 }, freshDays: 90 } as const;

// A category has a bin of its own from this many rows, or this share of the rows, up; rarer ones share one.
const LEAST_ROWS = 20;
const LEAST_SHARE = 0.01;
const MOST_CATEGORIES = 100;
// How many rows of the whole each category is credited with before categories are put in order.
const ORDER_STRENGTH = 20;

/** How a column is laid out for trees, with the bins of its rows. null where it holds one value only. */
export interface LaidOutColumn {
  readonly column: BoostedColumn;
  /** For each feature that the column makes: bins of the rows, as bytes. */
  readonly bins: readonly Uint8Array[];
  readonly binCounts: readonly number[];
}

export function layOutColumn(
  column: DataColumn,
  outcome: Outcome,
  specials: readonly (number | string)[],
  bins: number,
  direction: -1 | 0 | 1,
): LaidOutColumn | null {
  const rows = outcome.bad.length;
  const isSpecial = new Set(specials);
  const specialRows = new Map<number | string, number>();
  let absent = 0;
  let words = 0;
  const numbers = Float64Array.from({ length: rows }, (_, row) => {
    const cell = cellAt(column, row);
    if (cell === null) absent++;
    else if (isSpecial.has(cell)) specialRows.set(cell, (specialRows.get(cell) ?? 0) + 1);
    else if (typeof cell === 'number') return cell;
    else words++;
    return Number.NaN;
  });
  const cells =
    words > 0
      ? categoryCells(column, outcome, isSpecial)
      : { type: 'number' as const, edges: [...binEdges(numbers, bins)], direction, single: false };
  const binCount = cells.type === 'number' ? cells.edges.length + 1 : cells.categories.length;
  const described = {
    ...cells,
    shares: new Array<number>(binCount).fill(0),
    name: column.name,
    label: { zh: column.name, en: column.name },
    document: column.name,
    ...ASSUMED,
    iv: null,
    influence: 0,
    specials: [...specialRows].map(([value, count]) => ({ value, share: count / rows })),
    absentShare: absent / rows,
  };
  return readRows(column, described, binCount, rows);
}

function readRows(column: DataColumn, layout: BoostedColumn, binCount: number, rows: number): LaidOutColumn | null {
  const features = 1 + layout.specials.length;
  const bins = Array.from({ length: features }, () => new Uint8Array(rows));
  const read = columnReader(layout);
  const counts = new Array<number>(binCount).fill(0);
  const target = new Int32Array(features);
  for (let row = 0; row < rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null) target.fill(0).fill(NO_VALUE, 0, 1);
    else read(cell, target, 0);
    for (let f = 0; f < features; f++) bins[f]![row] = target[f]!;
    if (target[0]! >= 0) counts[target[0]!]!++;
  }
  const kinds = counts.filter((count) => count > 0).length + layout.specials.length + (layout.absentShare > 0 ? 1 : 0);
  if (kinds < 2) return null;
  const binCounts = [binCount, ...layout.specials.map(() => 2)];
  return { column: { ...layout, shares: counts.map((count) => count / rows) }, bins, binCounts };
}

/** Words in the order of their bad rates, each pulled towards the whole's; rare ones together, where they are fewer than the rest. */
function categoryCells(
  column: DataColumn,
  outcome: Outcome,
  isSpecial: ReadonlySet<number | string>,
): { type: 'category'; categories: string[][]; rest: number | null } {
  const rows = outcome.bad.length;
  const counts = new Map<string, { rows: number; bads: number }>();
  for (let row = 0; row < rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null || isSpecial.has(cell)) continue;
    const count = counts.get(String(cell)) ?? { rows: 0, bads: 0 };
    count.rows++;
    count.bads += outcome.bad[row]!;
    counts.set(String(cell), count);
  }
  const least = Math.max(LEAST_ROWS, LEAST_SHARE * rows);
  const whole = outcome.bads / rows;
  const common = [...counts]
    .filter(([, count]) => count.rows >= least)
    .sort((a, b) => b[1].rows - a[1].rows || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CATEGORIES);
  const named = new Set(common.map(([word]) => word));
  const rare = [...counts].filter(([word]) => !named.has(word));
  const groups = common.map(([word, count]) => ({ words: [word], ...count }));
  if (rare.length > 0)
    groups.push({
      words: [],
      rows: rare.reduce((sum, [, count]) => sum + count.rows, 0),
      bads: rare.reduce((sum, [, count]) => sum + count.bads, 0),
    });
  const rate = (group: { rows: number; bads: number }) =>
    (group.bads + ORDER_STRENGTH * whole) / (group.rows + ORDER_STRENGTH);
  groups.sort((a, b) => rate(a) - rate(b) || (String(a.words) < String(b.words) ? -1 : 1));
  const rest = groups.findIndex(({ words }) => words.length === 0);
  return { type: 'category', categories: groups.map(({ words }) => words), rest: rest < 0 ? null : rest };
}
