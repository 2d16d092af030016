import { Worker } from 'node:worker_threads';
import { type BoostedModel, type DataTable, pdsOfRows, prepareBoosted } from '#domain/credit/index.ts';
import { meetingOf, openMeeting } from './meeting.ts';

/** What a scoring thread is told. The columns and the answers lie in shared memory. */
export interface ScoreTask {
  readonly model: BoostedModel;
  readonly table: DataTable;
  readonly pds: Float64Array;
  readonly meeting: Int32Array;
  readonly threads: number;
  readonly from: number;
  readonly to: number;
}

/** Threads that score tables, until they are closed. */
export interface Scorers {
  /** PDs of all rows, blanks read as in training; the same on any number of threads, and there when the call returns. */
  score(model: BoostedModel, table: DataTable): Float64Array;
  close(): void;
}

/** This thread and `threads − 1` others. */
export function openScorers(threads: number): Scorers {
  const workers = Array.from({ length: threads - 1 }, () => new Worker(new URL('./score-worker.ts', import.meta.url)));
  for (const worker of workers) worker.unref();
  return {
    score: (model, table) => {
      const prepared = prepareBoosted(model);
      const { rows } = table;
      if (threads === 1) return pdsOfRows(table, prepared, 0, rows);
      const pds = new Float64Array(new SharedArrayBuffer(rows * 8));
      const shared = inSharedMemory(table, new Set(model.columns.map(({ name }) => name)));
      const meeting = openMeeting();
      const at = (part: number) => Math.floor((rows * part) / threads);
      workers.forEach((worker, i) => {
        const task: ScoreTask = { model, table: shared, pds, meeting, threads, from: at(i + 1), to: at(i + 2) };
        worker.postMessage(task);
      });
      pds.set(pdsOfRows(shared, prepared, 0, at(1)), 0);
      meetingOf(meeting, threads)();
      return pds;
    },
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

function inSharedMemory(table: DataTable, names: ReadonlySet<string>): DataTable {
  return {
    rows: table.rows,
    lines: new Int32Array(0),
    columns: table.columns
      .filter(({ name }) => names.has(name))
      .map((column) => {
        const numbers = new Float64Array(new SharedArrayBuffer(table.rows * 8));
        const words = new Int32Array(new SharedArrayBuffer(table.rows * 4));
        numbers.set(column.numbers);
        words.set(column.words);
        return { ...column, numbers, words };
      }),
  };
}
