import { parentPort } from 'node:worker_threads';
import {
  type DrawnBook,
  importanceLosses,
  type ScenarioRange,
  simulateLosses,
  type TailTarget,
  tailLosses,
} from '#domain/portfolio/index.ts';

/** A range of scenarios to draw: plainly, about the target of a tail, or again for what each risk loses from a level on. */
export interface LossTask {
  readonly book: DrawnBook;
  readonly range: ScenarioRange;
  readonly target?: TailTarget;
  readonly level?: number;
}

/** `values` are losses, or under a level the sums of each risk; `weights` come with a target. */
export interface LossAnswer {
  readonly values: Float64Array;
  readonly weights?: Float64Array;
}

parentPort?.on('message', ({ book, range, target, level }: LossTask) => {
  const answer = drawn(book, range, target, level);
  const columns = [answer.values, ...(answer.weights ? [answer.weights] : [])];
  parentPort!.postMessage(
    answer,
    columns.map(({ buffer }) => buffer as ArrayBuffer),
  );
});

function drawn(book: DrawnBook, range: ScenarioRange, target?: TailTarget, level?: number): LossAnswer {
  if (target) {
    const { losses, weights } = importanceLosses(book, target, range);
    return { values: losses, weights };
  }
  return { values: level === undefined ? simulateLosses(book, range) : tailLosses(book, range, level) };
}
