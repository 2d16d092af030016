import type { ModelEvent, ModelRef, OutcomeCounts } from '#domain/credit/index.ts';
import type { Digest } from '#domain/kernel/index.ts';

/** What a model beside the champion said of one decision. */
export interface ShadowScore {
  readonly model: ModelRef;
  readonly decisionId: string;
  readonly policy: string;
  readonly pd: number;
  readonly pdLow: number;
  readonly pdHigh: number;
  readonly score: number;
  readonly grade: string;
  readonly action: string;
  readonly championPd: number | null;
  readonly championOutcome: string;
}

/** How a shadow and the champion went together. */
export interface ShadowSummary {
  readonly cases: number;
  readonly meanPd: number | null;
  readonly meanChampionPd: number | null;
  /** Cases by what the shadow would have done and what was decided. */
  readonly agreement: readonly { readonly action: string; readonly outcome: string; readonly cases: number }[];
}

/** The story of an institution's models. */
export interface ModelRegister {
  /** All events in order. */
  events(): Promise<readonly ModelEvent[]>;
  /** Waits until no other transaction is about to add events, so that what is then read cannot change before the commit. */
  lock(): Promise<void>;
  append(events: readonly ModelEvent[]): Promise<void>;
  /** Sends scores of the decisions of this transaction and does not wait for it. */
  addShadowScores(scores: readonly ShadowScore[]): void;
  shadowSummary(model: ModelRef): Promise<ShadowSummary>;
  /** Decisions by a model since a moment, by outcome. */
  outcomesOf(modelDigest: Digest, since: number): Promise<OutcomeCounts>;
}
