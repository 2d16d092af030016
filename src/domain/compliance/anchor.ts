import type { CalendarDate } from '#domain/kernel/index.ts';

/** The events whose date selects the version of a rule. */
export const ANCHORS = [
  'contract_formed',
  'loan_disbursed',
  'balance_as_of',
  'marketing_published',
  'filing_date',
  'act_date',
] as const;

export type Anchor = (typeof ANCHORS)[number];

export type AnchorDates = Readonly<Partial<Record<Anchor, CalendarDate>>>;

export function isAnchor(text: string): text is Anchor {
  return (ANCHORS as readonly string[]).includes(text);
}
