import { expectedHits, isNear } from './coincidence.ts';
import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import type { MatchRule } from './match-side.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';
import { ageOf, chooseRun, findRuns, payableRange, rowsOf } from './runs.ts';

/** What banks and platforms keep of a payment at most. */
const MOST_FEE = 0.006;
const LONGEST_RUN_WITH_FEE = 3;
const MOST_PREPAID_DAYS = 60;
const MOST_LATE_DAYS = 400;
const LEAST_CONFIDENCE = 0.6;

/** How a payment may differ from the invoice that it settles alone. */
interface SingleRule {
  readonly rule: MatchRule;
  /** Days from invoice to payment, from and to. */
  readonly delays: readonly [least: number, most: number];
  readonly fits: (paid: number, billed: number) => boolean;
  /** The span of amounts that fit, in fen. */
  readonly room: (paid: number) => number;
}

const isEqual = (paid: number, billed: number) => paid === billed;
const FEE: SingleRule = {
  rule: 'fee',
  delays: [0, WINDOW_DAYS],
  fits: (paid, billed) => billed > paid && billed - paid <= billed * MOST_FEE,
  room: (paid) => paid * MOST_FEE,
};
const PREPAID: SingleRule = { rule: 'prepaid', delays: [-MOST_PREPAID_DAYS, -1], fits: isEqual, room: () => 0 };
const LATE: SingleRule = { rule: 'late', delays: [WINDOW_DAYS + 1, MOST_LATE_DAYS], fits: isEqual, room: () => 0 };

/** A payment that falls short of its invoice, or of a run of up to three, by no more than a fee. */
export function matchWithFee(book: MatchingBook): void {
  matchSingles(book, FEE);
  const proposals = new Proposals();
  eachUndecided(book, (invoices, payments, payment) => {
    const day = payments.days[payment]!;
    const [from, to] = payableRange(invoices, day);
    const options = { newestFrom: day - WINDOW_DAYS, fee: MOST_FEE, longest: LONGEST_RUN_WITH_FEE };
    const found = findRuns(invoices, from, to, payments.amounts[payment]!, book.step, options);
    proposals.test(found.byChance);
    if (found.runs.length === 0) return;
    const [run, confidence] = chooseRun(found.runs, (one) => ageOf(invoices, one, day), book.delays);
    const [bills, payer] = [rowsOf(invoices, run), [payments.rows[payment]!]];
    proposals.propose({ invoices: bills, payments: payer, rule: 'run-fee', confidence, byChance: found.byChance });
  });
  for (const match of proposals.judged(LEAST_CONFIDENCE)) book.settled.settle(match);
}

/** A payment of the exact amount up to two months before its invoice. */
export function matchPrepaid(book: MatchingBook): void {
  matchSingles(book, PREPAID);
}

/** A payment of the exact amount after the window, up to thirteen months. */
export function matchLate(book: MatchingBook): void {
  matchSingles(book, LATE);
}

function eachUndecided(
  book: MatchingBook,
  visit: (invoices: OpenItems, payments: OpenItems, payment: number) => void,
): void {
  book.eachParty((invoices, payments) => {
    for (let payment = 0; payment < payments.length; payment++)
      if (!book.undecided[payments.rows[payment]!]) visit(invoices, payments, payment);
  });
}

function matchSingles(book: MatchingBook, single: SingleRule): void {
  const proposals = new Proposals();
  eachUndecided(book, (invoices, payments, payment) =>
    proposeSingle(book, single, invoices, payments, payment, proposals),
  );
  for (const match of proposals.judged(LEAST_CONFIDENCE)) book.settled.settle(match);
}

function proposeSingle(
  book: MatchingBook,
  { rule, delays, fits, room }: SingleRule,
  invoices: OpenItems,
  payments: OpenItems,
  payment: number,
  proposals: Proposals,
): void {
  const [day, paid] = [payments.days[payment]!, payments.amounts[payment]!];
  let best = -1;
  let bestDensity = -1;
  let total = 0;
  let near = 0;
  const to = invoices.placeOf(day - delays[0] + 1);
  for (let i = invoices.placeOf(day - delays[1]); i < to; i++) {
    const billed = invoices.amounts[i]!;
    if (fits(paid, billed)) {
      const density = book.delays.density(Math.abs(day - invoices.days[i]!));
      total += density;
      if (density > bestDensity) [best, bestDensity] = [i, density];
    }
    if (isNear(billed, paid)) near += 1;
  }
  // A payment that is no whole step, as a fee leaves it, does not fall on another invoice's step by chance.
  const grain = paid % book.step === 0 ? book.step : 1;
  const byChance = expectedHits(near, paid, Math.max(grain, room(Math.abs(paid))));
  proposals.test(byChance);
  if (best < 0) return;
  const [bills, payer] = [[invoices.rows[best]!], [payments.rows[payment]!]];
  proposals.propose({ invoices: bills, payments: payer, rule, confidence: bestDensity / total, byChance });
}
