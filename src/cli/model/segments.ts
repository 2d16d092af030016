import Table from 'cli-table3';
import { readCreditModel } from '#adapters/models/read-artefact.ts';
import { columnNamed, type GroupCases, type PooledGroup, poolGroups, segmentAt } from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { splitPart } from './fixed-split.ts';
import { readDataTable } from './read-data-table.ts';
import { specialWords } from './special-words.ts';
import { scoredCases, type ValidateFlags } from './validate.ts';

export interface SegmentsFlags extends ValidateFlags {
  readonly by: readonly string[];
}

/** `model segments`: whether a model is calibrated in each industry, each region of it and so on, small groups included. */
export async function segmentsOfModel(
  output: OutputOptions,
  model: string,
  path: string,
  flags: SegmentsFlags,
): Promise<Result<Rendered>> {
  const card = await readCreditModel(model);
  if (!card.ok) return card;
  const read = await readDataTable(path, specialWords(card.value));
  if (!read.ok) return read;
  const table = splitPart(read.value, flags.rows);
  const unknown = flags.by.find((name) => !columnNamed(table, name));
  if (unknown !== undefined) return fail('MODEL_COLUMN_UNKNOWN', { column: unknown }, { file: path });
  const cases = scoredCases(card.value, table, flags);
  if (!cases.ok) return { ok: false, error: { file: path, ...cases.error } };
  const columns = flags.by.map((name) => columnNamed(table, name)!);
  const byPath = new Map<string, { path: string[]; rows: number; bads: number; expected: number }>();
  for (let row = 0; row < table.rows; row++) {
    const names = columns.map((column) => segmentAt(column, row));
    const key = JSON.stringify(names);
    const group = byPath.get(key) ?? { path: names, rows: 0, bads: 0, expected: 0 };
    group.rows++;
    group.bads += cases.value.bad[row]!;
    group.expected += cases.value.pd[row]!;
    byPath.set(key, group);
  }
  const groups: readonly GroupCases[] = [...byPath.values()];
  const found = poolGroups(groups);
  return ok({ json: { by: flags.by, groups: found }, text: () => segmentsText(found, output) });
}

function segmentsText(groups: readonly PooledGroup[], { lang }: OutputOptions): string {
  const zh = lang === 'zh';
  const table = new Table({
    head: zh
      ? ['分组', '行数', '坏样本', '预测', '合并估计', '90% 区间', '校准']
      : ['group', 'rows', 'bads', 'predicted', 'pooled', '90 % interval', 'calibrated'],
    style: { head: [], border: [] },
  });
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  const verdict = ({ calibrated, ratio }: PooledGroup) => {
    if (calibrated) return zh ? '是' : 'yes';
    if (ratio > 1) return zh ? '低估' : 'predicts too little';
    return zh ? '高估' : 'predicts too much';
  };
  for (const group of groups)
    table.push([
      group.path.join(' / ') || (zh ? '全部' : 'all'),
      String(group.rows),
      String(group.bads),
      percent(group.expected / group.rows),
      percent(group.pd),
      `${percent(group.low)} – ${percent(group.high)}`,
      verdict(group),
    ]);
  return table.toString();
}
