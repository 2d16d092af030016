import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * Runs tasks on worker threads, at most `workers` at a time, and gives the results in the order of the tasks, so that the
 * outcome is the same on any number of workers. The module answers each task that is posted to it with messages, of which
 * `onMessage` says which is the last; a worker that dies breaks the run and throws.
 */
export async function runInWorkers<T, R>(
  module: URL,
  tasks: readonly T[],
  workers: number,
  onMessage: (message: R, task: number) => boolean,
): Promise<void> {
  let next = 0;
  const serve = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(module);
      let current = -1;
      const advance = () => {
        if (next >= tasks.length) {
          worker.terminate().then(() => resolve(), reject);
          return;
        }
        current = next++;
        worker.postMessage(tasks[current]);
      };
      worker.on('message', (message: R) => {
        if (onMessage(message, current)) advance();
      });
      worker.on('error', reject);
      worker.on('messageerror', reject);
      advance();
    });
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, serve));
}

/** As many workers as there are processors. */
export function defaultWorkers(): number {
  return availableParallelism();
}
