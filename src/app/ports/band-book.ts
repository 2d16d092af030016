import type { BandCase } from '#domain/credit/index.ts';
import type { Fen } from '#domain/kernel/index.ts';

/** A refusal in the learning band as it was drawn. */
export interface BandDraw {
  readonly decisionId: string;
  readonly firmId: string;
  /** The industry, or nothing where it is not known. */
  readonly segment: string;
  readonly propensity: number;
  readonly accepted: boolean;
}

/** What was drawn in the learning band, and what came of those who were lent to. */
export interface BandBook {
  add(draws: readonly BandDraw[]): Promise<void>;
  get(decisionId: string): Promise<BandDraw | undefined>;
  /** What came of one that was lent to, as of this moment and by the actor; a later word takes the place of an earlier. */
  tell(decisionId: string, outcome: { readonly bad: boolean; readonly resultFen: Fen }): Promise<void>;
  /** All of them, as the monitor weighs them. */
  cases(): Promise<readonly BandCase[]>;
}
