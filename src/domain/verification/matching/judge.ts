import type { Match } from './match-side.ts';

/** A match that a rule proposes: its confidence is still its share among the explanations that were found, chance not counted. */
export interface Candidate extends Match {
  /** How many such explanations chance would bring for this item. */
  readonly byChance: number;
}

/** Books in which a rule is tried on fewer items than this cannot show how common it is. */
const SMALL_BOOK = 50;

/** What a rule proposed over the whole book. */
export class Proposals {
  readonly candidates: Candidate[] = [];
  private tested = 0;
  private byChance = 0;

  /** Counts an item on which the rule was tried. */
  test(byChance: number): void {
    this.tested += 1;
    this.byChance += byChance;
  }

  propose(candidate: Candidate): void {
    this.candidates.push(candidate);
  }

  /** Whether the book shows the rule at work: many hits, and most of them not by chance. */
  isCustom(): boolean {
    return this.candidates.length >= SMALL_BOOK && this.byChance < this.candidates.length / 2;
  }

  /**
   * The candidates by confidence, surest first: how common the rule is in this book, learnt from its hits beyond chance, is weighed
   * against the coincidences to be expected of the single case.
   */
  judged(least: number): Match[] {
    const common = Math.max(1e-3, (this.candidates.length - this.byChance + 1) / (this.tested + 2));
    const bar = this.tested < SMALL_BOOK ? least / 2 : least;
    return this.candidates
      .map(({ invoices, payments, rule, confidence, byChance }) => ({
        invoices,
        payments,
        rule,
        confidence: (confidence * common) / (common + byChance),
      }))
      .filter(({ confidence }) => confidence >= bar)
      .sort((a, b) => b.confidence - a.confidence);
  }
}
