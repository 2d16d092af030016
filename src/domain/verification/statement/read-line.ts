import { bindHeader, type HeaderMap, isAbsent, readFen } from '#domain/evidence/index.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';
import { type DayOrder, dayOrderOf, readAnyDay } from './foreign-day.ts';
import { STATEMENT_KIND } from './statement-kind.ts';
import type { StatementRow } from './statement-row.ts';

/** A line that is no row of the statement: a total, a footer, or a row that cannot be read. */
export interface SkippedLine {
  readonly row: number;
  readonly reason: 'total' | 'unreadable';
}

export type StatementLine = { readonly row: StatementRow } | { readonly skipped: SkippedLine };

type Bound = Extract<ReturnType<typeof bindHeader>, { ok: true }>['value'];

const OPENING =
  /期初|承前|上[期页年月]结[转余]|结转余额|opening balance|brought forward|b\/f|previous balance|anfangssaldo|繰越|이월/i;
const TOTAL =
  /合计|小计|总计|累计|期末|本[期页]|total|closing balance|carried forward|c\/f|ending balance|endsaldo|合計/i;
const OUT = /^(?:out|支出|支|付|借|借方|出账|转出|出|debit|dr|d|soll|s|-|出金|출금)$/i;

/**
 * Binds the header of a statement. Of two headers for one field the first counts: statements print a booking day beside a value day. Errors: those of
 * bindHeader but HEADER_AMBIGUOUS.
 */
export function bindStatement(header: readonly string[], map: HeaderMap, file: string): Result<Bound, Failure> {
  const read = [...header];
  for (;;) {
    const bound = bindHeader(STATEMENT_KIND, read, { map, firmKnown: true, file });
    if (bound.ok || bound.error.code !== 'HEADER_AMBIGUOUS') return bound;
    const second = read.lastIndexOf(String(bound.error.params?.second));
    read[second] = `\0${second}`;
  }
}

/** Whether a header names what a statement cannot do without: a day, and an amount or a balance. */
export function isStatementHeader(header: readonly string[]): boolean {
  const bound = bindStatement(header, {}, '');
  if (!bound.ok) return false;
  const names = new Set(bound.value.columns.map(({ field }) => field.name));
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.has(name));
  return has('on', 'at') && has('amountFen', 'inFen', 'outFen', 'balanceFen');
}

/** The order of day and month in a statement's dates, told from all of its lines. */
export function statementDayOrder(bound: Bound, lines: readonly ((position: number) => string)[]): DayOrder {
  const column =
    bound.columns.find(({ field }) => field.name === 'on') ?? bound.columns.find(({ field }) => field.name === 'at');
  return dayOrderOf(column ? lines.map((cell) => cell(column.position)) : []);
}

/** The reader of the lines under a header: cells by position, and the line's number in the file. */
export function lineReader(
  bound: Bound,
  order: DayOrder,
): (cell: (position: number) => string, row: number) => StatementLine {
  const columns = new Map(bound.columns.map((column) => [column.field.name, column]));
  return (cellAt, row) => {
    const cell = (name: string) => {
      const column = columns.get(name);
      const text = column ? cellAt(column.position).trim() : '';
      return isAbsent(text) ? '' : text;
    };
    const money = (name: string) => {
      const text = cell(name);
      if (text === '') return Number.NaN;
      const value = readFen(text, columns.get(name)!.moneyUnit);
      return typeof value === 'number' ? value : undefined;
    };
    const words = `${cell('summary')} ${cell('counterparty')} ${cell('serial')} ${cell('on')} ${cell('at')}`;
    const [amount, inflow, outflow, balance, fee] = ['amountFen', 'inFen', 'outFen', 'balanceFen', 'feeFen'].map(money);
    const day = dayOf(cell('on'), cell('at'), order);
    const opens = OPENING.test(words) && !isMoved(amount, inflow, outflow);
    if (day === undefined && !opens)
      return { skipped: { row, reason: TOTAL.test(words) || words.trim() === '' ? 'total' : 'unreadable' } };
    if ([amount, inflow, outflow, balance, fee].includes(undefined)) return { skipped: { row, reason: 'unreadable' } };
    const moved = isMoved(amount, inflow, outflow);
    if (!moved && !opens && TOTAL.test(words)) return { skipped: { row, reason: 'total' } };
    const signed = OUT.test(cell('direction')) ? -Math.abs(orZero(amount)) : orZero(amount);
    return {
      row: {
        row,
        account: cell('account'),
        day: day ?? Number.NEGATIVE_INFINITY,
        at: cell('at'),
        amount: Number.isNaN(amount!) ? orZero(inflow) - orZero(outflow) : signed,
        balance: balance!,
        fee: orZero(fee),
        serial: cell('serial'),
        counterparty: cell('counterparty'),
        summary: cell('summary'),
        opens,
      },
    };
  };
}

function isMoved(...amounts: readonly (number | undefined)[]): boolean {
  return amounts.some((amount) => amount !== undefined && !Number.isNaN(amount) && amount !== 0);
}

function orZero(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function dayOf(on: string, at: string, order: DayOrder): number | undefined {
  return (on === '' ? undefined : readAnyDay(on, order)) ?? (at === '' ? undefined : readAnyDay(at, order));
}
