import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '#domain/kernel/index.ts';
import { type OpenRowsOptions, openRows } from './open-rows.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-rows-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(content: string | Uint8Array, extension = '.csv'): string {
  count += 1;
  const path = join(folder, `${count}${extension}`);
  writeFileSync(path, content);
  return path;
}

interface Read {
  header: readonly string[];
  rows: string[][];
  lines: number[];
  faults: Failure[];
  error?: Failure;
}

async function read(path: string, options?: OpenRowsOptions): Promise<Read> {
  const opened = await openRows(path, options);
  const out: Read = { header: [], rows: [], lines: [], faults: [] };
  if (!opened.ok) return { ...out, error: opened.error };
  out.header = opened.value.header;
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return { ...out, error: batch.error };
    const { rows, width, cells, lines, faults } = batch.value;
    for (let i = 0; i < rows; i++) out.rows.push(cells.slice(i * width, (i + 1) * width));
    out.lines.push(...lines);
    out.faults.push(...faults.map((fault) => fault.failure));
  }
  return out;
}

/** Text in GB18030, which Node decodes but does not encode: its two-byte part, read backwards. */
const GB_BYTES = new Map<string, readonly [number, number]>();
{
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) GB_BYTES.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
}

function gb18030(text: string): Buffer {
  return Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : [...GB_BYTES.get(c)!])));
}

const GB_ROW = gb18030('名称,a\n联通,1\n');

describe('delimited text', () => {
  it.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n'],
    ['carriage returns only', 'a,b\r1,2\r'],
    ['no last line end', 'a,b\n1,2'],
    ['a byte-order mark', '\uFEFFa,b\n1,2'],
    ['blank lines and trailing delimiters', '\na,b\n\n1,2,\n,\n'],
    ['everything quoted', '"a","b"\n"1","2"\n'],
  ])('reads %s', async (_, text) => {
    const table = await read(write(text));
    expect(table).toMatchObject({ header: ['a', 'b'], rows: [['1', '2']], faults: [] });
    expect(table.error).toBeUndefined();
  });

  it('reads runs of blanks in .asc and .txt', async () => {
    expect(await read(write('a b\n 1   2\n', '.asc'))).toMatchObject({ header: ['a', 'b'], rows: [['1', '2']] });
  });

  it('keeps quotes, delimiters and line breaks within quotes, and counts their lines', async () => {
    const table = await read(write('a,b\n"1,""x""","2\n3"\n4,5\n'));
    expect(table.rows).toEqual([
      ['1,"x"', '2\n3'],
      ['4', '5'],
    ]);
    expect(table.lines).toEqual([2, 4]);
  });

  it('reads any cells back, whatever the length of the pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '堰', '"', ',', '\n', ' ', '😀'), maxLength: 6 });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `h1,h2\n${table.map((row) => row.map(quote).join(',')).join('\n')}\n`;
        const wanted = table.filter((row) => row.some((text) => text.trim() !== ''));
        const got = await read(write(text));
        expect(got.rows).toEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });
});

describe('encodings', () => {
  it('recognises GB18030 whose bytes happen to be valid UTF-8', async () => {
    expect(await read(write(GB_ROW))).toMatchObject({ header: ['名称', 'a'], rows: [['联通', '1']] });
    expect(await read(write(Buffer.from([0x61, 0x0a, 0xc1, 0xaa, 0xcd, 0xa8, 0x0a])))).toMatchObject({
      rows: [['联通']],
    });
  });

  it('does not take accented letters for it', async () => {
    for (const name of ['Größe', 'Café', 'Ñandú', 'naïve'])
      expect(await read(write(`name,n\n${name},1\nMüller,2\n`))).toMatchObject({
        rows: [
          [name, '1'],
          ['Müller', '2'],
        ],
      });
  });

  it('recognises GB18030 that begins after a megabyte of ASCII', async () => {
    const ascii = Buffer.from(`name,n\n${'a,1\n'.repeat(300_000)}`);
    const table = await read(write(Buffer.concat([ascii, gb18030('联通,1\n')])));
    expect(table.rows.length).toBe(300_001);
    expect(table.rows.at(-1)).toEqual(['联通', '1']);
  });

  it('reads any Chinese text back from GB18030, across the borders of chunks', async () => {
    const characters = [...GB_BYTES.keys()].filter((c) => /^\p{Script=Han}$/u.test(c));
    const word = fc.array(fc.nat(characters.length - 1), { minLength: 1, maxLength: 9 });
    const property = fc.asyncProperty(fc.array(word, { minLength: 3, maxLength: 40 }), async (words) => {
      const texts = words.map((places) => places.map((place) => characters[place]!).join(''));
      const lines = Array.from({ length: 6000 }, (_, i) => `${texts[i % texts.length]},${i}`);
      const table = await read(write(gb18030(`企业名称,n\n${lines.join('\n')}\n`)));
      expect(table.header).toEqual(['企业名称', 'n']);
      expect(table.rows.map((row) => row.join(','))).toEqual(lines);
    });
    await fc.assert(property, { numRuns: 10 });
  });

  it.each(['utf16le', 'utf16be'])('reads %s with its mark', async (encoding) => {
    const bytes = Buffer.from('\uFEFF名称,b\n堰,2\n', 'utf16le');
    const path = write(encoding === 'utf16be' ? bytes.swap16() : bytes);
    expect(await read(path)).toMatchObject({ header: ['名称', 'b'], rows: [['堰', '2']] });
  });

  it('never breaks a character at the border of two chunks', async () => {
    const text = `名称\n${'堰坝闸渠渡槽水门\n'.repeat(60_000)}`;
    const table = await read(write(text));
    expect(table.rows.every(([cell]) => cell === '堰坝闸渠渡槽水门')).toBe(true);
    expect(table.rows.length).toBe(60_000);
  });

  it('refuses bytes that are no text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('名称,b\n'),
      Buffer.alloc(300_000, '堰,1\n'),
      Buffer.from([0xff, 0xff, 0x0a]),
    ]);
    expect((await read(write(bytes))).error?.code).toBe('NOT_TEXT');
  });
});

describe('hostile and broken files', () => {
  it.each([
    ['an empty file', '', 'FILE_EMPTY', undefined, undefined],
    ['blanks only', ' \n\n', 'FILE_EMPTY', undefined, undefined],
    ['a header only', 'a,b\n', 'NO_ROWS', 1, undefined],
    ['a file cut off mid-row', 'a,b,c\n1,2,3\n4,5', 'FILE_CUT_OFF', 3, 'b'],
    ['an unclosed quote', 'a,b\n1,"2\n3,4\n', 'QUOTE_UNCLOSED', 2, 'b'],
    ['text after a closing quote', 'a,b\n1,"2"x\n', 'QUOTE_MISPLACED', 2, 'b'],
    ['a NUL byte', 'a,b\n1,2\n3,\0\n', 'NUL_BYTE', 3, 'b'],
    ['too few cells', 'a,b\n1\n2,3\n', 'RAGGED_ROW', 2, '2'],
    ['too many cells', 'a,b\n1,2,3\n2,3\n', 'RAGGED_ROW', 2, '3'],
    ['a repeated header', 'a, a\n1,2\n', 'DUPLICATE_HEADER', 1, 'a'],
    ['a million columns', `${'a,'.repeat(1_000_000)}\n`, 'TOO_MANY_COLUMNS', 1, '4097'],
    ['a million cells in a row', `a,b\n${'1,'.repeat(1_000_000)}\n`, 'TOO_MANY_COLUMNS', 2, '4097'],
  ])('refuses %s, with the place', async (_, text, code, row, column) => {
    const { error } = await read(write(text));
    expect([error?.code, error?.row, error?.column]).toEqual([code, row, column]);
    expect(error?.file).toMatch(/\.csv$/);
  });

  it('refuses a line of 100 MB without holding it', async () => {
    const path = write(
      gzipSync(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.alloc(100 << 20, 'x')]), { level: 1 }),
      '.csv.gz',
    );
    const before = process.memoryUsage().rss;
    const { error } = await read(path);
    expect([error?.code, error?.row, error?.column]).toEqual(['RECORD_TOO_LONG', 2, 'b']);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  });

  it('refuses a gzip file that is cut off, damaged, or none at all', async () => {
    const whole = gzipSync(`a,b\n${'1,2\n'.repeat(1000)}`);
    expect((await read(write(whole.subarray(0, whole.length - 12), '.csv.gz'))).error?.code).toBe('GZIP_CUT_OFF');
    expect((await read(write('a,b\n1,2\n', '.csv.gz'))).error?.code).toBe('GZIP_DAMAGED');
    const damaged = Buffer.from(whole);
    damaged.fill(0x55, 20, 30);
    expect((await read(write(damaged, '.csv.gz'))).error?.code).toBe('GZIP_DAMAGED');
    expect(await read(write(whole, '.csv.gz'))).toMatchObject({ header: ['a', 'b'] });
  });

  it('refuses gzip that swells beyond what text can', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(20 << 20, '1,2\n')]), { level: 9 });
    expect((await read(write(bomb, '.csv.gz'))).error?.code).toBe('ARCHIVE_BOMB');
  });

  it('refuses more records than can be held', async () => {
    expect((await read(write('a\n1\n2\n3\n'), { limits: { records: 2 } })).error?.code).toBe('TOO_MANY_ROWS');
  });

  it.each(['.csv', '.csv.gz', '.xlsx', '.json', '.ndjson', '.txt'])(
    'says that an empty %s is empty',
    async (extension) => {
      expect((await read(write('', extension))).error?.code).toBe('FILE_EMPTY');
    },
  );

  it('says that a file is missing or a folder', async () => {
    expect((await read(join(folder, 'none.csv'))).error?.code).toBe('FILE_NOT_FOUND');
    expect((await read(folder)).error?.code).toBe('FILE_IS_A_FOLDER');
  });

  it('lists rows that do not fit where it is asked to report them', async () => {
    const table = await read(write('a,b\n1,2\n3\n4,5\n'), { ragged: 'report' });
    expect(table.rows).toEqual([
      ['1', '2'],
      ['4', '5'],
    ]);
    expect(table.faults.map(({ code, row }) => [code, row])).toEqual([['RAGGED_ROW', 3]]);
  });
});

describe('JSON', () => {
  it('reads a list and lines of objects, with long numbers as they are written', async () => {
    const records = '{"号码":24112000000012345678,"b":"x","c":null},{"号码":2,"b":true,"c":1.5}';
    const rows = [
      ['24112000000012345678', 'x', ''],
      ['2', 'true', '1.5'],
    ];
    expect(await read(write(`[${records}]`, '.json'))).toMatchObject({
      header: ['号码', 'b', 'c'],
      rows,
      lines: [1, 2],
    });
    const lines = await read(write(records.replace('},{', '}\n\n{'), '.ndjson'));
    expect(lines).toMatchObject({ rows, lines: [1, 3] });
  });

  it('reads strings with braces and escapes across the borders of pieces', async () => {
    const value = '\\"}{][\\\\堰';
    const path = write(`[${Array.from({ length: 20_000 }, () => `{"a":"${value}"}`).join(',\n')}]`, '.json');
    const table = await read(path);
    expect(table.rows.length).toBe(20_000);
    expect(new Set(table.rows.map((row) => row[0]))).toEqual(new Set(['"}{][\\堰']));
  });

  it.each([
    ['an empty file', '', 'FILE_EMPTY', undefined],
    ['an empty list', '[]', 'FILE_EMPTY', undefined],
    ['a list that is cut off', '[{"a":1},{"a":', 'FILE_CUT_OFF', 2],
    ['a value that is a list', '[{"a":[1]}]', 'JSON_NESTED', 1],
    ['broken syntax', '[{"a":1},{a:2}]', 'JSON_MALFORMED', 2],
    ['a list of numbers', '[1,2]', 'JSON_MALFORMED', 1],
  ])('refuses %s', async (_, text, code, row) => {
    const { error } = await read(write(text, '.json'));
    expect([error?.code, error?.row]).toEqual([code, row]);
  });
});

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('数据'));
  return write(new Uint8Array(await book.xlsx.writeBuffer()), '.xlsx');
}

describe('XLSX', () => {
  it('reads texts, numbers, days and truths as they are shown', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(['名称', '金额', '日期', '是否', '空']);
      sheet.addRow([' 堰 & <坝>', 4780.24, new Date(Date.UTC(2017, 6, 18)), true]);
      sheet.addRow([]);
      sheet.addRow([{ richText: [{ text: '甲' }, { text: '乙' }] }, 1e15, '2017/7/18', false]);
    });
    const table = await read(path);
    expect(table.header).toEqual(['名称', '金额', '日期', '是否', '空'].slice(0, table.header.length));
    expect(table.rows).toEqual([
      [' 堰 & <坝>', '4780.24', '2017-07-18', 'true', ''],
      ['甲乙', '1000000000000000', '2017/7/18', 'false', ''],
    ]);
    expect(table.lines).toEqual([2, 4]);
  });

  it('refuses a formula with its row and column', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(['a', '价税合计']);
      sheet.addRow([1, 2]);
      sheet.addRow([1, { formula: 'A3+1', result: 2 }]);
    });
    const { error } = await read(path);
    expect([error?.code, error?.row, error?.column]).toEqual(['XLSX_FORMULA', 3, '价税合计']);
  });

  it('refuses a header only, an empty sheet and what is no workbook', async () => {
    expect((await read(await workbook((sheet) => sheet.addRow(['a', 'b'])))).error?.code).toBe('NO_ROWS');
    expect((await read(await workbook(() => {}))).error?.code).toBe('FILE_EMPTY');
    expect((await read(write('a,b\n1,2\n', '.xlsx'))).error?.code).toBe('XLSX_DAMAGED');
    expect((await read(write('PK\x03\x04 nothing', '.xlsx'))).error?.code).toBe('XLSX_DAMAGED');
  });

  it('refuses a zip bomb without unpacking it', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(['a']);
      for (let i = 0; i < 5000; i++) sheet.addRow([1]);
    });
    const { error } = await read(path, { limits: { inflationRatio: 3, ratioFloorBytes: 1000 } });
    expect(error?.code).toBe('ARCHIVE_BOMB');
    expect((await read(path, { limits: { archiveBytes: 1000 } })).error?.code).toBe('ARCHIVE_TOO_LARGE');
    expect((await read(path, { limits: { archiveEntries: 2 } })).error?.code).toBe('ARCHIVE_BOMB');
  });
});
