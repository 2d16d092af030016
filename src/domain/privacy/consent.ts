import { businessDate, type CalendarDate, type Instant } from '#domain/kernel/index.ts';
import type { Purpose } from './purpose.ts';

/**
 * What a subject agreed to: one purpose, the categories of data, how long, and to whom it may be given. `separate` marks a
 * consent given apart from all others, as PIPL arts. 23 and 29 ask for sharing and for sensitive data.
 */
export interface Consent {
  readonly id: string;
  readonly subject: string;
  readonly purpose: Purpose;
  /** Kinds of evidence or other categories; nothing that is not named is covered. */
  readonly categories: readonly string[];
  /** Who else may receive the data; empty where nobody may. */
  readonly receivers: readonly string[];
  readonly separate: boolean;
  readonly from: CalendarDate;
  /** First day on which it no longer holds; null where it holds until withdrawn. */
  readonly to: CalendarDate | null;
  /** What was done before stays lawful (PIPL art. 15). */
  readonly withdrawnAt: Instant | null;
}

/** A use of personal information that needs a consent. */
export interface Use {
  readonly subject: string;
  readonly purpose: Purpose;
  readonly category: string;
  /** Who receives the data, where it leaves the institution. */
  readonly receiver: string | null;
  /** Sensitive in the sense of PIPL art. 28, e.g. financial accounts. */
  readonly sensitive: boolean;
  readonly at: Instant;
}

export type ConsentVerdict =
  | { readonly covered: true; readonly consent: string }
  | { readonly covered: false; readonly why: ConsentGap };

/** Why no consent covers a use, from the nearest miss to the farthest. */
type ConsentGap =
  | 'withdrawn'
  | 'expired'
  | 'not-yet'
  | 'not-separate'
  | 'receiver-not-named'
  | 'category-not-named'
  | 'no-consent-for-purpose';

/** Gaps that come later in the list say less: of several consents the nearest miss is told. */
const NEAREST: readonly ConsentGap[] = [
  'withdrawn',
  'expired',
  'not-yet',
  'not-separate',
  'receiver-not-named',
  'category-not-named',
  'no-consent-for-purpose',
];

/** Whether one of the subject's consents covers the use at its moment. Silence covers nothing. */
export function consentFor(consents: readonly Consent[], use: Use): ConsentVerdict {
  let nearest: ConsentGap = 'no-consent-for-purpose';
  for (const consent of consents) {
    if (consent.subject !== use.subject || consent.purpose !== use.purpose) continue;
    const gap = gapOf(consent, use);
    if (gap === undefined) return { covered: true, consent: consent.id };
    if (NEAREST.indexOf(gap) < NEAREST.indexOf(nearest)) nearest = gap;
  }
  return { covered: false, why: nearest };
}

function gapOf(consent: Consent, use: Use): ConsentGap | undefined {
  if (!consent.categories.includes(use.category)) return 'category-not-named';
  if (use.receiver !== null && !consent.receivers.includes(use.receiver)) return 'receiver-not-named';
  if ((use.receiver !== null || use.sensitive) && !consent.separate) return 'not-separate';
  const day = businessDate(use.at);
  if (day < consent.from) return 'not-yet';
  if (consent.to !== null && day >= consent.to) return 'expired';
  if (consent.withdrawnAt !== null && use.at >= consent.withdrawnAt) return 'withdrawn';
  return undefined;
}
