import {
  type FactDefinition,
  type ImpactView,
  isAnchor,
  type LawFacts,
  type RulePack,
  readFacts,
  tallyImpact,
  type WrittenFacts,
} from '#domain/compliance/index.ts';
import { type Failure, formatYuan, isObject, ok, parseCalendarDate, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { type FileRecord, readRecords } from '../read-records.ts';
import { textTable } from '../text-table.ts';

export interface ImpactFlags {
  readonly book: string;
  readonly actor?: string;
  readonly province?: string;
  readonly subject?: readonly string[];
}

/**
 * What a change of law between two days does to a book. Columns are facts by their names or aliases, dates of events, and
 * optionally `actor` and `province`. Errors: those of the file; a value that does not fit, with its line.
 */
export async function measureLawImpact(
  pack: RulePack,
  [first, second]: readonly [string, string],
  flags: ImpactFlags,
  { lang }: OutputOptions,
): Promise<Result<Rendered, Failure>> {
  const from = parseCalendarDate(first);
  if (!from.ok) return from;
  const to = parseCalendarDate(second);
  if (!to.ok) return to;
  const tally = tallyImpact(pack, from.value, to.value, flags.subject ? { subjects: flags.subject } : {});
  const ignored = new Set<string>();
  const definitions = definitionsByName(pack);
  for await (const record of readRecords(flags.book)) {
    if (!record.ok) return record;
    const facts = readLoan(record.value, flags, pack, definitions, ignored);
    if (!facts.ok) return { ok: false, error: { ...facts.error, file: flags.book, row: record.value.row } };
    tally.add(facts.value);
  }
  const impact = tally.result();
  const json = { from: from.value, to: to.value, ...impact, ignoredColumns: [...ignored], pack: pack.digest };
  return ok({
    json,
    text: () => [...viewText('stock', impact.stock, lang), ...viewText('new', impact.newBusiness, lang)].join('\n'),
  });
}

function definitionsByName(pack: RulePack): ReadonlyMap<string, FactDefinition> {
  const names = [...pack.facts.values()].flatMap((fact) =>
    [fact.name, ...(fact.aliases ?? [])].map((name) => [name, fact] as const),
  );
  return new Map(names);
}

function readLoan(
  { cells }: FileRecord,
  flags: ImpactFlags,
  pack: RulePack,
  definitions: ReadonlyMap<string, FactDefinition>,
  ignored: Set<string>,
): Result<LawFacts, Failure> {
  const written: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) {
    const definition = definitions.get(column);
    const known = definition !== undefined || isAnchor(column) || typeof cell === 'object' || /Fen$/.test(column);
    if (cell === '' || cell === null || column === 'actor' || column === 'province') continue;
    if (known) written[column] = typeof cell === 'string' && definition ? fromCell(cell, definition) : cell;
    else ignored.add(column);
  }
  const province = cells.province || flags.province;
  const types = cells.actor || flags.actor;
  const facts: WrittenFacts = {
    ...written,
    actor: isObject(types) ? types : { types, ...(province ? { province } : {}) },
  };
  const read = readFacts(facts, pack.facts);
  if (!read.ok) return read;
  for (const { name } of read.value.unknown) ignored.add(name);
  return ok(read.value.facts);
}

const TRUTHS: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
  是: true,
  否: false,
};

/** A cell of a table is text: truths are spelt out, lists are cut at semicolons, the rest is read as it is. */
function fromCell(cell: string, { type }: FactDefinition): unknown {
  if (type === 'boolean') return TRUTHS[cell.toLowerCase()] ?? cell;
  if (type === 'texts' || type === 'register') return cell.split(/[;；]/).map((item) => item.trim());
  return cell;
}

function viewText(
  view: 'stock' | 'new',
  { verdicts, worse, better, worsePrincipalFen, rules }: ImpactView,
  lang: 'zh' | 'en',
): string[] {
  const names = lang === 'zh' ? { stock: '存量', new: '按同样业务新发生' } : { stock: 'as they are', new: 'done anew' };
  const [worseWord, betterWord, unit] = lang === 'zh' ? ['变差', '变好', '元'] : ['worse', 'better', 'yuan'];
  const head = [names[view], 'pass', 'refer', 'unknown', 'refuse', worseWord, betterWord, unit];
  const row = (
    name: string,
    it: { from: ImpactView['verdicts']['from']; to: ImpactView['verdicts']['to'] },
    tail: (string | number)[],
  ) => [
    name,
    ...(['pass', 'refer', 'unknown', 'refuse'] as const).map((key) => `${it.from[key]} → ${it.to[key]}`),
    ...tail,
  ];
  return [
    textTable(head, [
      row(lang === 'zh' ? '全部规则' : 'all rules', verdicts, [worse, better, formatYuan(worsePrincipalFen)]),
      ...rules.map((it) => row(it.rule, it, [it.worse, it.better, formatYuan(it.worsePrincipalFen)])),
    ]),
  ];
}
