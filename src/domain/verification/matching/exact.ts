import { expectedHits } from './coincidence.ts';
import type { Delays } from './delays.ts';
import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';

/** Larger groups of one amount are taken oldest first instead of being weighed pair by pair. */
const MOST_PAIRS = 40_000;

interface AmountGroup {
  readonly invoices: number[];
  readonly payments: number[];
}

/** Places of open items by amount, for amounts that occur on both sides. */
function groupsOf(invoices: OpenItems, payments: OpenItems): Map<number, AmountGroup> {
  const groups = new Map<number, AmountGroup>();
  for (let i = 0; i < payments.length; i++) {
    const amount = payments.amounts[i]!;
    const group = groups.get(amount);
    if (group) group.payments.push(i);
    else groups.set(amount, { invoices: [], payments: [i] });
  }
  for (let i = 0; i < invoices.length; i++) groups.get(invoices.amounts[i]!)?.invoices.push(i);
  return groups;
}

function isInWindow(delay: number): boolean {
  return delay >= 0 && delay <= WINDOW_DAYS;
}

/** Delays of amounts that occur once on each side. */
export function learnDelays(invoices: OpenItems, payments: OpenItems, delays: Delays): void {
  for (const group of groupsOf(invoices, payments).values()) {
    if (group.invoices.length !== 1 || group.payments.length !== 1) continue;
    const delay = payments.days[group.payments[0]!]! - invoices.days[group.invoices[0]!]!;
    if (isInWindow(delay)) delays.learn(delay);
  }
}

/**
 * One invoice, one payment of the same amount after it. Among several of one amount the pairing is the likeliest one that does
 * not cross, which is oldest first as long as nothing is known of how this book pays.
 */
export function matchExact(book: MatchingBook): void {
  const proposals = new Proposals();
  book.eachParty((invoices, payments) => {
    const sorted = invoices.amounts.slice(0, invoices.length).sort();
    const span = invoices.days[invoices.length - 1]! - invoices.days[0]! + 1;
    const inWindow = Math.min(1, WINDOW_DAYS / span);
    for (let payment = 0; payment < payments.length; payment++)
      proposals.test(byChance(sorted, payments.amounts[payment]!, book.step, inWindow));
    for (const group of groupsOf(invoices, payments).values())
      for (const [invoice, payment] of pairsOf(group, invoices, payments, book.delays))
        proposals.propose({
          invoices: [invoices.rows[invoice]!],
          payments: [payments.rows[payment]!],
          rule: 'exact',
          confidence: shareOf(invoice, payment, group, invoices, payments, book.delays),
          byChance: byChance(sorted, payments.amounts[payment]!, book.step, inWindow),
        });
  });
  for (const match of proposals.judged(0)) book.settled.settle(match);
}

/** How many invoices in the window would have the amount by chance, told from those of a like size. */
function byChance(sorted: Float64Array, amount: number, step: number, inWindow: number): number {
  const reach = 0.25 * Math.abs(amount);
  const equal = placeIn(sorted, amount + 1) - placeIn(sorted, amount);
  const near = placeIn(sorted, amount + reach) - placeIn(sorted, amount - reach) - equal;
  return expectedHits(near * inWindow, amount, step);
}

function placeIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairsOf(group: AmountGroup, invoices: OpenItems, payments: OpenItems, delays: Delays): [number, number][] {
  if (group.invoices.length === 0) return [];
  return group.invoices.length * group.payments.length > MOST_PAIRS
    ? oldestFirst(group, invoices, payments)
    : likeliest(group, invoices, payments, delays);
}

function oldestFirst(group: AmountGroup, invoices: OpenItems, payments: OpenItems): [number, number][] {
  const pairs: [number, number][] = [];
  let next = 0;
  for (const payment of group.payments) {
    while (
      next < group.invoices.length &&
      payments.days[payment]! - invoices.days[group.invoices[next]!]! > WINDOW_DAYS
    )
      next += 1;
    const invoice = group.invoices[next];
    if (invoice === undefined) break;
    if (payments.days[payment]! < invoices.days[invoice]!) continue;
    pairs.push([invoice, payment]);
    next += 1;
  }
  return pairs;
}

/** What a pair is worth beyond its likelihood: it keeps as many pairs as possible. */
const A_PAIR = 40;

/** Aligns the two lists in order of date; ties go to the older invoice. */
function likeliest(group: AmountGroup, invoices: OpenItems, payments: OpenItems, delays: Delays): [number, number][] {
  const [n, m] = [group.invoices.length, group.payments.length];
  if (n === 1 && m === 1) {
    const [invoice, payment] = [group.invoices[0]!, group.payments[0]!];
    return isInWindow(payments.days[payment]! - invoices.days[invoice]!) ? [[invoice, payment]] : [];
  }
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const worth = (i: number, j: number) => {
    const delay = payments.days[group.payments[j]!]! - invoices.days[group.invoices[i]!]!;
    return isInWindow(delay) ? A_PAIR + Math.log(delays.density(delay)) : Number.NEGATIVE_INFINITY;
  };
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const paired = worth(i, j) + best[(i + 1) * width + j + 1]!;
      best[i * width + j] = Math.max(paired, best[i * width + j + 1]!, best[(i + 1) * width + j]!);
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    const here = best[i * width + j]!;
    if (worth(i, j) + best[(i + 1) * width + j + 1]! >= here) pairs.push([group.invoices[i++]!, group.payments[j++]!]);
    else if (best[i * width + j + 1]! >= here) j += 1;
    else i += 1;
  }
  return pairs;
}

/** The share of the pair in the likelihood of all invoices of the amount that the payment could settle. */
function shareOf(
  invoice: number,
  payment: number,
  group: AmountGroup,
  invoices: OpenItems,
  payments: OpenItems,
  delays: Delays,
): number {
  if (group.invoices.length === 1) return 1;
  const density = (place: number) => {
    const delay = payments.days[payment]! - invoices.days[place]!;
    return isInWindow(delay) ? delays.density(delay) : 0;
  };
  // As many payments as invoices of the amount leave no invoice that this one could settle instead.
  const spare = Math.max(0, group.invoices.length - group.payments.length) / (group.invoices.length - 1);
  let others = 0;
  for (const place of group.invoices) if (place !== invoice) others += density(place);
  const own = density(invoice);
  return own / (own + spare * others);
}
