import { expectedHits, isNear } from './coincidence.ts';
import { Proposals } from './judge.ts';
import type { MatchingBook } from './match-invoices.ts';
import type { AmbiguousMatch } from './match-side.ts';
import { type OpenItems, WINDOW_DAYS } from './open-items.ts';
import { chooseRun, findRuns, rowsOf } from './runs.ts';

const LEAST_CONFIDENCE = 0.5;
/** The last part may come so long after the window. */
const LAST_PART_DAYS = 60;
/** Among more open payments than this, pairs that fit by chance cannot be told from those that were meant. */
const MOST_PAYMENTS = 400;

/** One invoice paid in two parts, or in a run of up to six. Several pairs that fit equally well are named. */
export function matchSplits(book: MatchingBook): AmbiguousMatch[] {
  const proposals = new Proposals();
  const several: AmbiguousMatch[] = [];
  book.eachParty((invoices, payments) => {
    for (let invoice = 0; invoice < invoices.length; invoice++)
      propose(book, invoices, payments, invoice, proposals, several);
  });
  for (const match of proposals.judged(LEAST_CONFIDENCE)) book.settled.settle(match);
  return several.flatMap(({ alternatives, ...rest }) => {
    const open = alternatives.filter((parts) => parts.every((part) => !book.settled.payments[part]));
    return open.length > 1 ? [{ ...rest, alternatives: open }] : [];
  });
}

function propose(
  book: MatchingBook,
  invoices: OpenItems,
  payments: OpenItems,
  invoice: number,
  proposals: Proposals,
  several: AmbiguousMatch[],
): void {
  const [day, target, row] = [invoices.days[invoice]!, invoices.amounts[invoice]!, invoices.rows[invoice]!];
  const from = payments.placeOf(day);
  const to = payments.placeOf(day + WINDOW_DAYS + LAST_PART_DAYS + 1);
  const { pairs, byChance } = findPairs(payments, from, to, target, book.step);
  proposals.test(byChance);
  if (pairs.length > 1) {
    const alternatives = pairs.map((pair) => pair.map((place) => payments.rows[place]!));
    several.push({ invoices: [row], payments: [], alternatives, complete: true });
  }
  if (pairs.length > 0) {
    const { parts, confidence, haste } = closest(pairs, payments);
    const rows = parts.map((place) => payments.rows[place]!);
    proposals.propose({ invoices: [row], payments: rows, rule: 'split', confidence, byChance: byChance / haste });
    return;
  }
  const found = findRuns(payments, from, to, target, book.step);
  if (found.runs.length === 0) return;
  const [run, confidence] = chooseRun(found.runs, (one) => payments.days[one.from]! - day, book.delays);
  const rows = rowsOf(payments, run);
  proposals.propose({ invoices: [row], payments: rows, rule: 'split', confidence, byChance: found.byChance });
}

/** Parts of one invoice follow each other within some three weeks; chance knows no such haste. */
const HASTE_DAYS = 20;

/** The likeliest pair, its share among those found, and how much likelier its haste is than by chance. */
function closest(
  pairs: readonly [number, number][],
  payments: OpenItems,
): { parts: [number, number]; confidence: number; haste: number } {
  let parts = pairs[0]!;
  let best = 0;
  let total = 0;
  for (const pair of pairs) {
    const days = Math.abs(payments.days[pair[1]]! - payments.days[pair[0]]!);
    const weight = Math.exp(-days / HASTE_DAYS);
    total += weight;
    if (weight > best) [parts, best] = [pair, weight];
  }
  return { parts, confidence: best / total, haste: (best * (WINDOW_DAYS + LAST_PART_DAYS)) / HASTE_DAYS };
}

/** Pairs of open payments, by place in order of date, that add up to the target. */
function findPairs(payments: OpenItems, from: number, to: number, target: number, step: number) {
  const pairs: [number, number][] = [];
  const open = new Map<number, number[]>();
  const places: number[] = [];
  let near = 0;
  for (let i = from; i < to && places.length < MOST_PAYMENTS; i++) {
    const amount = payments.amounts[i]!;
    const isPart = Math.sign(amount) === Math.sign(target) && Math.abs(amount) < Math.abs(target);
    if (!isPart) continue;
    for (const other of open.get(target - amount) ?? []) pairs.push([other, i]);
    for (const j of places) if (isNear(amount + payments.amounts[j]!, target)) near += 1;
    places.push(i);
    const same = open.get(amount);
    if (same) same.push(i);
    else open.set(amount, [i]);
  }
  return { pairs, byChance: expectedHits(near, target, step) };
}
