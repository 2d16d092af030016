import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { Cell, WrittenTable } from '#app/ports/table-writer.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const FORMAT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook with one sheet (ECMA-376 part 1) but the sheet itself. */
function frameOf(name: string): readonly [string, string][] {
  // A sheet's name has at most 31 characters, and some are kept for references.
  const sheet = escaped(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${FORMAT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${FORMAT}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${FORMAT}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ];
}

/**
 * A workbook with one sheet, its header kept in sight. Text is inline and typed as text, so nothing in it is a formula; rows are
 * compressed as they come and never held.
 */
export async function* xlsxOf({ name, header, rows }: WrittenTable): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter();
  for (const [path, content] of frameOf(name)) yield* zip.add(path, once(Buffer.from(content)));
  yield* zip.add('xl/worksheets/sheet1.xml', sheetOf(header, rows));
  yield zip.end();
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const CHUNK = 64 * 1024;

async function* sheetOf(header: readonly string[], rows: WrittenTable['rows']): AsyncGenerator<Buffer> {
  const pane =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>';
  let held = `${XML}<worksheet xmlns="${MAIN}"><sheetViews>${pane}</sheetViews><sheetData>${rowOf(1, header, ' s="1"')}`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    held += rowOf(number, row, '');
    if (held.length < CHUNK) continue;
    yield Buffer.from(held);
    held = '';
  }
  yield Buffer.from(`${held}</sheetData></worksheet>`);
}

function rowOf(number: number, cells: readonly Cell[], style: string): string {
  return `<row r="${number}">${cells.map((cell, i) => cellOf(`${lettersOf(i)}${number}`, cell, style)).join('')}</row>`;
}

/** The name of a column: A to Z, AA, AB and so on. */
function lettersOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : lettersOf(Math.floor(column / 26) - 1) + letter;
}

function cellOf(place: string, cell: Cell, style: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${place}"${style}><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(String(cell))}</t></is></c>`;
}

/** Text for XML 1.0, which has no place for most control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

interface Entry {
  readonly path: Buffer;
  readonly begins: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** A ZIP archive that is written forward only: sizes follow each entry (APPNOTE 6.3.10, 4.3.9). No entry reaches 4 GiB: a sheet has at most a million rows. */
class ZipWriter {
  readonly #entries: Entry[] = [];
  #at = 0;

  async *add(path: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const name = Buffer.from(path);
    const begins = this.#at;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(FLAGS, 6);
    head.writeUInt16LE(DEFLATED, 8);
    head.writeUInt16LE(FIRST_DAY, 12);
    head.writeUInt16LE(name.length, 26);
    yield this.#count(Buffer.concat([head, name]));
    let crc = 0;
    let size = 0;
    let packed = 0;
    async function* measured() {
      for await (const chunk of content) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    }
    for await (const chunk of deflated(measured())) {
      packed += chunk.length;
      yield this.#count(chunk);
    }
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(0x08074b50, 0);
    tail.writeUInt32LE(crc, 4);
    tail.writeUInt32LE(packed, 8);
    tail.writeUInt32LE(size, 12);
    yield this.#count(tail);
    this.#entries.push({ path: name, begins, crc, packed, size });
  }

  end(): Buffer {
    const records = this.#entries.map(({ path, begins, crc, packed, size }) => {
      const record = Buffer.alloc(46);
      record.writeUInt32LE(0x02014b50, 0);
      record.writeUInt16LE(20, 4);
      record.writeUInt16LE(20, 6);
      record.writeUInt16LE(FLAGS, 8);
      record.writeUInt16LE(DEFLATED, 10);
      record.writeUInt16LE(FIRST_DAY, 14);
      record.writeUInt32LE(crc, 16);
      record.writeUInt32LE(packed, 20);
      record.writeUInt32LE(size, 24);
      record.writeUInt16LE(path.length, 28);
      record.writeUInt32LE(begins, 42);
      return Buffer.concat([record, path]);
    });
    const directory = Buffer.concat(records);
    const tail = Buffer.alloc(22);
    tail.writeUInt32LE(0x06054b50, 0);
    tail.writeUInt16LE(records.length, 8);
    tail.writeUInt16LE(records.length, 10);
    tail.writeUInt32LE(directory.length, 12);
    tail.writeUInt32LE(this.#at, 16);
    return Buffer.concat([directory, tail]);
  }

  #count(bytes: Buffer): Buffer {
    this.#at += bytes.length;
    return bytes;
  }
}

/** Sizes follow the entry; its name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the first day that the format knows: the same rows give the same bytes. */
const FIRST_DAY = 0x21;

async function* deflated(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  // What breaks off the rows breaks off the file as well: the packer is destroyed with the error, and reading from it throws that.
  pipeline(Readable.from(content), packer).catch(() => undefined);
  yield* packer as AsyncIterable<Buffer>;
}
