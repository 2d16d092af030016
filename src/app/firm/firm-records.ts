import { deliveredOf } from '#app/decision/build-snapshots.ts';
import type { DeliveredRecords } from '#app/ports/firm-book.ts';
import type { RowPlace, TablePage, TableQuery } from '#app/ports/table-query.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import {
  ABSENT_DAY,
  CATALOGUE,
  type Contribution,
  contributionsOf,
  type EvidenceKind,
  type EvidenceTable,
  type HistorySeries,
  monthsOfRow,
  type ReadRecord,
  readRecord,
} from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result, toHex } from '#domain/kernel/index.ts';

/** One record of a firm as it is shown. */
export interface FirmRecord {
  /** The record's id under the firm's key, hex. */
  readonly recordId: string;
  /** The delivery that it came in. */
  readonly importId: string | null;
  readonly fields: ReadRecord;
  /** The monthly figures that it is part of, with what it adds in fen. */
  readonly adds: readonly { readonly series: HistorySeries; readonly amountFen: number }[];
}

const DIGEST = 32;

/**
 * A page of the records of one kind, each once, with what they add to the monthly figures. `query.filters` hold the kind, and may
 * hold a month (YYYY-MM), a figure and a counterparty. Errors: CURSOR_UNKNOWN, SUBJECT_ERASED.
 */
export async function firmRecords(
  work: Transaction,
  query: TableQuery,
): Promise<Result<TablePage<FirmRecord>, Failure>> {
  const { firm, kind } = query.filters;
  if (firm === undefined || kind === undefined) throw new Error('records are listed by firm and kind');
  const kept = await work.book.records(firm, kind as EvidenceKind);
  if (!kept.ok) return kept;
  if (!kept.value) return ok({ rows: [], ...(query.counted ? { total: 0 } : {}) });
  const { table, recordIds } = deliveredOf(kept.value);
  const contributions = contributionsOf(table);
  const wanted = matching(table, contributions, query);
  const order = ordered(table, contributions, wanted, query);
  const idOf = (row: number) => toHex(recordIds.subarray(row * DIGEST, (row + 1) * DIGEST));
  const begin = query.after ? placeOf(order, idOf, query.after) : 0;
  if (begin < 0) return fail('CURSOR_UNKNOWN');
  const shown = order.slice(begin, begin + query.limit);
  const last = begin + query.limit < order.length ? shown.at(-1) : undefined;
  const importOf = imports(kept.value);
  return ok({
    rows: shown.map((row) => ({
      recordId: idOf(row),
      importId: importOf.get(idOf(row)) ?? null,
      fields: readRecord(table, row),
      adds: contributions.flatMap(({ series, counts, amount }) =>
        counts(row) ? [{ series, amountFen: amount(row) }] : [],
      ),
    })),
    ...(last === undefined ? {} : { next: { value: null, key: idOf(last) } }),
    ...(query.counted ? { total: order.length } : {}),
  });
}

function matching(table: EvidenceTable, contributions: readonly Contribution[], query: TableQuery): number[] {
  const { month, series, party } = query.filters;
  const tests: ((row: number) => boolean)[] = [];
  if (month !== undefined) {
    const wanted = (Number(month.slice(0, 4)) - 1970) * 12 + Number(month.slice(5, 7)) - 1;
    const months = monthsOfRow(table, CATALOGUE[table.kind].eventField);
    tests.push((row) => {
      const spread = months(row);
      return spread !== undefined && spread.from <= wanted && wanted <= spread.to;
    });
  }
  if (series !== undefined) {
    const contribution = contributions.find((one) => one.series === series);
    tests.push((row) => contribution?.counts(row) ?? false);
  }
  if (party !== undefined) {
    const column = table.columns.counterparty;
    tests.push(
      (row) => column?.type === 'text' && column.codes[row]! >= 0 && column.values[column.codes[row]!] === party,
    );
  }
  if (query.search) tests.push(textTest(table, query.search.text));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (tests.every((test) => test(row))) rows.push(row);
  return rows;
}

/** Looks in all fields of text; each distinct text is looked at once. */
function textTest(table: EvidenceTable, text: string): (row: number) => boolean {
  const wanted = text.normalize('NFKC').toLowerCase();
  const columns = Object.values(table.columns).flatMap((column) => {
    if (column.type !== 'text') return [];
    const hits = column.values.map((value) => value.normalize('NFKC').toLowerCase().includes(wanted));
    return [{ codes: column.codes, hits }];
  });
  return (row) => columns.some(({ codes, hits }) => codes[row]! >= 0 && hits[codes[row]!]!);
}

function ordered(
  table: EvidenceTable,
  contributions: readonly Contribution[],
  rows: readonly number[],
  { sort, descending }: TableQuery,
): number[] {
  const days = table.columns[CATALOGUE[table.kind].eventField];
  const dayOf = (row: number) => (days?.type === 'date' ? days.days[row]! : ABSENT_DAY);
  const largest = (row: number) =>
    contributions.reduce((most, { counts, amount }) => (counts(row) ? Math.max(most, Math.abs(amount(row))) : most), 0);
  const sortedBy = sort === 'amount' ? largest : dayOf;
  const way = descending ? -1 : 1;
  // Rows keep their order of arrival where they are alike: sorting is stable.
  return [...rows].sort((a, b) => (sortedBy(a) - sortedBy(b)) * way);
}

function placeOf(order: readonly number[], idOf: (row: number) => string, { key }: RowPlace): number {
  const at = order.findIndex((row) => idOf(row) === key);
  return at < 0 ? -1 : at + 1;
}

function imports({ recordIds, importIds }: DeliveredRecords): ReadonlyMap<string, string> {
  return new Map(importIds.map((id, i) => [toHex(recordIds.subarray(i * DIGEST, (i + 1) * DIGEST)), id]));
}
