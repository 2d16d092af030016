import { statSync } from 'node:fs';
import { defaultWorkers, runInWorkers } from '#adapters/workers/run-in-workers.ts';
import { CATALOGUE, type DeliveredTable, type EvidenceKind } from '#domain/evidence/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import { type ReadOptions, readDelivery } from './read-delivery.ts';
import type { ReadAnswer, ReadTask } from './read-delivery-worker.ts';

export interface EvidenceFile {
  readonly kind: EvidenceKind;
  readonly path: string;
}

export interface ReadDeliveriesOptions extends ReadOptions {
  /** Threads at most; the number of processors where absent. The result is the same for any. */
  readonly workers?: number;
}

/** Below this many bytes in all a thread costs more than it brings. */
const THREAD_FLOOR_BYTES = 1 << 20;

/** Reads files side by side, each into a table of its own, in the order given. The first failure in that order is the answer. */
export async function readDeliveries(
  files: readonly EvidenceFile[],
  options: ReadDeliveriesOptions = {},
): Promise<Result<DeliveredTable[]>> {
  const workers = Math.min(options.workers ?? defaultWorkers(), files.length);
  const results =
    workers > 1 && areLarge(files) ? await onThreads(files, options, workers) : await inTurn(files, options);
  const tables: DeliveredTable[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    tables.push(result.value);
  }
  return ok(tables);
}

function areLarge(files: readonly EvidenceFile[]): boolean {
  let bytes = 0;
  for (const { path } of files) {
    // Standard input belongs to the main thread.
    if (path === '-') return false;
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes > THREAD_FLOOR_BYTES;
}

async function inTurn(files: readonly EvidenceFile[], options: ReadOptions): Promise<Result<DeliveredTable>[]> {
  const results: Result<DeliveredTable>[] = [];
  let before = 0;
  for (const { kind, path } of files) {
    const onProgress = (rows: number) => options.onProgress?.(before + rows);
    const result = await readDelivery(CATALOGUE[kind], path, { ...options, onProgress });
    results.push(result);
    if (!result.ok) break;
    before += result.value.rows;
  }
  return results;
}

async function onThreads(
  files: readonly EvidenceFile[],
  { map, firm, onProgress }: ReadOptions,
  workers: number,
): Promise<Result<DeliveredTable>[]> {
  const options = { ...(map ? { map } : {}), ...(firm === undefined ? {} : { firm }) };
  const tasks: ReadTask[] = files.map(({ kind, path }) => ({ kind, path, options }));
  const results: Result<DeliveredTable>[] = [];
  const rows = files.map(() => 0);
  await runInWorkers<ReadTask, ReadAnswer>(
    new URL('./read-delivery-worker.ts', import.meta.url),
    tasks,
    workers,
    (answer, task) => {
      if ('result' in answer) {
        results[task] = answer.result;
        return true;
      }
      rows[task] = answer.rows;
      onProgress?.(rows.reduce((a, b) => a + b, 0));
      return false;
    },
  );
  return results;
}
