import { expectedHits, isNear } from './coincidence.ts';
import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';
import { chooseRun, payableRange, type Run, rowsOf } from './runs.ts';

const LONGEST_RUN = 6;
const RUN_DAYS = 120;
const LEAST_CONFIDENCE = 0.5;

/**
 * A payment that nothing explains, for a run in which one invoice had been given to an equal payment: the other members would stay
 * unpaid, so the equal amount was the coincidence. Says whether anything was mended; the payments that are set free are open again.
 */
export function mendRuns(book: MatchingBook): boolean {
  const proposals = new Proposals();
  book.eachPartyWhole((invoices, payments) => {
    for (let payment = 0; payment < payments.length; payment++) {
      const [day, target] = [payments.days[payment]!, payments.amounts[payment]!];
      const { runs, byChance } = findBrokenRuns(book, invoices, day, target);
      proposals.test(byChance);
      if (runs.length === 0) continue;
      const [run, confidence] = chooseRun(runs, (one) => day - invoices.days[one.from + one.length - 1]!, book.delays);
      const [bills, payer] = [rowsOf(invoices, run), [payments.rows[payment]!]];
      proposals.propose({ invoices: bills, payments: payer, rule: 'run', confidence, byChance });
    }
  });
  let mended = false;
  for (const match of proposals.judged(LEAST_CONFIDENCE)) {
    const taken = match.invoices.filter((row) => book.settled.invoices[row]);
    const [only] = taken;
    // Another mended run may have used up a member meanwhile.
    if (only === undefined || taken.length > 1 || book.settled.single[only] === 0) continue;
    book.settled.release(only);
    book.settled.settle(match);
    mended = true;
  }
  return mended;
}

/** Runs that reach the target with exactly one member that an equal payment holds, the others open. */
function findBrokenRuns({ settled, step }: MatchingBook, invoices: OpenItems, day: number, target: number) {
  const [from, to] = payableRange(invoices, day);
  const runs: Run[] = [];
  let near = 0;
  for (let start = from; start < to - 1; start++) {
    let sum = 0;
    let held = 0;
    const until = invoices.days[start]! + RUN_DAYS;
    for (let next = start; next < to && next < start + LONGEST_RUN && invoices.days[next]! <= until; next++) {
      const row = invoices.rows[next]!;
      if (settled.invoices[row]) {
        held += 1;
        if (held > 1 || settled.single[row] === 0) break;
      }
      sum += invoices.amounts[next]!;
      if (next === start || held === 0 || day - invoices.days[next]! > WINDOW_DAYS) continue;
      if (sum !== target) near += isNear(sum, target) ? 1 : 0;
      else runs.push({ from: start, length: next - start + 1 });
    }
  }
  return { runs, byChance: expectedHits(near, target, step) };
}
