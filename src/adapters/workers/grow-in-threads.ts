import { Worker } from 'node:worker_threads';
import {
  type BinnedForest,
  type BoostingData,
  type BoostingSettings,
  growForest,
  openWorkspace,
  type Part,
  type Workspace,
} from '#domain/numeric/index.ts';
import { meetingOf, openMeeting } from './meeting.ts';

/** What a thread is told. All arrays of it lie in shared memory. */
export interface GrowTask {
  readonly data: BoostingData;
  readonly settings: BoostingSettings;
  readonly work: Workspace;
  readonly meeting: Int32Array;
  readonly part: Pick<Part, 'part' | 'parts'>;
}

/**
 * Grows forests on this thread and on `threads − 1` others, which meet in shared memory; this one waits for them, so that
 * the answer is there when the call returns. The forest is the same to the bit on any number of threads.
 * Throws where one of the threads fails.
 */
export function growInThreads(threads: number): (data: BoostingData, settings: BoostingSettings) => BinnedForest {
  return (data, settings) => {
    if (threads === 1) return growForest(data, settings);
    const work = openWorkspace(data, settings, threads);
    const shared = {
      ...data,
      bins: inSharedMemory(data.bins),
      bad: inSharedMemory(data.bad),
      learns: inSharedMemory(data.learns),
    };
    const meeting = openMeeting();
    const others = Array.from({ length: threads - 1 }, (_, i) => {
      const part = { part: i + 1, parts: threads };
      const workerData: GrowTask = { data: shared, settings, work, meeting, part };
      return new Worker(new URL('./grow-worker.ts', import.meta.url), { workerData });
    });
    try {
      return growForest(shared, settings, work, { part: 0, parts: threads, meet: meetingOf(meeting, threads) });
    } finally {
      for (const worker of others) void worker.terminate();
    }
  };
}

function inSharedMemory(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
