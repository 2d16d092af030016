import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { fitScorecard, type ScorecardFit, scorecardDigest } from '#domain/credit/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { fitBoostedModel } from './fit-boosted.ts';
import { type FitFlags, fitRequest } from './fit-request.ts';
import { splitPart } from './fixed-split.ts';
import { leakageWords } from './leakage-words.ts';
import { readDataTable } from './read-data-table.ts';

/** `model fit`: learns a model from a table and writes it as JSON. */
export async function fitModel(output: OutputOptions, path: string, flags: FitFlags): Promise<Result<Rendered>> {
  const started = performance.now();
  if (flags.kind === 'boosted') return fitBoostedModel(output, path, flags);
  const request = fitRequest(flags);
  if (!request.ok) return request;
  const apart = await refuseOverwriting(flags.out, [path]);
  if (!apart.ok) return apart;
  const table = await readDataTable(path, new Set(flags.special));
  if (!table.ok) return table;
  const fit = fitScorecard(splitPart(table.value, flags.rows), request.value);
  if (!fit.ok) return { ok: false, error: { file: path, ...fit.error } };
  const { card } = fit.value;
  if (flags.out !== undefined) await writeFile(flags.out, `${JSON.stringify(card, null, 1)}\n`);
  const json = {
    n: card.card.rows,
    bads: card.card.bads,
    iv: Object.fromEntries(card.variables.map((v) => [v.name, v.iv])),
    leakageWarnings: leakageWords(fit.value.leakageWarnings, output.lang),
    uninformative: fit.value.uninformative,
    mayDecide: card.mayDecide,
    cutOffPd: card.cutOffPd,
    modelSd: card.modelSd,
    gradientNorm: card.fit?.gradientNorm,
    digest: scorecardDigest(card),
    seconds: Math.round(performance.now() - started) / 1000,
  };
  return ok({ json, text: () => fitText(fit.value, json.leakageWarnings, output) });
}

function fitText(
  fit: ScorecardFit,
  warnings: readonly { column: string; why: string }[],
  output: OutputOptions,
): string {
  const zh = output.lang === 'zh';
  const { card } = fit;
  const table = new Table({
    head: zh ? ['变量', '类型', '箱数', 'IV', '系数'] : ['variable', 'type', 'bins', 'IV', 'coefficient'],
    style: { head: [], border: [] },
    colAligns: ['left', 'left', 'right', 'right', 'right'],
  });
  for (const v of [...card.variables].sort((a, b) => (b.iv ?? 0) - (a.iv ?? 0)))
    table.push([v.name, v.type, String(v.bins.length), (v.iv ?? 0).toFixed(4), (v.coefficient ?? 0).toFixed(4)]);
  const summary = zh
    ? `${card.card.rows} 行，${card.card.bads} 个坏样本；截止 PD ${card.cutOffPd.toFixed(4)}；${card.mayDecide ? '可以决定' : '只能转人工'}`
    : `${card.card.rows} rows, ${card.card.bads} bad; cut-off PD ${card.cutOffPd.toFixed(4)}; ${card.mayDecide ? 'may decide' : 'may only refer'}`;
  const leaks = warnings.map((warning) => `! ${warning.column}: ${warning.why}`);
  return [summary, ...leaks, table.toString()].join('\n');
}
