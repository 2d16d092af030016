import { gzipSync } from 'node:zlib';
import { type CountyOptions, GROWING_FILES, makeBlock } from '#generate/index.ts';

/** What one block adds to each growing file: a gzip member of its own, so that blocks can be packed on any thread and laid end to end. */
export interface PackedBlock {
  readonly rows: readonly number[];
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

export function packBlock(block: number, options: CountyOptions): PackedBlock {
  const made = makeBlock(block, options);
  const rows: number[] = [];
  const parts = GROWING_FILES.map(({ linesOf }) => {
    const lines = linesOf(made);
    rows.push(lines.length);
    return lines.length === 0 ? new Uint8Array(0) : packLines(lines);
  });
  return { rows, parts };
}

/** Lines as one gzip member; the level is fixed, since it decides the bytes. */
export function packLines(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(`${lines.join('\n')}\n`, { level: 4 }));
}
