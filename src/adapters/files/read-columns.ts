import { type Failure, fail, isObject, ok, type Result } from '#domain/kernel/index.ts';

/** A column that a reader wants: the names it goes by, and what its cells are. */
export interface ColumnSpec {
  /** Matches the whole header in lower case with blanks, dashes, underscores and units in brackets removed. */
  readonly names: RegExp;
  /** `number` also reads 12.5% as .125, 1,234.5 and ¥; `share` is a number in [0, 1]. */
  readonly type: 'text' | 'number' | 'share';
  readonly required?: true;
  /** Numbers of this column are money: a header in 万元 or 亿元 counts in yuan, one in 分 or fen as hundredths. */
  readonly money?: true;
}

export type Specs = Readonly<Record<string, ColumnSpec>>;

/** Cells by the keys of the specs; a cell that is empty or whose column is absent is undefined. */
export type ReadRow<S extends Specs> = { readonly row: number } & {
  readonly [K in keyof S]: (S[K]['type'] extends 'text' ? string : number) | undefined;
};

/** One record of a file, its cells by header. */
export interface NamedCells {
  readonly row: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/**
 * The rows of a table or list of objects with the columns of the specs, named in Chinese or English. `path` only names the
 * file. Errors: those of the records, FILE_EMPTY, TERMS_COLUMN_MISSING, NOT_A_NUMBER, OUTSIDE_RANGE, VALUE_MISSING, each naming file, row and column.
 */
export async function columnsOf<S extends Specs>(
  path: string,
  records: AsyncIterable<Result<NamedCells>>,
  specs: S,
): Promise<Result<ReadRow<S>[]>> {
  const rows: ReadRow<S>[] = [];
  let columns: readonly FoundColumn[] | undefined;
  for await (const record of records) {
    if (!record.ok) return record;
    for (const { row, cells } of spread(record.value)) {
      columns ??= findColumns(Object.keys(cells), specs);
      const missing = Object.keys(specs).find((key) => specs[key]!.required && !columns!.some((c) => c.key === key));
      if (missing) return fail('TERMS_COLUMN_MISSING', { field: missing }, { file: path });
      const read = readRow(cells, row, columns, specs);
      if (!read.ok) return { ok: false, error: { ...read.error, file: path, row } };
      rows.push(read.value as ReadRow<S>);
    }
  }
  return rows.length > 0 ? ok(rows) : fail('FILE_EMPTY', {}, { file: path });
}

/** A document that holds its rows in its only list, `{"loans": […]}`, is read as those rows. */
function spread(record: NamedCells): readonly NamedCells[] {
  const lists = Object.values(record.cells).filter((value) => Array.isArray(value) && value.every(isObject));
  if (lists.length !== 1) return [record];
  return (lists[0] as Record<string, unknown>[]).map((cells, i) => ({ row: i + 1, cells }));
}

interface FoundColumn {
  readonly key: string;
  readonly header: string;
  readonly unit: number;
}

function findColumns(headers: readonly string[], specs: Specs): FoundColumn[] {
  const found: FoundColumn[] = [];
  for (const [key, spec] of Object.entries(specs)) {
    const header = headers.find((each) => spec.names.test(plainName(each)));
    if (header !== undefined) found.push({ key, header, unit: spec.money ? unitOf(header) : 1 });
  }
  return found;
}

function plainName(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【].*$/, '')
    .replace(/[\s_\-·.]/g, '')
    .replace(/fen$/, '');
}

function unitOf(header: string): number {
  if (/亿/.test(header)) return 1e8;
  if (/万/.test(header)) return 1e4;
  return /fen$|分[)）]?$/i.test(header.trim()) ? 0.01 : 1;
}

function readRow(
  cells: NamedCells['cells'],
  row: number,
  columns: readonly FoundColumn[],
  specs: Specs,
): Result<Record<string, unknown>, Failure> {
  const values: Record<string, unknown> = { row };
  for (const { key, header, unit } of columns) {
    const spec = specs[key]!;
    const text = String(cells[header] ?? '').trim();
    if (text === '') {
      if (spec.required) return fail('VALUE_MISSING', { zh: header, en: header, field: key }, { column: header });
      continue;
    }
    if (spec.type === 'text') {
      values[key] = text;
      continue;
    }
    const number = decimalOf(text);
    if (number === undefined) return fail('NOT_A_NUMBER', { value: text.slice(0, 40) }, { column: header });
    if (spec.type === 'share' && !(number >= 0 && number <= 1))
      return fail('OUTSIDE_RANGE', { name: key, value: text.slice(0, 40), range: '[0, 1]' }, { column: header });
    values[key] = number * unit;
  }
  return ok(values);
}

function decimalOf(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥￥\s]/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%?)$/.exec(plain);
  if (!match) return undefined;
  return match[2] ? Number(match[1]) / 100 : Number(match[1]);
}
