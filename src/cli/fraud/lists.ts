import { openRows } from '#adapters/files/index.ts';
import {
  checkEntry,
  LIST_SOURCES,
  type ListEntry,
  type ListHit,
  type ListSource,
  screenName,
} from '#domain/fraud/index.ts';
import {
  type CalendarDate,
  calendarDate,
  type Failure,
  fail,
  ok,
  parseCalendarDate,
  type Result,
} from '#domain/kernel/index.ts';
import { readAsOf } from '../as-of.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

export interface ListFlags {
  readonly list: readonly string[];
  readonly code?: string;
  readonly asOf?: string;
  readonly source: ListSource;
}

const COLUMNS = {
  id: /^(id|编号|序号|案号|执行案号|entry)$/i,
  name: /^(name|名称|姓名|企业名称|被执行人|被执行人姓名|被执行人姓名\/名称|失信被执行人|entity name|full name)$/i,
  code: /^(code|credit ?code|统一社会信用代码|身份证号码|身份证号|组织机构代码|身份证号码\/组织机构代码|证件号码|id number)$/i,
  reason: /^(reason|理由|原因|失信行为|失信行为情形|生效法律文书确定的义务|program|programme)$/i,
  source: /^(source|来源|名单类型)$/i,
  from: /^(from|开始日期|列入日期|发布时间|发布日期|立案时间|listed on)$/i,
  until: /^(until|到期日|到期日期|截止日期|ends on|expires)$/i,
  appeal: /^(appeal|申诉|申诉状态)$/i,
} as const;
type Column = keyof typeof COLUMNS;

const EARLIEST = calendarDate('1949-10-01');

/** `fraud list screen`: the entries of lists that may be a party, by its name and code on a day. */
export async function screenLists(
  { lang }: OutputOptions,
  name: string,
  flags: ListFlags,
): Promise<Result<Rendered, Failure>> {
  const on = readAsOf(flags.asOf);
  if (!on.ok) return on;
  const entries: ListEntry[] = [];
  for (const path of flags.list) {
    const read = await readList(path, flags.source);
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  const hits = screenName(entries, { name, ...(flags.code === undefined ? {} : { code: flags.code }) }, on.value);
  const json = { name, asOf: on.value, entries: entries.length, hits };
  return ok({ json, text: () => render(hits, entries.length, lang) });
}

/** Errors: those of opening a table, LIST_COLUMN_MISSING, a date that cannot be read, those of an entry. */
async function readList(path: string, source: ListSource): Promise<Result<ListEntry[], Failure>> {
  const opened = await openRows(path, { isHeader: (cells) => cells.some((cell) => COLUMNS.name.test(cell.trim())) });
  if (!opened.ok) return opened;
  const { header, batches } = opened.value;
  const place = (column: Column) => header.findIndex((text) => COLUMNS[column].test(text.trim()));
  const places = Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, place(column as Column)]));
  if (places.name! < 0) {
    await batches[Symbol.asyncIterator]().return?.();
    return fail('LIST_COLUMN_MISSING', { found: header.slice(0, 20).join(', ') }, { file: path, row: 1 });
  }
  const entries: ListEntry[] = [];
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const { cells, width, lines } = batch.value;
    for (let i = 0; i < batch.value.rows; i++) {
      const cell = (column: Column) => (places[column]! < 0 ? '' : cells[i * width + places[column]!]!.trim());
      const entry = entryOf(cell, lines[i]!, source);
      if (!entry.ok) return { ok: false, error: { ...entry.error, file: path, row: lines[i]! } };
      entries.push(entry.value);
    }
  }
  return ok(entries);
}

function entryOf(cell: (column: Column) => string, row: number, source: ListSource): Result<ListEntry, Failure> {
  const day = (text: string, absent: CalendarDate | null): Result<CalendarDate | null, Failure> =>
    text === '' ? ok(absent) : parseCalendarDate(text.replace(/[T\s].*$/, ''));
  const from = day(cell('from'), EARLIEST);
  if (!from.ok) return from;
  const until = day(cell('until'), null);
  if (!until.ok) return until;
  const stated = LIST_SOURCES.find((one) => one === cell('source'));
  const appeal = (['open', 'upheld', 'granted'] as const).find((one) => one === cell('appeal')) ?? 'none';
  return checkEntry({
    id: cell('id') || String(row),
    source: stated ?? source,
    name: cell('name'),
    code: cell('code'),
    reason: cell('reason'),
    from: from.value ?? EARLIEST,
    until: until.value,
    appeal,
  });
}

const WORDS = {
  zh: { head: ['名单', '名称', '编号', '依据', '相似度', '理由'], none: (n: number) => `${n} 条名单中没有命中` },
  en: { head: ['list', 'name', 'entry', 'by', 'likeness', 'reason'], none: (n: number) => `none of ${n} entries` },
} as const;

function render(hits: readonly ListHit[], entries: number, lang: OutputOptions['lang']): string {
  if (hits.length === 0) return WORDS[lang].none(entries);
  const rows = hits.map(({ entry, by, likeness }) => [entry.source, entry.name, entry.id, by, likeness, entry.reason]);
  return textTable(WORDS[lang].head, rows);
}
