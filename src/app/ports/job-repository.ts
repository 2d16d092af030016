import type { Failure, Instant, Result } from '#domain/kernel/index.ts';
import type { TablePage, TableQuery } from './table-query.ts';

export interface JobProgress {
  readonly jobId: string;
  readonly queue: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  /** What to show beside the bar or, of a failed job, its failure `{code, params}`. */
  readonly message: Readonly<Record<string, unknown>> | null;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly updatedAt: Instant;
}

export interface JobRepository {
  /** Puts a job into a queue with this transaction. The payload reaches the worker with `institutionId` and `jobId`. */
  request(queue: string, payload: Readonly<Record<string, unknown>>, total?: number): Promise<string>;
  report(jobId: string, progress: Partial<Pick<JobProgress, 'state' | 'done' | 'total' | 'message'>>): Promise<void>;
  /** Calls a job off that has not ended: one that waits ends at once, one that runs hears of it within seconds. False where it has ended. */
  callOff(jobId: string): Promise<boolean>;
  /** Whether somebody called it off; asked by whoever runs it. */
  isCalledOff(jobId: string): Promise<boolean>;
  get(jobId: string): Promise<JobProgress | undefined>;
  table(query: TableQuery): Promise<Result<TablePage<JobProgress>, Failure<'CURSOR_UNKNOWN'>>>;
}
