import { blocksOf, type DrawnBook, type TailTarget, type WeightedLosses } from '#domain/portfolio/index.ts';
import type { LossAnswer, LossTask } from './loss-worker.ts';
import { runInWorkers } from './run-in-workers.ts';

export interface LossRun {
  readonly book: DrawnBook;
  readonly seed: number;
  readonly paths: number;
  readonly workers: number;
  /** Hears how many of the ranges are drawn, as a share. */
  readonly onProgress?: (share: number) => void;
}

const WORKER = new URL('./loss-worker.ts', import.meta.url);
/** Ranges are of a size that does not depend on the workers, so that sums over ranges are the same bits on any number of them. */
const BLOCKS_A_RANGE = 16;

/** The losses of so many scenarios, in their order; the same bits on any number of workers. */
export async function drawLosses(run: LossRun): Promise<Float64Array> {
  const answers = await answersOf(run, {});
  return joined(
    answers.map(({ values }) => values),
    run.paths,
  );
}

/** Losses and weights of so many scenarios drawn about the target. */
export async function drawWeightedLosses(run: LossRun, target: TailTarget): Promise<WeightedLosses> {
  const answers = await answersOf(run, { target });
  const losses = joined(
    answers.map(({ values }) => values),
    run.paths,
  );
  const weights = joined(
    answers.map(({ weights }) => weights!),
    run.paths,
  );
  return { losses, weights };
}

/** What each risk of the book loses, summed over the scenarios that lose `level` or more; all blocks are drawn whole. */
export async function drawTailLosses(run: LossRun, level: number): Promise<Float64Array> {
  const sums = new Float64Array(run.book.risks);
  for (const { values } of await answersOf(run, { level })) {
    for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + values[i]!;
  }
  return sums;
}

async function answersOf(
  { book, seed, paths, workers, onProgress }: LossRun,
  what: Pick<LossTask, 'target' | 'level'>,
): Promise<LossAnswer[]> {
  const blocks = blocksOf(paths);
  const tasks: LossTask[] = [];
  for (let from = 0; from < blocks; from += BLOCKS_A_RANGE) {
    tasks.push({ book, range: { seed, from, to: Math.min(blocks, from + BLOCKS_A_RANGE) }, ...what });
  }
  const answers: LossAnswer[] = [];
  let done = 0;
  await runInWorkers<LossTask, LossAnswer>(WORKER, tasks, workers, (answer, task) => {
    answers[task] = answer;
    onProgress?.(++done / tasks.length);
    return true;
  });
  return answers;
}

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const whole = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part.subarray(0, Math.min(part.length, length - at)), at);
    at += part.length;
  }
  return whole;
}
