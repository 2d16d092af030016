import Table from 'cli-table3';
import {
  type BandCase,
  cellAt,
  columnNamed,
  type DataTable,
  estimateWrongRefusals,
  type RefusalEstimate,
} from '#domain/credit/index.ts';
import { fail, fen, formatYuan, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { readDataTable } from './read-data-table.ts';

const COLUMNS = ['segment', 'propensity', 'accepted', 'bad', 'resultFen'] as const;

/** `model refusals`: what became of those who were lent to though the card refused them, and what that says of the refused. */
export async function wrongRefusals(output: OutputOptions, path: string): Promise<Result<Rendered>> {
  const table = await readDataTable(path, new Set());
  if (!table.ok) return table;
  const missing = COLUMNS.find((name) => !columnNamed(table.value, name));
  if (missing !== undefined) return fail('MODEL_COLUMN_UNKNOWN', { column: missing }, { file: path });
  const cases: BandCase[] = [];
  for (let row = 0; row < table.value.rows; row++) {
    const one = bandCase(table.value, row);
    if (!one.ok) return { ok: false, error: { file: path, ...one.error } };
    cases.push(one.value);
  }
  const found = estimateWrongRefusals(cases);
  return ok({ json: found, text: () => refusalsText(found, output) });
}

function bandCase(table: DataTable, row: number): Result<BandCase> {
  const cell = (name: string) => cellAt(columnNamed(table, name)!, row);
  const [propensity, accepted, bad, result] = [cell('propensity'), cell('accepted'), cell('bad'), cell('resultFen')];
  const invalid = (column: string, value: unknown) =>
    fail('MODEL_CELL_NOT_A_NUMBER', { value: String(value ?? '').slice(0, 40) }, { row: table.lines[row]!, column });
  if (typeof propensity !== 'number' || !(propensity > 0 && propensity <= 1)) return invalid('propensity', propensity);
  if (accepted !== 0 && accepted !== 1) return invalid('accepted', accepted);
  if (bad !== null && bad !== 0 && bad !== 1) return invalid('bad', bad);
  if (result !== null && typeof result !== 'number') return invalid('resultFen', result);
  return ok({
    segment: String(cell('segment') ?? ''),
    propensity,
    accepted: accepted === 1,
    bad: accepted === 1 && bad !== null ? bad === 1 : null,
    resultFen: accepted === 1 ? Math.round(result ?? 0) : 0,
  });
}

function refusalsText(found: readonly RefusalEstimate[], { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const table = new Table({
    head: zh
      ? ['分组', '拒绝', '试放', '已知结果', '会还款占比', '90% 区间', '误拒估计', '挽回企业', '花费（元）']
      : [
          'segment',
          'refused',
          'lent',
          'known',
          'would repay',
          '90 % interval',
          'wrongly refused',
          'saved',
          'cost (yuan)',
        ],
    style: { head: [], border: [] },
  });
  const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);
  for (const one of found)
    table.push([
      one.segment ?? (zh ? '全部' : 'all'),
      String(one.refused),
      String(one.lent),
      String(one.known),
      percent(one.goodShare),
      one.low === null ? '–' : `${percent(one.low)} – ${percent(one.high)}`,
      one.wronglyRefused === null ? '–' : one.wronglyRefused.toFixed(0),
      String(one.saved),
      formatYuan(fen(BigInt(one.costFen))),
    ]);
  return table.toString();
}
