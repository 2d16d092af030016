import type { CalendarDate } from '#domain/kernel/index.ts';

/**
 * A division of GB/T 2260 while it had its code: lists are published yearly, codes are merged and retired. The list is
 * data and is handed in.
 */
export interface Division {
  /** Six digits: province, prefecture, county. */
  readonly code: string;
  readonly name: string;
  readonly from: CalendarDate;
  /** The first day on which the code was no longer in use; null while it is. */
  readonly to: CalendarDate | null;
}

/** The division that bore the code on a day. */
export function divisionOn(list: readonly Division[], code: string, on: CalendarDate): Division | undefined {
  return list.find((d) => d.code === code && d.from <= on && (d.to === null || on < d.to));
}

/** The code of the city (prefecture) that a county belongs to; a municipality is its own city. */
export function cityCodeOf(division: string): string {
  const municipality = ['11', '12', '31', '50'].includes(division.slice(0, 2));
  return municipality ? `${division.slice(0, 2)}0000` : `${division.slice(0, 4)}00`;
}
