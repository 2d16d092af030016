import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import { hasOtherSubsets } from './match-subsets.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';
import { ageOf, chooseRun, findRuns, payableRange, rowsOf } from './runs.ts';

const LEAST_CONFIDENCE = 0.5;
const ROUNDS = 3;

type Contest = (invoices: OpenItems, from: number, to: number, target: number) => boolean;

/**
 * One payment for two to six invoices that follow each other. Where the book shows that this is how it is paid, a run stands
 * before other sets of the same sum; in a book too small to show it, a payment that other sets reach as well is left to the search.
 */
export function matchRuns(book: MatchingBook): void {
  for (let round = 0; round < ROUNDS; round++) {
    let proposals = proposeRuns(book, () => false);
    if (!proposals.isCustom()) proposals = proposeRuns(book, hasOtherSubsets);
    const matches = proposals.judged(LEAST_CONFIDENCE);
    const settled = matches.filter((match) => book.settled.settle(match)).length;
    if (settled === matches.length) return;
  }
}

/** The likeliest run of each payment; `isContested` says which payments are left out. */
function proposeRuns(book: MatchingBook, isContested: Contest): Proposals {
  const proposals = new Proposals();
  book.eachParty((invoices, payments) => {
    for (let payment = 0; payment < payments.length; payment++) {
      const [day, target] = [payments.days[payment]!, payments.amounts[payment]!];
      const [from, to] = payableRange(invoices, day);
      const { runs, byChance } = findRuns(invoices, from, to, target, book.step, { newestFrom: day - WINDOW_DAYS });
      proposals.test(byChance);
      if (runs.length === 0 || isContested(invoices, from, to, target)) continue;
      const [run, confidence] = chooseRun(runs, (one) => ageOf(invoices, one, day), book.delays);
      const [bills, payer] = [rowsOf(invoices, run), [payments.rows[payment]!]];
      proposals.propose({ invoices: bills, payments: payer, rule: 'run', confidence, byChance });
    }
  });
  return proposals;
}
