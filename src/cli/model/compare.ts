import Table from 'cli-table3';
import { readCreditModel } from '#adapters/models/read-artefact.ts';
import { compareAucs, compareProfits, type ScoredCases } from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { splitPart } from './fixed-split.ts';
import { readDataTable } from './read-data-table.ts';
import { specialWords } from './special-words.ts';
import { scoredCases, type ValidateFlags } from './validate.ts';

export interface CompareFlags extends ValidateFlags {
  readonly margin: string;
  readonly lgd: string;
  readonly seed: string;
}

/** `model compare`: two models on the same cases, by area (paired DeLong) and by profit (paired bootstrap). */
export async function compareModels(
  output: OutputOptions,
  models: readonly [string, string],
  path: string,
  flags: CompareFlags,
): Promise<Result<Rendered>> {
  const economics = { margin: Number(flags.margin), lgd: Number(flags.lgd) };
  if (!(economics.margin > 0)) return fail('MODEL_OPTION_INVALID', { option: '--margin', value: flags.margin });
  if (!(economics.lgd > 0)) return fail('MODEL_OPTION_INVALID', { option: '--lgd', value: flags.lgd });
  if (!/^-?\d+$/.test(flags.seed)) return fail('MODEL_OPTION_INVALID', { option: '--seed', value: flags.seed });
  const a = await casesOf(models[0], path, flags);
  if (!a.ok) return a;
  const b = await casesOf(models[1], path, flags);
  if (!b.ok) return b;
  const auc = compareAucs(a.value.pd, b.value.pd, a.value.bad);
  const profit = compareProfits(a.value.pd, b.value.pd, a.value.bad, economics, Number(flags.seed));
  const json = {
    n: a.value.pd.length,
    bads: a.value.bad.reduce((sum, bad) => sum + bad, 0),
    aucA: auc.a.auc,
    aucB: auc.b.auc,
    difference: auc.difference,
    low: auc.low,
    high: auc.high,
    z: auc.z,
    p: auc.p,
    profit: { ...profit, ...economics },
  };
  return ok({ json, text: () => comparisonText(json, output) });
}

async function casesOf(model: string, path: string, flags: CompareFlags): Promise<Result<ScoredCases>> {
  const card = await readCreditModel(model);
  if (!card.ok) return card;
  const table = await readDataTable(path, specialWords(card.value));
  if (!table.ok) return table;
  const cases = scoredCases(card.value, splitPart(table.value, flags.rows), flags);
  return cases.ok ? cases : { ok: false, error: { file: path, ...cases.error } };
}

interface Comparison {
  readonly aucA: number;
  readonly aucB: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly profit: { readonly a: number; readonly b: number; difference: number; low: number; high: number };
}

function comparisonText({ aucA, aucB, difference, low, high, p, profit }: Comparison, output: OutputOptions): string {
  const zh = output.lang === 'zh';
  const table = new Table({
    head: zh ? ['', 'A', 'B', 'A − B', '95 % 区间', 'p'] : ['', 'A', 'B', 'A − B', '95 % interval', 'p'],
    style: { head: [], border: [] },
  });
  const row = (values: readonly number[]) => values.map((value) => value.toFixed(4));
  table.push(['AUC', ...row([aucA, aucB, difference]), row([low, high]).join(' … '), p.toFixed(4)]);
  const name = zh ? '每笔利润' : 'profit a case';
  table.push([name, ...row([profit.a, profit.b, profit.difference]), row([profit.low, profit.high]).join(' … '), '']);
  return table.toString();
}
