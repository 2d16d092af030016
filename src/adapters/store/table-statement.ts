import type { QueryResultRow } from 'pg';
import type { RowPlace, TablePage, TableQuery } from '#app/ports/table-query.ts';
import {
  type CalendarDate,
  dayNumber,
  type Failure,
  fail,
  ok,
  parseCalendarDate,
  type Result,
} from '#domain/kernel/index.ts';
import type { Session } from './session.ts';

type ColumnType = 'bigint' | 'int' | 'float8' | 'date' | 'text';

/**
 * How a filter is read: `is` one value, `in` several with commas between them, `from` and `to` bounds that belong to the range;
 * on moments the bounds are days at +08:00.
 */
interface TableFilter {
  readonly sql: string;
  readonly type: ColumnType | 'moment';
  readonly test: 'is' | 'in' | 'from' | 'to';
}

/** A list in SQL: whatever may be sorted by or filtered is named here, and nothing else reaches a statement. */
export interface TableSql {
  readonly columns: string;
  readonly from: string;
  /** The column of the institution, whose value is always compared. */
  readonly institution: string;
  /** A column of text that is unique in the institution: it settles ties. */
  readonly key: string;
  readonly sorts: Readonly<
    Record<string, { readonly sql: string; readonly type: ColumnType; readonly nullable?: true }>
  >;
  readonly filters: Readonly<Record<string, TableFilter>>;
  /** The condition for what was searched, given the places of its text and of the firm's id, which may be null. */
  readonly search?: (text: string, firm: string) => string;
}

/** Counting stops here: beyond it nobody reads the number, and the store would read all rows for it. */
const COUNTED = 10_000;

const MS_A_DAY = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

class Values {
  readonly list: unknown[] = [];
  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** Reads a page. Rows without a value in a column that is sorted by come last, either way. Errors: CURSOR_UNKNOWN. */
export async function readTable<R extends QueryResultRow>(
  session: Session,
  table: TableSql,
  query: TableQuery,
): Promise<Result<TablePage<R>, Failure<'CURSOR_UNKNOWN'>>> {
  const sort = table.sorts[query.sort];
  if (!sort) throw new Error(`the list does not sort by ${query.sort}`);
  if (query.after && !isPlace(query.after, sort)) return fail('CURSOR_UNKNOWN');
  const values = new Values();
  const where = conditions(table, query, session.institutionId, values);
  const counting = query.counted
    ? session.client.query({
        text: `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${table.from} WHERE ${where.join(' AND ')} LIMIT ${COUNTED + 1}) AS counted`,
        values: [...values.list],
      })
    : undefined;
  // Where both statements fail, the second failure is the answer, and the first must not be one that nobody heard.
  counting?.catch(() => undefined);
  const place = query.after ? [placeCondition(table, query, query.after, values)] : [];
  const way = query.descending ? 'DESC' : 'ASC';
  const nulls = sort.nullable ? ' NULLS LAST' : '';
  const text = `SELECT ${table.columns}, (${sort.sql})::text AS "$sort", ${table.key} AS "$key" FROM ${table.from}
    WHERE ${[...where, ...place].join(' AND ')}
    ORDER BY ${sort.sql} ${way}${nulls}, ${table.key} ${way} LIMIT ${values.add(query.limit + 1, 'int')}`;
  // Without a name: there are as many texts as choices of filters, and each is planned for the values that it is asked with.
  const { rows } = await session.client.query({ text, values: values.list });
  const total = (await counting)?.rows[0]?.total as number | undefined;
  const shown = rows.slice(0, query.limit) as (R & { $sort: string | null; $key: string })[];
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return ok({
    rows: shown,
    ...(last ? { next: { value: last.$sort, key: last.$key } } : {}),
    ...(total === undefined || total > COUNTED ? {} : { total }),
  });
}

function conditions(table: TableSql, query: TableQuery, institutionId: string, values: Values): string[] {
  const found = [`${table.institution} = ${values.add(institutionId, 'text')}`];
  for (const [name, text] of Object.entries(query.filters)) {
    const filter = table.filters[name];
    if (!filter) throw new Error(`the list does not filter by ${name}`);
    found.push(filterCondition(filter, text, values));
  }
  if (query.search) {
    if (!table.search) return [...found, 'false'];
    const { text, firmId } = query.search;
    // A value that no condition names is refused by the server: a list that is not searched by firm is not given one.
    const firm = table.search.length > 1 ? values.add(firmId ?? null, 'text') : '';
    found.push(`(${table.search(values.add(text, 'text'), firm)})`);
  }
  return found;
}

function filterCondition({ sql, type, test }: TableFilter, text: string, values: Values): string {
  if (test === 'in') return `${sql} = ANY(${values.add(text.split(','), `${type}[]`)})`;
  if (type !== 'moment') return `${sql} ${{ is: '=', from: '>=', to: '<=' }[test]} ${values.add(text, type)}`;
  const began = dayNumber(text as CalendarDate) * MS_A_DAY - SHANGHAI_MS;
  return test === 'to'
    ? `${sql} < ${values.add(began + MS_A_DAY, 'bigint')}`
    : `${sql} >= ${values.add(began, 'bigint')}`;
}

function placeCondition(table: TableSql, query: TableQuery, after: RowPlace, values: Values): string {
  const { sql, type, nullable } = table.sorts[query.sort]!;
  const way = query.descending ? '<' : '>';
  const key = values.add(after.key, 'text');
  if (after.value === null) return `(${sql} IS NULL AND ${table.key} ${way} ${key})`;
  const value = values.add(after.value, type);
  const behind = `(${sql}, ${table.key}) ${way} (${value}, ${key})`;
  return nullable ? `(${behind} OR ${sql} IS NULL)` : behind;
}

const WRITTEN: Readonly<Record<ColumnType, RegExp>> = {
  bigint: /^-?\d{1,18}$/,
  int: /^-?\d{1,9}$/,
  float8: /^-?(?:\d{1,40}(?:\.\d{1,40})?(?:e[+-]?\d{1,2})?|Infinity)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  text: /^[^\0]{0,400}$/,
};

/** Whether a cursor can have come from a page in this order: its texts would not be values otherwise. */
function isPlace({ value, key }: RowPlace, { type, nullable }: TableSql['sorts'][string]): boolean {
  if (!WRITTEN.text.test(key)) return false;
  if (value === null) return nullable === true;
  return WRITTEN[type].test(value) && (type !== 'date' || parseCalendarDate(value).ok);
}
