import type { FirmLine } from '#app/ports/firm-book.ts';
import type { RowPlace, TablePage, TableQuery } from '#app/ports/table-query.ts';
import type { Outcome } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { TableSql } from './table-statement.ts';

export type FirmRow = {
  firm_id: string;
  code_sealed: Uint8Array;
  wrapped_key: Uint8Array | null;
  industry: string | null;
  province: string | null;
  kinds: number | null;
  records: number | null;
  last_on: string | null;
  line_sealed: Uint8Array | null;
  decision_id: string | null;
  outcome: Outcome | null;
  decided_at: bigint | null;
  pd: number | null;
  limit_fen: bigint | null;
};

/** Firms with what their evidence tells and their newest decision, looked up for each: an index holds it. */
export const FIRM_TABLE: TableSql = {
  columns: `f.firm_id, f.code_sealed, k.wrapped_key, h.industry, h.province, h.kinds, h.records, h.last_on, h.line_sealed,
    d.decision_id, d.outcome, d.decided_at, d.pd, d.limit_fen`,
  from: `firm f
    LEFT JOIN subject_key k ON k.institution_id = f.institution_id AND k.subject_id = f.firm_id
    LEFT JOIN firm_history h ON h.institution_id = f.institution_id AND h.firm_id = f.firm_id
    LEFT JOIN LATERAL (
      SELECT decision_id, outcome, decided_at, pd, limit_fen FROM decision_record
      WHERE institution_id = f.institution_id AND firm_id = f.firm_id ORDER BY decided_at DESC, decision_id DESC LIMIT 1
    ) d ON true`,
  institution: 'f.institution_id',
  key: 'f.firm_id',
  sorts: {
    order: { sql: 'f.firm_id', type: 'text' },
    records: { sql: 'coalesce(h.records, 0)', type: 'int' },
    lastOn: { sql: 'h.last_on', type: 'date', nullable: true },
    decidedAt: { sql: 'd.decided_at', type: 'bigint', nullable: true },
    pd: { sql: 'd.pd', type: 'float8', nullable: true },
    limit: { sql: 'd.limit_fen', type: 'bigint', nullable: true },
  },
  filters: {
    industry: { sql: 'h.industry', type: 'text', test: 'in' },
    province: { sql: 'h.province', type: 'text', test: 'in' },
    outcome: { sql: `coalesce(d.outcome, 'none')`, type: 'text', test: 'in' },
    lastOnFrom: { sql: 'h.last_on', type: 'date', test: 'from' },
    lastOnTo: { sql: 'h.last_on', type: 'date', test: 'to' },
    limitMin: { sql: 'd.limit_fen', type: 'bigint', test: 'from' },
    limitMax: { sql: 'd.limit_fen', type: 'bigint', test: 'to' },
  },
};

/** The same firms without what a page of them shows beside: enough to sort by what is sealed. */
export const SEALED_FIRMS: TableSql = {
  ...FIRM_TABLE,
  columns: 'f.firm_id, coalesce(h.changes, 0)::int AS changes, k.wrapped_key IS NULL AS erased',
  from: `firm f
    LEFT JOIN subject_key k ON k.institution_id = f.institution_id AND k.subject_id = f.firm_id
    LEFT JOIN firm_history h ON h.institution_id = f.institution_id AND h.firm_id = f.firm_id`,
};

/** Filters that ask about the newest decision, which `SEALED_FIRMS` does not look up. */
const OF_DECISION = ['outcome', 'limitMin', 'limitMax'];

export function asksForDecision({ filters }: TableQuery): boolean {
  return OF_DECISION.some((name) => filters[name] !== undefined);
}

/** What of a firm is kept only under its key. */
export type SealedFirm = Pick<FirmLine, 'firmId' | 'code' | 'name' | 'salesYearFen' | 'salesGrowth'>;

type SortValue = string | number | null;

const SEALED_SORTS: Readonly<Record<string, (firm: SealedFirm) => SortValue>> = {
  firm: ({ code, firmId }) => code ?? firmId,
  name: ({ name }) => name,
  sales: ({ salesYearFen }) => salesYearFen,
  growth: ({ salesGrowth }) => salesGrowth,
};

const CLEAR_SORTS: Readonly<Record<string, (line: FirmLine) => SortValue>> = {
  records: ({ records }) => records,
  lastOn: ({ lastOn }) => lastOn,
  decidedAt: ({ decision }) => decision?.decidedAt ?? null,
  pd: ({ decision }) => decision?.pd ?? null,
  limit: ({ decision }) => (decision?.limitFen == null ? null : Number(decision.limitFen)),
};

export function isSealedSort(sort: string): boolean {
  return Object.hasOwn(SEALED_SORTS, sort);
}

/** A page of firms by what is sealed: searched in code and name, sorted, and taken up where the page before ended. */
export function pageOfSealed<T extends SealedFirm>(firms: readonly T[], query: TableQuery): Paged<T> {
  const sortedBy = SEALED_SORTS[query.sort];
  if (!sortedBy) throw new Error(`the list of firms does not sort by ${query.sort}`);
  return pageOf(firms, sortedBy, query);
}

/** A page of opened lines by what stands in clear, where they were searched by what is sealed. */
export function pageOfLines(lines: readonly FirmLine[], query: TableQuery): Paged<FirmLine> {
  const sortedBy = CLEAR_SORTS[query.sort];
  if (!sortedBy) throw new Error(`the list of firms does not sort by ${query.sort}`);
  return pageOf(lines, sortedBy, query);
}

type Paged<T> = Result<TablePage<T>, Failure<'CURSOR_UNKNOWN'>>;
type Place = { readonly firmId: string; readonly value: SortValue };
type Keyed<T> = Place & { readonly firm: T };

function pageOf<T extends SealedFirm>(
  firms: readonly T[],
  sortedBy: (firm: T) => SortValue,
  { descending, limit, search, after, counted }: TableQuery,
): Paged<T> {
  const wanted = search?.text.normalize('NFKC').toLowerCase();
  const found = wanted === undefined ? firms : firms.filter((firm) => holds(firm, wanted));
  const keyed = found.map((firm): Keyed<T> => ({ firm, firmId: firm.firmId, value: sortedBy(firm) }));
  const way = descending ? -1 : 1;
  const compare = (a: Place, b: Place) => compareValues(a.value, b.value, way) || compareText(a.firmId, b.firmId) * way;
  keyed.sort(compare);
  const place = after && placeOf(after, keyed);
  if (after && !place) return fail('CURSOR_UNKNOWN');
  const begin = place ? keyed.findIndex((one) => compare(one, place) > 0) : 0;
  const shown = begin < 0 ? [] : keyed.slice(begin, begin + limit);
  const last = begin >= 0 && begin + limit < keyed.length ? shown.at(-1) : undefined;
  return ok({
    rows: shown.map(({ firm }) => firm),
    ...(last ? { next: { value: last.value === null ? null : String(last.value), key: last.firmId } } : {}),
    ...(counted ? { total: keyed.length } : {}),
  });
}

function holds({ code, name }: SealedFirm, wanted: string): boolean {
  return [code, name].some((text) => text?.normalize('NFKC').toLowerCase().includes(wanted));
}

/** What is not known comes last, either way. */
function compareValues(a: SortValue, b: SortValue, way: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return (typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))) * way;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The place of a cursor among values of the column's own type; undefined where its text is no such value. */
function placeOf(after: RowPlace, keyed: readonly Place[]): Place | undefined {
  const known = keyed.find(({ value }) => value !== null)?.value;
  const value = after.value === null || typeof known !== 'number' ? after.value : Number(after.value);
  if (typeof value === 'number' && Number.isNaN(value)) return undefined;
  return { firmId: after.key, value };
}
