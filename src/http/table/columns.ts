import { type Fen, formatInstant, type Instant, type RatePpb } from '#domain/kernel/index.ts';
import type { ExportColumn } from './export.ts';

export function column<T>(zh: string, en: string, cell: ExportColumn<T>['cell']): ExportColumn<T> {
  return { zh, en, cell };
}

/** An amount in yuan: exact, since an amount that a number cannot hold to the fen is larger than any lender. */
export function yuanCell(amount: Fen | null): number | null {
  return amount === null ? null : Number(amount) / 100;
}

/** A moment in UTC. */
export function momentCell(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}

/** A yearly rate as a decimal. */
export function rateCell(rate: RatePpb | null): number | null {
  return rate === null ? null : Number(rate) / 1e9;
}
