import type { CalendarDate } from '#domain/kernel/index.ts';
import type { AnchorDates } from '../anchor.ts';
import type { FactValue } from '../fact.ts';
import type { Resolved } from '../parameter.ts';

/** What an expression evaluates to; `undefined` is unknown and travels by Kleene's three-valued logic. */
export type Value = FactValue | undefined;

/** All that one evaluation of one rule may read, and the trace of what it did read. */
export interface Scope {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly dates: AnchorDates;
  /** The day that was asked about: the date of every event that has none of its own. */
  readonly asked: CalendarDate;
  /** The day that selects the version. */
  readonly governing: CalendarDate;
  /** The rule's parameters on the governing day, by slot. */
  readonly parameters: readonly Resolved[];
  /** Facts read, in the order of reading. */
  facts: Record<string, FactValue>;
  missing: string[];
  /** Slots of parameters read, as bits. */
  read: number;
}

export type Evaluate = (scope: Scope) => Value;
