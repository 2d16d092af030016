import type { CalendarDate } from '#domain/kernel/index.ts';
import type { ActorType } from './actor.ts';
import type { Anchor } from './anchor.ts';

/** B blocks the act, W sends it to a person, M is measured and reported, I informs. */
export type Severity = 'B' | 'W' | 'M' | 'I';

export const SEVERITIES: readonly Severity[] = ['B', 'W', 'M', 'I'];

export const RULE_STATUSES = ['in_force', 'draft', 'temporary', 'window_guidance', 'legacy'] as const;

export type RuleStatus = (typeof RULE_STATUSES)[number];

/** What must hold, and what it means if it does not. */
type Requirement = {
  readonly severity: Severity;
  /** An expression of the rule language that must be true. */
  readonly require: string;
};

/** A rule as it stood from one day until the next version or `to`. */
export type RuleVersion = {
  readonly from: CalendarDate;
  /** The first day on which it no longer holds. */
  readonly to: CalendarDate | null;
  readonly status: RuleStatus;
  readonly instrument: string;
  readonly article: string;
  readonly confidence: string;
  readonly actors: readonly (ActorType | 'any')[];
  /** Two-digit province codes; absent: the whole country. */
  readonly provinces?: readonly string[];
  /** To which acts it applies; absent: to all. */
  readonly when?: string;
  /** Without a requirement the version only informs. */
  readonly requirements: readonly Requirement[];
  /** Until the day `to`, a breach by business that meets `only` is to be put right, not refused. */
  readonly transition?: { readonly to: CalendarDate; readonly only?: string };
  readonly note?: { readonly zh: string; readonly en: string };
};

export type RuleDefinition = {
  readonly id: string;
  readonly subject: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Which event's date selects the version. */
  readonly anchor: Anchor;
  readonly versions: readonly RuleVersion[];
};
