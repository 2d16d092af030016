import { parentPort } from 'node:worker_threads';
import { pdsOfRows, prepareBoosted } from '#domain/credit/index.ts';
import { breakOff, meetingOf } from './meeting.ts';
import type { ScoreTask } from './score-in-threads.ts';

parentPort?.on('message', ({ model, table, pds, meeting, threads, from, to }: ScoreTask) => {
  try {
    pds.set(pdsOfRows(table, prepareBoosted(model), from, to), from);
    meetingOf(meeting, threads)();
  } catch (error) {
    breakOff(meeting);
    throw error;
  }
});
