import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Cell } from '#app/ports/table-writer.ts';
import { tableWriter } from './write-table.ts';

async function* given(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}

async function written(format: 'csv' | 'xlsx', rows: AsyncIterable<readonly Cell[]>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tableWriter.write(format, { name: 'firms', header: ['企业', 'yuan'], rows }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

const HOSTILE = ['=HYPERLINK("http://evil")', '+cmd|calc', '@SUM(A1)', 'a\u0000b<&">', '＝1'];

describe('a table as a file', () => {
  it('comes out of XLSX as it went in, text as text and numbers as numbers', async () => {
    const rows = [['甲公司', 12_345_678.9], ['', null], ...HOSTILE.map((text) => [text, -1])];
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await written('xlsx', given(rows))) as never);
    const sheet = book.worksheets[0]!;
    expect(sheet.name).toBe('firms');
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value]).toEqual(['甲公司', 12_345_678.9]);
    for (const [i, text] of HOSTILE.entries()) {
      const cell = sheet.getCell(`A${i + 4}`);
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(cell.value).toBe(text.replace('\u0000', ''));
    }
  });

  it('writes no formula into CSV and begins with the mark by which spreadsheets know UTF-8', async () => {
    const text = (await written('csv', given(HOSTILE.map((cell) => [cell, -1])))).toString('utf8');
    expect(text.startsWith('\uFEFF企业,yuan\r\n')).toBe(true);
    for (const line of text.slice(1).trimEnd().split('\r\n').slice(1)) expect(line).not.toMatch(/^"?[=+@＝]/);
  });

  it('holds no more than a piece of the rows at a time', async () => {
    let asked = 0;
    async function* many(): AsyncGenerator<readonly Cell[]> {
      for (; asked < 20_000; asked++) yield [`firm ${asked}`, asked];
    }
    const pieces = tableWriter
      .write('csv', { name: 'firms', header: ['a', 'b'], rows: many() })
      [Symbol.asyncIterator]();
    await pieces.next();
    expect(asked).toBeLessThan(10_000);
  });

  it.each(['csv', 'xlsx'] as const)('breaks the %s off where its rows break off', async (format) => {
    async function* broken(): AsyncGenerator<readonly Cell[]> {
      yield ['one', 1];
      throw new Error('the store went away');
    }
    await expect(written(format, broken())).rejects.toThrow('the store went away');
  });
});
