import { parentPort } from 'node:worker_threads';
import type { CountyOptions } from '#generate/index.ts';
import { packBlock } from './compress-block.ts';

/** One block to make on another thread. */
export interface BlockTask {
  readonly block: number;
  readonly options: CountyOptions;
}

parentPort?.on('message', ({ block, options }: BlockTask) => {
  const packed = packBlock(block, options);
  parentPort!.postMessage(packed, [...new Set(packed.parts.map(({ buffer }) => buffer))]);
});
