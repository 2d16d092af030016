/** One side of a matching in columns: what was billed, or what was paid. Row i of each column belongs to one item. */
export interface MatchSide {
  /** The counterparty by number; the same number on both sides is the same party; −1 where nobody is named. */
  readonly parties: Int32Array;
  /** Day numbers since 1970-01-01. */
  readonly days: Int32Array;
  /** Whole fen; a red letter and a refund are negative. */
  readonly amounts: Float64Array;
}

export const MATCH_RULES = ['exact', 'run', 'subset', 'split', 'fee', 'run-fee', 'prepaid', 'late'] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Items that settle each other, by row. Either list may hold several, never both. */
export interface Match {
  readonly invoices: readonly number[];
  readonly payments: readonly number[];
  readonly rule: MatchRule;
  /** The share of explanations at hand that this one takes, in (0, 1]; chance coincidences of the amounts are counted among them. */
  readonly confidence: number;
}

/** A payment that several sets of invoices settle equally well, or an invoice that several sets of payments do: named, never guessed. */
export interface AmbiguousMatch {
  readonly invoices: readonly number[];
  readonly payments: readonly number[];
  /** Each alternative is a set of rows of the other side: of invoices where `payments` is given, of payments where `invoices` is. */
  readonly alternatives: readonly (readonly number[])[];
  /** Whether these are all there are; false where the budget of the search ended first. */
  readonly complete: boolean;
}

/** Rows ordered by party and day: rows `order[starts[p]] … order[starts[p + 1] − 1]` are party p's, oldest first. */
export interface PartyOrder {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Two stable counting sorts, so that equal days keep the order of rows. Items without a party come under the last number. */
export function orderByParty({ parties, days }: MatchSide, partyCount: number): PartyOrder {
  const n = parties.length;
  const byDay = sortedByDay(days);
  const starts = new Int32Array(partyCount + 2);
  for (let row = 0; row < n; row++) starts[partyOf(parties[row]!, partyCount) + 1]!++;
  for (let p = 0; p <= partyCount; p++) starts[p + 1]! += starts[p]!;
  const next = starts.slice(0, partyCount + 1);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const row = byDay[i]!;
    order[next[partyOf(parties[row]!, partyCount)]!++] = row;
  }
  return { order, starts };
}

/** The same order without the rows that are settled. */
export function withoutSettled({ order, starts }: PartyOrder, settled: Uint8Array): PartyOrder {
  const left = new Int32Array(order.length);
  const begins = new Int32Array(starts.length);
  let n = 0;
  for (let party = 0; party + 1 < starts.length; party++) {
    begins[party] = n;
    for (let at = starts[party]!; at < starts[party + 1]!; at++) if (!settled[order[at]!]) left[n++] = order[at]!;
  }
  begins[starts.length - 1] = n;
  return { order: left.subarray(0, n), starts: begins };
}

function partyOf(party: number, partyCount: number): number {
  return party < 0 ? partyCount : party;
}

/** The longest span of days that is counted out: three hundred years. */
const MOST_DAYS = 110_000;

function sortedByDay(days: Int32Array): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (days.length === 0) return new Int32Array(0);
  if (last - first > MOST_DAYS) throw new RangeError('days must lie within three hundred years');
  const starts = new Int32Array(last - first + 2);
  for (const day of days) starts[day - first + 1]!++;
  for (let d = 0; d < starts.length - 1; d++) starts[d + 1]! += starts[d]!;
  const order = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) order[starts[days[row]! - first]!++] = row;
  return order;
}
