import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import {
  ABSENT_CODE,
  ABSENT_DAY,
  type Column,
  type EvidenceKind,
  type EvidenceTable,
  type TextColumn,
} from '#domain/evidence/index.ts';

/** The stored form of one column: its type, and its bytes in the section's order. */
interface ColumnHeader {
  readonly name: string;
  readonly type: Column['type'];
  /** For text: the dictionary. */
  readonly values?: readonly string[];
  readonly bytes: number;
}

interface Header {
  readonly format: 1;
  readonly rows: number;
  readonly columns: readonly ColumnHeader[];
}

/**
 * Some rows of a table as one block: a header in JSON behind its length, then the columns' bytes, little-endian,
 * compressed as a whole. `rows` lists the rows to take; their numbers are kept as the column `ordinals`.
 */
export function encodeRows(table: EvidenceTable, rows: Int32Array): Uint8Array {
  const headers: ColumnHeader[] = [{ name: ORDINALS, type: 'date', bytes: rows.byteLength }];
  const bodies: Uint8Array[] = [bytesOf(rows)];
  for (const [name, column] of Object.entries(table.columns)) {
    const { data, values } = take(column, rows);
    headers.push({ name, type: column.type, bytes: data.byteLength, ...(values ? { values } : {}) });
    bodies.push(bytesOf(data));
  }
  const header = Buffer.from(JSON.stringify({ format: 1, rows: rows.length, columns: headers } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return zstdCompressSync(Buffer.concat([length, header, ...bodies]), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
}

const ORDINALS = 'ordinals';

function bytesOf(array: Int32Array | Uint8Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function take(column: Column, rows: Int32Array): { data: Int32Array | Uint8Array | Float64Array; values?: string[] } {
  switch (column.type) {
    case 'text':
      return takeText(column, rows);
    case 'date':
      return { data: rows.map((row) => column.days[row]!) };
    case 'choice':
    case 'boolean':
      return { data: Uint8Array.from(rows, (row) => column.codes[row]!) };
    default:
      return { data: Float64Array.from(rows, (row) => column.numbers[row]!) };
  }
}

/** A dictionary of its own: one firm's rows use few of the delivery's values, and another firm's must not be among them. */
function takeText(column: TextColumn, rows: Int32Array): { data: Int32Array; values: string[] } {
  const values: string[] = [];
  const seen = new Map<number, number>();
  const data = rows.map((row) => {
    const code = column.codes[row]!;
    if (code < 0) return -1;
    let own = seen.get(code);
    if (own === undefined) {
      own = values.length;
      seen.set(code, own);
      values.push(column.values[code]!);
    }
    return own;
  });
  return { data, values };
}

/** Puts blocks of one kind back into one table, in the given order; every row belongs to `firm`. */
export function decodeRows(kind: EvidenceKind, firm: string, blocks: readonly Uint8Array[]): EvidenceTable {
  const parts = blocks.map(decodeBlock);
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const names = new Map<string, Column['type']>();
  for (const part of parts) for (const [name, column] of part.columns) names.set(name, column.type);
  names.delete(ORDINALS);
  const columns: Record<string, Column> = {};
  for (const [name, type] of names) columns[name] = join(name, type, parts, rows);
  return { kind, rows, firm: { type: 'text', codes: new Int32Array(rows), values: [firm] }, columns };
}

interface Block {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

function decodeBlock(sealed: Uint8Array): Block {
  const plain = zstdDecompressSync(sealed);
  const length = plain.readUInt32LE(0);
  const header = JSON.parse(plain.subarray(4, 4 + length).toString('utf8')) as Header;
  let at = 4 + length;
  const columns = new Map<string, Column>();
  for (const { name, type, values, bytes } of header.columns) {
    // Copied: typed arrays must begin at a multiple of their width.
    const data = new Uint8Array(plain.subarray(at, at + bytes)).buffer;
    at += bytes;
    columns.set(name, columnOf(type, data, values));
  }
  return { rows: header.rows, columns };
}

function columnOf(type: Column['type'], data: ArrayBuffer, values: readonly string[] | undefined): Column {
  switch (type) {
    case 'text':
      return { type, codes: new Int32Array(data), values: values ?? [] };
    case 'date':
      return { type, days: new Int32Array(data) };
    case 'choice':
    case 'boolean':
      return { type, codes: new Uint8Array(data) };
    default:
      return { type, numbers: new Float64Array(data) };
  }
}

/** A column that a block lacks, because the kind gained the field later, is absent in that block's rows. */
function join(name: string, type: Column['type'], parts: readonly Block[], rows: number): Column {
  const values: string[] = [];
  const codeOf = new Map<string, number>();
  const intern = (value: string): number => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, values.length);
    values.push(value);
    return values.length - 1;
  };
  const ints =
    type === 'text' || type === 'date' ? new Int32Array(rows).fill(type === 'text' ? -1 : ABSENT_DAY) : undefined;
  const bytes = type === 'choice' || type === 'boolean' ? new Uint8Array(rows).fill(ABSENT_CODE) : undefined;
  const numbers = ints || bytes ? undefined : new Float64Array(rows).fill(Number.NaN);
  let at = 0;
  for (const part of parts) {
    const column = part.columns.get(name);
    if (column?.type === 'text') {
      const recode = column.values.map(intern);
      ints?.set(
        column.codes.map((code) => (code < 0 ? -1 : recode[code]!)),
        at,
      );
    } else if (column && 'days' in column) ints?.set(column.days, at);
    else if (column && 'codes' in column) bytes?.set(column.codes, at);
    else if (column) numbers?.set(column.numbers, at);
    at += part.rows;
  }
  if (type === 'text') return { type, codes: ints!, values };
  if (type === 'date') return { type, days: ints! };
  if (type === 'choice' || type === 'boolean') return { type, codes: bytes! };
  return { type, numbers: numbers! };
}
