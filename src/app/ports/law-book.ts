import type { Instant } from '#domain/kernel/index.ts';
import type { DecisionRow } from './decision-repository.ts';

/** A decision with its kept record; null where the firm was erased. */
export interface KeptDecision {
  readonly row: Pick<DecisionRow, 'decisionId' | 'firmId' | 'decidedAt' | 'outcome'>;
  readonly firm: string | null;
  readonly record: Uint8Array | null;
}

/** What the law said in past decisions. Rules stand within sealed records, so records are opened and looked through. */
export interface LawBook {
  /** Newest first; `before` is the last one of the page before. */
  decisions(page: {
    readonly limit: number;
    readonly before?: { readonly decidedAt: Instant; readonly decisionId: string };
  }): Promise<readonly KeptDecision[]>;
}
