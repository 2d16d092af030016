import { openRows } from '#adapters/files/index.ts';
import type { HeaderMap } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import {
  bindStatement,
  compareCopies,
  examineStatement,
  isStatementHeader,
  lineReader,
  type SkippedLine,
  type StatementRow,
  statementDayOrder,
  statementText,
} from '#domain/verification/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { textTable } from '../text-table.ts';

export interface StatementFlags {
  readonly map: HeaderMap;
  readonly beside?: string;
}

interface ReadStatement {
  readonly rows: readonly StatementRow[];
  readonly skipped: readonly SkippedLine[];
}

/** `fraud statement`: a bank statement held against itself and, where it is given, against the bank's own copy. */
export async function fraudStatement(
  { lang }: OutputOptions,
  path: string,
  { map, beside }: StatementFlags,
): Promise<Result<Rendered, Failure>> {
  const delivered = await readStatementFile(path, map);
  if (!delivered.ok) return delivered;
  const bank = beside === undefined ? ok(undefined) : await readStatementFile(beside, {});
  if (!bank.ok) return bank;
  const { findings, accounts } = examineStatement(delivered.value.rows);
  const differences = bank.value ? compareCopies(delivered.value.rows, bank.value.rows) : [];
  const all = [...findings, ...differences];
  const json = {
    findings: all.map((finding) => ({
      code: finding.code,
      row: finding.row,
      text: statementText(finding, lang),
      account: finding.account,
      rows: finding.others,
    })),
    // A consistent statement may still be invented: only the bank's own copy can confirm it.
    verdict: all.length > 0 ? 'contradict' : bank.value ? 'agree' : 'cannot-tell',
    accounts,
    rows: delivered.value.rows.length,
    skipped: delivered.value.skipped,
  };
  return ok({ json, text: () => render(json, lang) });
}

async function readStatementFile(path: string, map: HeaderMap): Promise<Result<ReadStatement, Failure>> {
  const isHeader = (cells: readonly string[]) => Object.keys(map).length === 0 && isStatementHeader(cells);
  const opened = await openRows(path, { ragged: 'report', isHeader });
  if (!opened.ok) return opened;
  const bound = bindStatement(opened.value.header, map, path);
  if (!bound.ok) {
    await opened.value.batches[Symbol.asyncIterator]().return?.();
    return bound;
  }
  const unnamed = missingColumn(bound.value.columns.map(({ field }) => field.name));
  if (unnamed) {
    await opened.value.batches[Symbol.asyncIterator]().return?.();
    return fail('TERMS_COLUMN_MISSING', { field: unnamed }, { file: path });
  }
  const lines: { readonly cell: (position: number) => string; readonly row: number }[] = [];
  const skipped: SkippedLine[] = [];
  for await (const batch of opened.value.batches) {
    if (!batch.ok) return batch;
    const { cells, width, lines: numbers, faults } = batch.value;
    for (let i = 0; i < batch.value.rows; i++)
      lines.push({ cell: (position) => cells[i * width + position]!, row: numbers[i]! });
    for (const { row } of faults) skipped.push({ row, reason: 'unreadable' });
  }
  const order = statementDayOrder(
    bound.value,
    lines.map(({ cell }) => cell),
  );
  const read = lineReader(bound.value, order);
  const rows: StatementRow[] = [];
  for (const { cell, row } of lines) {
    const line = read(cell, row);
    if ('row' in line) rows.push(line.row);
    else skipped.push(line.skipped);
  }
  return ok({ rows, skipped });
}

/** Without a day and an amount or balance a table is no statement, and nothing found in it would say anything. */
function missingColumn(names: readonly string[]): string | undefined {
  if (!names.includes('on') && !names.includes('at')) return 'on';
  return ['amountFen', 'inFen', 'outFen', 'balanceFen'].some((name) => names.includes(name)) ? undefined : 'amountFen';
}

const WORDS = {
  zh: {
    head: ['行', '发现', '说明'],
    contradict: '流水自相矛盾或与银行副本不符',
    agree: '与银行副本一致',
    'cannot-tell': '流水前后一致；是否真实，须与银行直接提供的副本核对（--beside）',
  },
  en: {
    head: ['line', 'finding', 'text'],
    contradict: 'the statement contradicts itself or the copy of the bank',
    agree: 'it agrees with the copy of the bank',
    'cannot-tell':
      'the statement is consistent; whether it is true, only a copy delivered by the bank can tell (--beside)',
  },
} as const;

function render(
  { findings, verdict }: { findings: readonly { row: number; code: string; text: string }[]; verdict: string },
  lang: OutputOptions['lang'],
): string {
  const words = WORDS[lang];
  const told = words[verdict as 'agree'];
  if (findings.length === 0) return told;
  return `${textTable(
    words.head,
    findings.map(({ row, code, text }) => [row, code, text]),
  )}\n${told}`;
}
