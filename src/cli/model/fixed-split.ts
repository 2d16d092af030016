import { type DataTable, rowsWhere } from '#domain/credit/index.ts';

export type SplitPart = 'all' | 'train' | 'test';

export const SPLIT_PARTS: readonly SplitPart[] = ['all', 'train', 'test'];

const TEST_SHARE = 0.3;
// Knuth's multiplicative hash: a split by row number that every language reproduces.
const MULTIPLIER = 2654435761;

/** Whether row i (from 0, in the order of the file) is one of the 30 % that test. */
export function isTestRow(i: number): boolean {
  return (Math.imul(i, MULTIPLIER) >>> 0) / 4294967296 < TEST_SHARE;
}

export function splitPart(table: DataTable, part: SplitPart): DataTable {
  if (part === 'all') return table;
  return rowsWhere(table, (row) => isTestRow(row) === (part === 'test'));
}
