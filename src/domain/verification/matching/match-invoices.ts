import { stepOf } from './coincidence.ts';
import { Delays } from './delays.ts';
import { learnDelays, matchExact } from './exact.ts';
import { matchLate, matchPrepaid, matchWithFee } from './loose.ts';
import { matchRuns } from './match-runs.ts';
import {
  type AmbiguousMatch,
  type Match,
  type MatchSide,
  orderByParty,
  type PartyOrder,
  withoutSettled,
} from './match-side.ts';
import { matchSplits } from './match-splits.ts';
import { matchSubsets } from './match-subsets.ts';
import { mendRuns } from './mend-runs.ts';
import { OpenItems, Settlements } from './open-items.ts';

export interface Matching {
  readonly matches: readonly Match[];
  readonly ambiguous: readonly AmbiguousMatch[];
  /** Rows that are in no match and in no ambiguous one. */
  readonly unmatchedInvoices: readonly number[];
  readonly unmatchedPayments: readonly number[];
  /** A red letter with the unpaid invoice that it takes back: neither is expected to be paid. */
  readonly reversals: readonly (readonly [invoice: number, redLetter: number])[];
}

/** What every rule works on: the items of one party at a time, and what is settled so far. */
export interface MatchingBook {
  readonly settled: Settlements;
  readonly delays: Delays;
  /** The step of the amounts in fen; see `stepOf`. */
  readonly step: number;
  /** Payments that are ambiguous; no later rule may take them. */
  readonly undecided: Uint8Array;
  /** Calls `visit` with each party's open items in turn; both lists are reused. */
  eachParty(visit: (invoices: OpenItems, payments: OpenItems) => void): void;
  /** The same with all invoices of the party, settled or not. */
  eachPartyWhole(visit: (invoices: OpenItems, payments: OpenItems) => void): void;
  /** The open invoices of each party, whether or not it has open payments. */
  eachBilled(visit: (invoices: OpenItems) => void): void;
  /** Walks past what is settled from now on without looking at it: nothing may be released any more. */
  dropSettled(): void;
}

/**
 * Matches what was billed with what was paid, party by party, the surest rules first: equal amounts, runs of neighbours,
 * subsets, instalments, amounts less a fee, prepayments, late payments. Where several explanations are left they are named
 * and none is taken. Amounts are whole fen, so equality is exact. `partyCount` bounds the party numbers of both sides.
 */
export function matchInvoices(invoices: MatchSide, payments: MatchSide, partyCount: number): Matching {
  const book = openBook(invoices, payments, partyCount);
  book.eachParty((open, paid) => learnDelays(open, paid, book.delays));
  matchExact(book);
  matchRuns(book);
  for (let round = 0; round < MENDING_ROUNDS && mendRuns(book); round++) {
    matchExact(book);
    matchRuns(book);
  }
  book.dropSettled();
  const severalParts = matchSplits(book);
  const severalSets = matchSubsets(book);
  matchWithFee(book);
  matchPrepaid(book);
  matchLate(book);
  const reversals = findReversals(book);
  const ambiguous = [...severalSets, ...severalParts].filter((one) => isOpen(book, one));
  return { matches: book.settled.matches, ambiguous, reversals, ...unmatched(book, ambiguous) };
}

const MENDING_ROUNDS = 3;

function isOpen({ settled }: MatchingBook, { invoices, payments }: AmbiguousMatch): boolean {
  return !invoices.some((row) => settled.invoices[row]) && !payments.some((row) => settled.payments[row]);
}

function openBook(invoices: MatchSide, payments: MatchSide, partyCount: number): MatchingBook {
  let billed = orderByParty(invoices, partyCount);
  let paid = orderByParty(payments, partyCount);
  const settled = new Settlements(invoices.days.length, payments.days.length);
  const open = new OpenItems(longest(billed, partyCount));
  const money = new OpenItems(longest(paid, partyCount));
  const each = (visit: Parameters<MatchingBook['eachParty']>[0], left: Uint8Array | undefined) => {
    for (let party = 0; party < partyCount; party++) {
      open.load(invoices, billed, party, left);
      money.load(payments, paid, party, settled.payments);
      if (open.length > 0 && money.length > 0) visit(open, money);
    }
  };
  const eachBilled: MatchingBook['eachBilled'] = (visit) => {
    for (let party = 0; party < partyCount; party++) {
      open.load(invoices, billed, party, settled.invoices);
      if (open.length > 0) visit(open);
    }
  };
  return {
    settled,
    delays: new Delays(),
    step: Math.min(stepOf(invoices.amounts), stepOf(payments.amounts)),
    undecided: new Uint8Array(payments.days.length),
    eachParty: (visit) => each(visit, settled.invoices),
    eachPartyWhole: (visit) => each(visit, undefined),
    eachBilled,
    dropSettled() {
      billed = withoutSettled(billed, settled.invoices);
      paid = withoutSettled(paid, settled.payments);
    },
  };
}

function longest({ starts }: PartyOrder, partyCount: number): number {
  let most = 0;
  for (let party = 0; party < partyCount; party++) most = Math.max(most, starts[party + 1]! - starts[party]!);
  return most;
}

/** Pairs each red letter that nobody refunded with the newest unpaid invoice of its amount before it. */
function findReversals({ eachBilled }: MatchingBook): [number, number][] {
  const found: [number, number][] = [];
  eachBilled((invoices) => {
    const taken = new Set<number>();
    for (let red = 0; red < invoices.length; red++) {
      if (invoices.amounts[red]! >= 0) continue;
      for (let blue = red - 1; blue >= 0; blue--) {
        if (invoices.amounts[blue] !== -invoices.amounts[red]! || taken.has(blue)) continue;
        taken.add(blue);
        found.push([invoices.rows[blue]!, invoices.rows[red]!]);
        break;
      }
    }
  });
  return found;
}

function unmatched({ settled }: MatchingBook, ambiguous: readonly AmbiguousMatch[]) {
  const named = { invoices: new Set<number>(), payments: new Set<number>() };
  for (const { invoices, payments, alternatives } of ambiguous) {
    for (const row of payments) named.payments.add(row);
    for (const row of invoices) named.invoices.add(row);
    const side = payments.length > 0 ? named.invoices : named.payments;
    for (const row of alternatives.flat()) side.add(row);
  }
  const unmatchedInvoices: number[] = [];
  const unmatchedPayments: number[] = [];
  settled.invoices.forEach((is, row) => {
    if (!is && !named.invoices.has(row)) unmatchedInvoices.push(row);
  });
  settled.payments.forEach((is, row) => {
    if (!is && !named.payments.has(row)) unmatchedPayments.push(row);
  });
  return { unmatchedInvoices, unmatchedPayments };
}
