import { fromDayNumber } from '#domain/kernel/index.ts';

/** Whole fen, safe as a number, as yuan with two decimals: a county writes some millions of them. */
export function yuan(fen: number): string {
  const size = Math.abs(fen);
  const rest = size % 100;
  return `${fen < 0 ? '-' : ''}${(size - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
}

const days = new Map<number, string>();

/** A day number as 2026-08-01; the few days of a window are composed once. */
export function date(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const written = fromDayNumber(day);
  days.set(day, written);
  return written;
}

export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
