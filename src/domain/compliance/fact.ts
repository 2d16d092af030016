import type { CalendarDate } from '#domain/kernel/index.ts';
import type { Actor } from './actor.ts';
import type { AnchorDates } from './anchor.ts';

/**
 * What a fact is. `money` is yuan, `rate` and `ratio` are decimals (0.24 for 24 %), `days` and `count` whole numbers,
 * `texts` a list of words,
 * `province` a GB/T 2260 code or a name, kept as two digits, `register` a list of members with the days on which they were on it.
 */
export const FACT_TYPES = [
  'money',
  'rate',
  'ratio',
  'number',
  'days',
  'count',
  'boolean',
  'text',
  'province',
  'texts',
  'date',
  'register',
] as const;

export type FactType = (typeof FACT_TYPES)[number];

/** A member of a dated list; `to` is the first day on which it is no longer on it. */
export interface RegisterEntry {
  readonly id: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export type FactValue = number | string | boolean | readonly string[] | readonly RegisterEntry[];

/** One word of the vocabulary in which rules ask and callers answer. */
export type FactDefinition = {
  readonly name: string;
  readonly type: FactType;
  readonly zh: string;
  readonly en: string;
  /** The only words allowed, for `text` and the members of `texts`. */
  readonly values?: readonly string[];
  /** Other names under which callers may give it. */
  readonly aliases?: readonly string[];
};

/** A figure of a published series that the caller saw, fresher than the pack's own. */
export interface Observation {
  readonly value: number;
  readonly on: CalendarDate;
}

/** Counsel's word that a rule whose text was not verified reads as encoded. It ends when the rule's digest changes. */
export interface Confirmation {
  readonly rule: string;
  readonly digest: string;
  readonly by: string;
  readonly on: CalendarDate;
}

/** What is known of one act. A name that is absent from `values` is unknown, never false. */
export interface LawFacts {
  readonly actor: Actor;
  /** The dates of events; an event without a date is taken to happen on the day that is asked about. */
  readonly dates: AnchorDates;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly observed?: Readonly<Record<string, Observation>>;
  readonly confirmations?: readonly Confirmation[];
}
