import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { runInWorkers } from '#adapters/workers/run-in-workers.ts';
import { blocksOf, type CountyOptions, GROWING_FILES, wholeFiles } from '#generate/index.ts';
import type { BlockTask } from './block-worker.ts';
import { type PackedBlock, packBlock, packLines } from './compress-block.ts';

const WORKER = new URL('./block-worker.ts', import.meta.url);

/**
 * Writes a county into a folder, block after block, so that memory holds a few blocks whatever its size; the bytes are the same on any
 * number of workers. Gives the rows of each file. `onBlock` hears how many blocks are done.
 */
export async function writeCounty(
  options: CountyOptions,
  out: string,
  workers: number,
  onBlock: (done: number) => void,
): Promise<Readonly<Record<string, number>>> {
  for (const folder of ['truth', 'lender', 'withheld']) mkdirSync(join(out, folder), { recursive: true });
  const rows: Record<string, number> = {};
  for (const { path, lines } of wholeFiles(options)) {
    rows[`${path}.csv.gz`] = lines.length - 1;
    writeFileSync(join(out, `${path}.csv.gz`), packLines(lines));
  }
  const files = GROWING_FILES.map(({ path, header }) => {
    rows[`${path}.csv.gz`] = 0;
    const handle = openSync(join(out, `${path}.csv.gz`), 'wx');
    writeSync(handle, packLines([header]));
    return { handle, name: `${path}.csv.gz` };
  });
  const append = ({ parts, rows: added }: PackedBlock) => {
    for (const [i, { handle, name }] of files.entries()) {
      writeWhole(handle, parts[i]!);
      rows[name]! += added[i]!;
    }
  };
  try {
    await inOrder(options, workers, append, onBlock);
  } finally {
    for (const { handle } of files) closeSync(handle);
  }
  return rows;
}

/** Makes the blocks on as many threads as there are workers and appends them in order; what is ready too early waits. */
async function inOrder(
  options: CountyOptions,
  workers: number,
  append: (block: PackedBlock) => void,
  onBlock: (done: number) => void,
): Promise<void> {
  const blocks = blocksOf(options);
  if (blocks === 1 || workers === 1) {
    for (let block = 0; block < blocks; block++) {
      append(packBlock(block, options));
      onBlock(block + 1);
    }
    return;
  }
  const tasks = Array.from({ length: blocks }, (_, block): BlockTask => ({ block, options }));
  const early = new Map<number, PackedBlock>();
  let next = 0;
  await runInWorkers<BlockTask, PackedBlock>(WORKER, tasks, workers, (packed, block) => {
    early.set(block, packed);
    for (let ready = early.get(next); ready; ready = early.get(next)) {
      append(ready);
      early.delete(next++);
      onBlock(next);
    }
    return true;
  });
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}
