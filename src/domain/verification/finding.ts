import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { CalendarDate, Fen } from '#domain/kernel/index.ts';

/**
 * What a finding asks for. `clear`: worth knowing, changes nothing. `review`: a person looks before money moves. `block`: only a
 * person can lift it.
 */
export type Severity = 'clear' | 'review' | 'block';

/** How a finding names the firm that is examined: its code is never an input, so that renumbering firms changes nothing. */
export const THE_FIRM = '@firm';

/**
 * A mark of forgery or fabrication with its evidence, and what an honest firm could answer. Findings of the sources
 * themselves come from here; those of the money graph come from the fraud module.
 */
export type Finding = {
  /** Stable, lower-case with dashes, e.g. `fund-loop`. */
  readonly code: string;
  readonly severity: Severity;
  /** Who takes part, in the order of the flow where there is one; THE_FIRM for the firm itself. */
  readonly parties: readonly string[];
  /** Ids of the records it rests on, 64 characters of lower-case hex, at most MOST_RECORDS. */
  readonly records: readonly string[];
  /** The money that is in doubt by it; null where it is about no amount. */
  readonly amountFen: Fen | null;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  /** Codes of what to rule out before anybody is accused, e.g. `refund`, `cash-pool`. */
  readonly innocentExplanations: readonly string[];
  /** Numbers that the words mention. */
  readonly values: Readonly<Record<string, number | string | null>>;
  /** Records whose amounts are no business and are taken out of the measures of their kind before the firm is scored again. */
  readonly strips: readonly StrippedRecords[];
};

export type StrippedRecords = {
  readonly kind: EvidenceKind;
  /** All of them, unlike `records`. */
  readonly records: readonly string[];
};
