import type { CalendarDate } from './calendar-date.ts';

/** A value in force from a day on, until the next entry's day. `null` says that it was repealed. */
export interface DatedValue<T> {
  readonly from: CalendarDate;
  readonly value: T | null;
}

export type Effective<T, V extends DatedValue<T> = DatedValue<T>> =
  | { readonly state: 'in-force'; readonly entry: V }
  | { readonly state: 'repealed'; readonly entry: V }
  | { readonly state: 'before-first' };

/** The entry that governs `on`; entries ascend by `from`. Before the first there is no default. */
export function effectiveOn<T, V extends DatedValue<T>>(entries: readonly V[], on: CalendarDate): Effective<T, V> {
  let found: V | undefined;
  for (const entry of entries) {
    if (entry.from > on) break;
    found = entry;
  }
  if (!found) return { state: 'before-first' };
  return { state: found.value === null ? 'repealed' : 'in-force', entry: found };
}
