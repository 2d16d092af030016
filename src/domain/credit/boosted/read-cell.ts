import { binOf, NO_VALUE } from '#domain/numeric/index.ts';
import type { BoostedColumn } from './boosted-model.ts';

/**
 * Reads a cell of a column into the bins of its features, from `at` on. False where the cell says nothing to the model: a word
 * that it never saw, or a word where it reads numbers.
 */
export type CellReader = (cell: number | string, into: Int32Array, at: number) => boolean;

export function columnReader(column: BoostedColumn): CellReader {
  const specials = new Map(column.specials.map(({ value }, i) => [value, i]));
  const features = 1 + column.specials.length;
  const ordinary = ordinaryReader(column);
  return (cell, into, at) => {
    for (let i = 1; i < features; i++) into[at + i] = 0;
    const special = features > 1 ? specials.get(cell) : undefined;
    if (special !== undefined) {
      into[at] = NO_VALUE;
      into[at + 1 + special] = 1;
      return true;
    }
    const bin = ordinary(cell);
    into[at] = bin ?? NO_VALUE;
    return bin !== null;
  };
}

function ordinaryReader(column: BoostedColumn): (cell: number | string) => number | null {
  if (column.type === 'number') {
    const edges = Float64Array.from(column.edges);
    return (cell) => {
      if (typeof cell !== 'number' || Number.isNaN(cell)) return null;
      return binOf(edges, column.single ? Math.fround(cell) : cell);
    };
  }
  const bins = new Map(column.categories.flatMap((words, bin) => words.map((word) => [word, bin] as const)));
  return (cell) => bins.get(String(cell)) ?? column.rest;
}
