import type { CalendarDate } from '#domain/kernel/index.ts';

/** A law, measure, notice or judicial interpretation. Dates are the day from which we are sure of it. */
export type Instrument = {
  readonly code: string;
  /** Short Chinese name, as it is cited. */
  readonly name: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly promulgated: CalendarDate | null;
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
  readonly status: InstrumentStatus;
  readonly confidence: string;
  readonly note?: string;
};

export const INSTRUMENT_STATUSES = [
  'in_force',
  'draft',
  'repealed',
  'temporary',
  'window_guidance',
  'legacy',
  'recommended',
] as const;

type InstrumentStatus = (typeof INSTRUMENT_STATUSES)[number];

/** Where a value or a rule is written. */
export type Citation = {
  readonly instrument: string;
  readonly article: string;
};

/** 《短名》（文号）第N条, the way a Chinese legal citation is written. */
export function writeCitation(instrument: Instrument, article: string): string {
  const number = instrument.number === null ? '' : `（${instrument.number}）`;
  return `《${instrument.name}》${number}${article}`;
}

/** Confidence codes that begin with V were read in a source; everything else is memory or second hand. */
export function isVerified(confidence: string): boolean {
  return confidence.startsWith('V');
}
