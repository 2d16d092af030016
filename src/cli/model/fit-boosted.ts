import { writeFile } from 'node:fs/promises';
import Table from 'cli-table3';
import { growInThreads } from '#adapters/workers/grow-in-threads.ts';
import { defaultWorkers } from '#adapters/workers/run-in-workers.ts';
import { type BoostedOutcome, type BoostedRequest, creditModelDigest, fitBoosted } from '#domain/credit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { MOST_BINS, MOST_DEPTH } from '#domain/numeric/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { type FitFlags, fitRequest } from './fit-request.ts';
import { splitPart } from './fixed-split.ts';
import { leakageWords } from './leakage-words.ts';
import { readDataTable } from './read-data-table.ts';

/** `model fit --kind boosted`. */
export async function fitBoostedModel(output: OutputOptions, path: string, flags: FitFlags): Promise<Result<Rendered>> {
  const started = performance.now();
  const request = boostedRequest(flags);
  if (!request.ok) return request;
  const workers = whole(flags, 'workers', 1, MOST_WORKERS);
  if (!workers.ok) return workers;
  const apart = await refuseOverwriting(flags.out, [path]);
  if (!apart.ok) return apart;
  const read = await readDataTable(path, new Set(flags.special));
  if (!read.ok) return read;
  const table = splitPart(read.value, flags.rows);
  // Threads cost more than they save on a small table.
  const threads = table.rows < ROWS_WORTH_THREADS ? 1 : (workers.value ?? defaultWorkers());
  const fit = fitBoosted(table, request.value, growInThreads(threads));
  if (!fit.ok) return { ok: false, error: { file: path, ...fit.error } };
  const { model } = fit.value;
  if (flags.out !== undefined) await writeFile(flags.out, `${JSON.stringify(model)}\n`);
  const json = {
    n: model.card.rows,
    bads: model.card.bads,
    iv: Object.fromEntries(model.columns.map((column) => [column.name, column.iv])),
    influence: Object.fromEntries(model.columns.map((column) => [column.name, column.influence])),
    monotone: Object.fromEntries(
      model.columns.flatMap((column) =>
        column.type === 'number' && column.direction !== 0 ? [[column.name, column.direction > 0 ? '+' : '-']] : [],
      ),
    ),
    leakageWarnings: leakageWords(fit.value.leakageWarnings, output.lang),
    uninformative: fit.value.uninformative,
    trees: model.trees.length,
    depth: model.fit.settings?.depth,
    mayDecide: model.mayDecide,
    cutOffPd: model.cutOffPd,
    modelSd: model.modelSd,
    digest: creditModelDigest(model),
    seconds: Math.round(performance.now() - started) / 1000,
  };
  return ok({ json, text: () => fitText(fit.value, json.leakageWarnings, output) });
}

const MOST_WORKERS = 64;
const MOST_TREES = 5000;
const ROWS_WORTH_THREADS = 20_000;

/** Errors: MODEL_OPTION_INVALID. */
function boostedRequest(flags: FitFlags): Result<BoostedRequest> {
  const common = fitRequest(flags);
  if (!common.ok) return common;
  const trees = whole(flags, 'trees', 1, MOST_TREES);
  if (!trees.ok) return trees;
  const depth = whole(flags, 'depth', 1, MOST_DEPTH);
  if (!depth.ok) return depth;
  const bins = whole(flags, 'bins', 2, MOST_BINS);
  if (!bins.ok) return bins;
  const seed = whole(flags, 'seed', -(2 ** 31), 2 ** 31 - 1);
  if (!seed.ok) return seed;
  const rate = flags.rate === undefined ? undefined : Number(flags.rate);
  if (rate !== undefined && !(rate > 0 && rate <= 1))
    return fail('MODEL_OPTION_INVALID', { option: '--rate', value: String(flags.rate) });
  return ok({
    ...common.value,
    autoTrends: flags.monotone.includes('auto'),
    ...(trees.value === undefined ? {} : { trees: trees.value }),
    ...(depth.value === undefined ? {} : { depth: depth.value }),
    ...(bins.value === undefined ? {} : { bins: bins.value }),
    ...(seed.value === undefined ? {} : { seed: seed.value }),
    ...(rate === undefined ? {} : { rate }),
  });
}

function whole(
  flags: FitFlags,
  name: 'trees' | 'depth' | 'bins' | 'seed' | 'workers',
  least: number,
  most: number,
): Result<number | undefined> {
  const text = flags[name];
  if (text === undefined) return ok(undefined);
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return ok(value);
  return fail('MODEL_OPTION_INVALID', { option: `--${name}`, value: text });
}

function fitText(
  { model }: BoostedOutcome,
  warnings: readonly { column: string; why: string }[],
  output: OutputOptions,
): string {
  const zh = output.lang === 'zh';
  const table = new Table({
    head: zh ? ['列', '类型', '方向', 'IV', '影响'] : ['column', 'type', 'direction', 'IV', 'influence'],
    style: { head: [], border: [] },
    colAligns: ['left', 'left', 'left', 'right', 'right'],
  });
  for (const column of [...model.columns].sort((a, b) => b.influence - a.influence)) {
    const direction = column.type === 'number' ? ['-', '', '+'][column.direction + 1]! : '';
    table.push([column.name, column.type, direction, (column.iv ?? 0).toFixed(4), column.influence.toFixed(4)]);
  }
  const size = zh
    ? `${model.trees.length} 棵树，深度 ${model.fit.settings?.depth}`
    : `${model.trees.length} trees of depth ${model.fit.settings?.depth}`;
  const summary = zh
    ? `${model.card.rows} 行，${model.card.bads} 个坏样本；${size}；截止 PD ${model.cutOffPd.toFixed(4)}；${model.mayDecide ? '可以决定' : '只能转人工'}`
    : `${model.card.rows} rows, ${model.card.bads} bad; ${size}; cut-off PD ${model.cutOffPd.toFixed(4)}; ${model.mayDecide ? 'may decide' : 'may only refer'}`;
  const leaks = warnings.map((warning) => `! ${warning.column}: ${warning.why}`);
  return [summary, ...leaks, table.toString()].join('\n');
}
