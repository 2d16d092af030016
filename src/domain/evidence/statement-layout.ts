import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { readDay } from './columns/read-day.ts';
import { FIRM_FIELD } from './firm-field.ts';
import { headerKey, readHeader } from './header-words.ts';
import { financialStatements } from './kinds/financial-statements.ts';
import type { RowBatch } from './table-builder.ts';

const ITEM_HEADERS = [
  '项目',
  '科目',
  '报表项目',
  '指标',
  '指标名称',
  '项目名称',
  '科目名称',
  'item',
  'line',
  'line item',
  'account',
  'indicator',
].map(headerKey);
const VALUE_HEADERS = ['金额', '数值', '值', '期末余额', '本期金额', '余额', 'value', 'amount', 'balance'].map(
  headerKey,
);
const PERIOD_HEADERS = namesOf(financialStatements.fields.find(({ name }) => name === financialStatements.eventField)!);
const FIRM_HEADERS = namesOf(FIRM_FIELD);

/** Cells that are held until the end of the file: far more than the statements of a hundred thousand firms. */
const MOST_CELLS = 20_000_000;

function namesOf({ name, synonyms }: typeof FIRM_FIELD): string[] {
  return [name, ...synonyms.zh, ...synonyms.en].map(headerKey);
}

/** Where a table of items keeps its parts: `values` are the columns of amounts, each with its period or with that of the period column. */
export interface StatementLayout {
  readonly firm: number;
  readonly item: number;
  readonly period: number;
  readonly values: readonly { readonly position: number; readonly period: string | undefined; readonly unit: string }[];
}

/**
 * Recognises statements that list items in rows: one amount a row beside a period, or a column of amounts for each period.
 * Undefined where the header is not of that kind, so that every item has a column of its own.
 */
export function statementLayout(header: readonly string[]): StatementLayout | undefined {
  const reads = header.map(readHeader);
  const place = (names: readonly string[]) =>
    reads.findIndex(({ key, bare }) => names.includes(key) || names.includes(bare));
  const item = place(ITEM_HEADERS);
  if (item < 0) return undefined;
  const firm = place(FIRM_HEADERS);
  const periods = header.flatMap((text, position) =>
    typeof readDay(text.trim(), true) === 'number' ? [{ position, period: text.trim(), unit: '' }] : [],
  );
  if (periods.length > 0) return { firm, item, period: -1, values: periods };
  const period = place(PERIOD_HEADERS);
  const value = place(VALUE_HEADERS);
  if (period < 0 || value < 0) return undefined;
  const { key, bare } = reads[value]!;
  return { firm, item, period, values: [{ position: value, period: undefined, unit: key.slice(bare.length) }] };
}

/** Gathers rows of items into one record a firm and period, under the items as headers. */
export class StatementPivot {
  private readonly layout: StatementLayout;
  private readonly items = new Map<string, number>();
  private readonly records = new Map<string, { firm: string; period: string; line: number; cells: string[] }>();
  private held = 0;

  constructor(layout: StatementLayout) {
    this.layout = layout;
  }

  /** Errors: STATEMENT_TOO_LARGE; STATEMENT_ITEM_REPEATED where one period has two amounts for an item. */
  add({ rows, width, cells, lines }: RowBatch, file: string): Result<undefined> {
    const { firm, item, period, values } = this.layout;
    for (let row = 0; row < rows; row++) {
      const cell = (position: number) => (position < 0 ? '' : cells[row * width + position]!.trim());
      const name = cell(item);
      if (name === '') continue;
      for (const value of values) {
        const amount = cell(value.position);
        if (amount === '') continue;
        const column = this.columnOf(`${name}${value.unit}`);
        const record = this.recordOf(cell(firm), value.period ?? cell(period), lines[row]!);
        const before = record.cells[column];
        if (before !== undefined && before !== amount)
          return fail(
            'STATEMENT_ITEM_REPEATED',
            { item: name.slice(0, 40), period: record.period },
            { file, row: lines[row]!, column: name.slice(0, 40) },
          );
        record.cells[column] = amount;
        this.held += 1;
      }
      if (this.held > MOST_CELLS) return fail('STATEMENT_TOO_LARGE', { limit: MOST_CELLS }, { file, row: lines[row]! });
    }
    return ok(undefined);
  }

  /** The header and the records: the firm where the file names it, the period, then the items. */
  finish(): { readonly header: readonly string[]; readonly batch: RowBatch } {
    const named = this.layout.firm >= 0;
    const header = [...(named ? [FIRM_FIELD.name] : []), financialStatements.eventField, ...this.items.keys()];
    const cells: string[] = [];
    const lines: number[] = [];
    for (const { firm, period, line, cells: amounts } of this.records.values()) {
      if (named) cells.push(firm);
      cells.push(period);
      for (let i = 0; i < this.items.size; i++) cells.push(amounts[i] ?? '');
      lines.push(line);
    }
    return { header, batch: { rows: lines.length, width: header.length, cells, lines } };
  }

  private columnOf(name: string): number {
    const known = this.items.get(name);
    if (known !== undefined) return known;
    this.items.set(name, this.items.size);
    return this.items.size - 1;
  }

  private recordOf(firm: string, period: string, line: number) {
    const key = `${firm}\0${period}`;
    let record = this.records.get(key);
    if (!record) {
      record = { firm, period, line, cells: [] };
      this.records.set(key, record);
    }
    return record;
  }
}
