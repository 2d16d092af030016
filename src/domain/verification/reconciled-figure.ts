import type { EvidenceKind } from '#domain/evidence/index.ts';
import type { CalendarDate, Fen } from '#domain/kernel/index.ts';

export type FigureName = 'revenue' | 'cost' | 'debt' | 'cash-flow';

/** One figure of the firm over the same days, as its sources bear it out: what each one says of it, and what can be relied on. */
export type ReconciledFigure = {
  readonly figure: FigureName;
  /** [from, to): the days for which all sources speak; the figure is for these days. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** What is claimed by the source that a decision would otherwise read; null where no such source is there. */
  readonly claimedFen: Fen | null;
  readonly bestFen: Fen;
  /** The interval that holds the figure with 90 % confidence. */
  readonly lowFen: Fen;
  readonly highFen: Fen;
  /** What each source says, after what is known to be no business was taken out. */
  readonly bases: readonly { readonly kind: EvidenceKind; readonly amountFen: Fen }[];
  /** Whether the claim lies outside what the other sources bear out. */
  readonly contradicted: boolean;
};
