import type { Checked } from './check-log.ts';
import type { CheckRequest } from './check-worker.ts';

/** Checks a document in a worker of this browser. Nothing of it is sent anywhere. */
export function checkBeside(request: CheckRequest): Promise<Checked> {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Checked>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Checked>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
