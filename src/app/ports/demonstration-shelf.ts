import type { OrdinaryCard } from '#app/demonstration/ordinary-card.ts';
import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { CalendarDate } from '#domain/kernel/index.ts';

/** What is so of a generated firm: for scoreboards and stories, read by no engine. */
export interface TruthLine {
  readonly firm: string;
  readonly name: string;
  /** Null for firms without a story. */
  readonly role: string | null;
  readonly isFraud: boolean;
  /** It has failed, or defaults within twelve months of the end. */
  readonly isBad: boolean;
  readonly annualRevenueFen: number;
}

/** The generated county behind a demonstration, as it lies in the data directory. */
export interface DemonstrationShelf {
  /** Undefined where this store was not filled by a demonstration. */
  lender(): Promise<{ readonly policy: string; readonly asOf: CalendarDate } | undefined>;
  truth(): Promise<readonly TruthLine[]>;
  card(): Promise<OrdinaryCard>;
  /** What some firms delivered, as text of files by kind, under other codes. */
  deliveries(
    renamed: ReadonlyMap<string, string>,
  ): Promise<readonly { readonly kind: EvidenceKind; readonly text: string }[]>;
  /** The rest of a firm's bank statement, under another code. */
  withheldStatement(firm: string, code: string): Promise<string>;
}
