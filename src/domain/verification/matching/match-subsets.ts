import { expectedSubsets } from './coincidence.ts';
import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import type { AmbiguousMatch } from './match-side.ts';
import type { OpenItems } from './open-items.ts';
import { payableRange } from './runs.ts';
import { findSubsets } from './subsets.ts';

/** The newest so many open invoices are searched. */
const MOST_CANDIDATES = 24;
/** Up to so many, sets of any size are looked for; beyond, sizes that chance would not reach. */
const FEW = 12;
const LEAST_CONFIDENCE = 0.5;
const ROUNDS = 4;

/**
 * One payment for any set of open invoices. One set, in a search that went to its end and where chance would hardly bring one, is a match;
 * several are named. What is settled leaves fewer sets for the others, so this goes on until nothing changes.
 */
export function matchSubsets(book: MatchingBook): AmbiguousMatch[] {
  for (let round = 0; ; round++) {
    const proposals = new Proposals();
    const several: AmbiguousMatch[] = [];
    book.eachParty((invoices, payments) => {
      for (let payment = 0; payment < payments.length; payment++)
        search(book, invoices, payments, payment, proposals, several);
    });
    let settled = 0;
    for (const match of proposals.judged(LEAST_CONFIDENCE)) if (book.settled.settle(match)) settled += 1;
    if (settled === 0 || round === ROUNDS) return several;
    book.undecided.fill(0);
  }
}

function search(
  book: MatchingBook,
  invoices: OpenItems,
  payments: OpenItems,
  payment: number,
  proposals: Proposals,
  several: AmbiguousMatch[],
): void {
  const [target, row] = [payments.amounts[payment]!, payments.rows[payment]!];
  const [from, to] = payableRange(invoices, payments.days[payment]!);
  const first = Math.max(from, to - MOST_CANDIDATES);
  const amounts = Array.from(invoices.amounts.subarray(first, to));
  if (amounts.length < 2) return;
  const largest = largestSize(amounts, target, book.step);
  const { subsets, complete } = findSubsets(amounts, target, largest);
  const byChance = expectedSubsets(amounts, largest, target, book.step);
  proposals.test(byChance);
  if (subsets.length === 0) return;
  const alternatives = subsets.map((places) => places.map((place) => invoices.rows[first + place]!));
  several.push({ invoices: [], payments: [row], alternatives, complete: complete && first === from });
  // Sets that chance brings anyway do not keep a payment from a likelier rule.
  if (byChance < alternatives.length / 2) book.undecided[row] = 1;
  if (subsets.length === 1 && complete)
    proposals.propose({ invoices: alternatives[0]!, payments: [row], rule: 'subset', confidence: 1, byChance });
}

/** The largest size of sets that chance would bring less than one of, at least two. */
function largestSize(amounts: readonly number[], target: number, step: number): number {
  if (amounts.length <= FEW) return amounts.length;
  let size = 2;
  while (size < amounts.length && expectedSubsets(amounts, size + 1, target, step) <= 0.2) size += 1;
  return size;
}

/** Whether more than one set of the open invoices in [from, to) reaches the target. */
export function hasOtherSubsets(invoices: OpenItems, from: number, to: number, target: number): boolean {
  const first = Math.max(from, to - MOST_CANDIDATES);
  return findSubsets(Array.from(invoices.amounts.subarray(first, to)), target).subsets.length > 1;
}
