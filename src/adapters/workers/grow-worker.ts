import { workerData } from 'node:worker_threads';
import { growForest } from '#domain/numeric/index.ts';
import type { GrowTask } from './grow-in-threads.ts';
import { breakOff, meetingOf } from './meeting.ts';

const { data, settings, work, meeting, part } = workerData as GrowTask;

try {
  growForest(data, settings, work, { ...part, meet: meetingOf(meeting, part.parts) });
} catch (error) {
  breakOff(meeting);
  throw error;
}
