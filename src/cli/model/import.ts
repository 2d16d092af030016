import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemFailure } from '#adapters/files/byte-source.ts';
import { readOnnx } from '#adapters/models/onnx/read-onnx.ts';
import { treeEnsemble } from '#adapters/models/onnx/tree-ensemble.ts';
import { creditModelDigest, importForest } from '#domain/credit/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { refuseOverwriting } from '../own-output.ts';
import { readDataTable } from './read-data-table.ts';

export interface ImportFlags {
  readonly target: string;
  readonly bad?: string;
  readonly columns: readonly string[];
  readonly out?: string;
}

/** `model import`: boosted trees that were trained elsewhere. */
export async function importModel(
  { lang }: OutputOptions,
  path: string,
  data: string,
  flags: ImportFlags,
): Promise<Result<Rendered>> {
  const apart = await refuseOverwriting(flags.out, [path, data]);
  if (!apart.ok) return apart;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { ok: false, error: systemFailure(error, path) };
  }
  const nodes = readOnnx(bytes);
  if (!nodes.ok) return { ok: false, error: { file: path, ...nodes.error } };
  const forest = treeEnsemble(nodes.value);
  if (!forest.ok) return { ok: false, error: { file: path, ...forest.error } };
  const table = await readDataTable(data);
  if (!table.ok) return table;
  const others = table.value.columns.map(({ name }) => name).filter((name) => name !== flags.target);
  const model = importForest(forest.value, table.value, {
    name: basename(flags.out ?? path).replace(/\.(json|onnx)$/, ''),
    columns: flags.columns.length > 0 ? flags.columns : others,
    target: flags.target,
    ...(flags.bad === undefined ? {} : { badValue: flags.bad }),
  });
  if (!model.ok) return { ok: false, error: { file: data, ...model.error } };
  const { card, trees, columns, mayDecide, cutOffPd, modelSd } = model.value;
  if (flags.out !== undefined) await writeFile(flags.out, `${JSON.stringify(model.value)}\n`);
  const digest = creditModelDigest(model.value);
  const json = { n: card.rows, bads: card.bads, trees: trees.length, columns: columns.length };
  return ok({
    json: { ...json, mayDecide, cutOffPd, modelSd, digest },
    text: () =>
      lang === 'zh'
        ? `${trees.length} 棵树，${columns.length} 列，参照 ${card.rows} 行；${mayDecide ? '可以决定' : '只能转人工'}`
        : `${trees.length} trees, ${columns.length} columns, ${card.rows} rows of reference; ${mayDecide ? 'may decide' : 'may only refer'}`,
  });
}
