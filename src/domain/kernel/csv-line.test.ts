import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

describe('a line of CSV', () => {
  it('quotes what would end a cell or a line', () => {
    expect(csvLine(['a', 'b,c', 'say "d"', 'e\nf', ''])).toBe('a,"b,c","say ""d""","e\nf",');
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd', "-2+3+cmd|' /C calc'!A0", '\t=1', '-x', '＝1+1'])(
    'lets no spreadsheet run %j',
    (cell) => {
      expect(csvLine([cell])).toBe(`'${cell}`);
    },
  );

  it.each(['-5', '+86', '-5000.00', '-1e-7', '+1 200.50', '-', 'a=b', '企业'])('leaves %j as it is', (cell) => {
    expect(csvLine([cell])).toBe(cell);
  });
});
