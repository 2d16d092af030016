import { describe, expect, it } from 'vitest';
import { cellAt } from '#domain/credit/index.ts';
import { DataTableBuilder, numberOf } from './data-table-builder.ts';

describe('a cell of a table', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1,234,567.8', 1234567.8],
    ['¥1,234', 1234],
    ['￥12.50', 12.5],
    ['2017/7/18', 17365],
    ['2017-07-18', 17365],
    ['0', 0],
  ])('%s is a number', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each(['007', '12,34', 'A11', '1e999', '2017-13-40', '--1', '0x10', 'Infinity'])('%s is none', (text) => {
    expect(numberOf(text)).toBeNaN();
  });

  it('is blank where statistical packages write nothing, unless it was given a meaning', () => {
    const cells = [' ', 'NA', '?', ' steel ', '7'];
    const table = (words: string[]) => {
      const builder = new DataTableBuilder(['x'], new Set(words));
      builder.add({ rows: cells.length, width: 1, cells, lines: [2, 3, 4, 5, 6], faults: [] });
      const { columns, rows, lines } = builder.table();
      expect([...lines]).toEqual([2, 3, 4, 5, 6]);
      return Array.from({ length: rows }, (_, row) => cellAt(columns[0]!, row));
    };
    expect(table([])).toEqual([null, null, null, 'steel', 7]);
    expect(table(['NA'])).toEqual([null, 'NA', null, 'steel', 7]);
  });
});
