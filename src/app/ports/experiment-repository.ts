import type { Instant } from '#domain/kernel/index.ts';

/** What an experiment was asked, as it is kept. (Types, not interfaces, so that they are plain values.) */
export type AskedExperiment = {
  readonly policy: string;
  readonly set: Readonly<Record<string, number>>;
  /** A registered model, name@version. */
  readonly model?: string;
  readonly table?: Readonly<Record<string, unknown>>;
  readonly lawOn?: string;
  /** Decisions made from this moment on and before the other. */
  readonly from: number;
  readonly to: number;
};

export interface StoredExperiment {
  readonly experimentId: string;
  readonly jobId: string;
  readonly asked: AskedExperiment;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface ExperimentRepository {
  add(experiment: Pick<StoredExperiment, 'experimentId' | 'jobId' | 'asked'>): Promise<void>;
  get(experimentId: string): Promise<StoredExperiment | undefined>;
  /** The newest first, without results, at most a hundred. */
  list(): Promise<readonly Omit<StoredExperiment, 'result'>[]>;
  keepResult(experimentId: string, result: Readonly<Record<string, unknown>>): Promise<void>;
  /** Decisions that ran in full, in the order in which they were made, at most `limit`. */
  decisionsBetween(from: number, to: number, limit: number): Promise<readonly string[]>;
}
