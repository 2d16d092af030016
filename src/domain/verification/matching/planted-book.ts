import { createPrng, type Prng } from '#domain/numeric/index.ts';
import type { Match, MatchSide } from './match-side.ts';

/** A book with known links, after the planted bench of the method: unpaid, batched, split and fee-bearing invoices among payments that belong to nothing. */
export interface PlantedBook {
  readonly invoices: MatchSide;
  readonly payments: MatchSide;
  readonly partyCount: number;
  /** Of `linkOf` by row. */
  readonly links: ReadonlySet<number>;
}

export interface PlantedShape {
  readonly invoices: number;
  readonly parties: number;
  /** Fen to which amounts are rounded. */
  readonly step: number;
  readonly seed: number;
}

const UNPAID = 0.05;
/** Of what is paid at once: a batch of two to six; the same invoice in two parts; less a fee. */
const BATCHED = 0.25;
const SPLIT = 0.08;
const FEE = 0.05;
const NOISE = 0.3;
const YEAR = 365;

class Columns {
  readonly parties: number[] = [];
  readonly days: number[] = [];
  readonly amounts: number[] = [];

  add(party: number, day: number, amount: number): number {
    this.parties.push(party);
    this.days.push(day);
    return this.amounts.push(amount) - 1;
  }

  finish(): MatchSide {
    const [parties, days] = [Int32Array.from(this.parties), Int32Array.from(this.days)];
    return { parties, days, amounts: Float64Array.from(this.amounts) };
  }
}

export function plantBook(shape: PlantedShape): PlantedBook {
  const random = createPrng(shape.seed);
  const [invoices, payments] = [new Columns(), new Columns()];
  const links = new Set<number>();
  for (let party = 0; party < shape.parties; party++) {
    const own = Math.round(shape.invoices / shape.parties);
    const days = Array.from({ length: own }, () => random.below(YEAR)).sort((a, b) => a - b);
    const rows = days.map((day) => invoices.add(party, day, amountOf(random, shape.step)));
    for (let at = 0; at < own; ) at += pay(rows.slice(at), party, invoices, payments, links, random, shape.step);
  }
  const real = payments.days.length;
  for (let i = 0; i < NOISE * real; i++)
    payments.add(random.below(shape.parties), random.below(YEAR + 60), amountOf(random, shape.step));
  return { invoices: invoices.finish(), payments: payments.finish(), partyCount: shape.parties, links };
}

/** Pays the first of these invoices in one of the ways, and says how many were used up. */
function pay(
  rows: readonly number[],
  party: number,
  invoices: Columns,
  payments: Columns,
  links: Set<number>,
  random: Prng,
  step: number,
): number {
  const way = random.uniform();
  const first = rows[0]!;
  const amount = invoices.amounts[first]!;
  const after = (row: number) => invoices.days[row]! + Math.round(Math.min(110, 30 * Math.exp(0.5 * random.normal())));
  if (way < UNPAID) return 1;
  if (way < UNPAID + BATCHED && rows.length > 1) {
    const batch = rows.slice(0, 2 + random.below(5));
    const total = batch.reduce((sum, row) => sum + invoices.amounts[row]!, 0);
    const payment = payments.add(party, after(batch.at(-1)!), total);
    for (const row of batch) links.add(linkOf(row, payment));
    return batch.length;
  }
  if (way < UNPAID + BATCHED + SPLIT && amount > 2 * step) {
    const part = Math.round((amount * (0.2 + 0.6 * random.uniform())) / step) * step;
    const day = after(first);
    links.add(linkOf(first, payments.add(party, day, part)));
    links.add(linkOf(first, payments.add(party, day + random.below(20), amount - part)));
    return 1;
  }
  const fee = way > 1 - FEE ? Math.max(1, Math.round(amount * 0.005 * random.uniform())) : 0;
  links.add(linkOf(first, payments.add(party, after(first), amount - fee)));
  return 1;
}

function amountOf(random: Prng, step: number): number {
  return Math.max(step, Math.round((1_000_000 * Math.exp(random.normal())) / step) * step);
}

function linkOf(invoice: number, payment: number): number {
  return invoice * 2 ** 32 + payment;
}

/** Precision, recall and F1 of the links of matches against the planted ones. */
export function scoreLinks(matches: readonly Match[], links: ReadonlySet<number>) {
  let found = 0;
  let right = 0;
  for (const { invoices, payments } of matches)
    for (const invoice of invoices)
      for (const payment of payments) {
        found += 1;
        if (links.has(linkOf(invoice, payment))) right += 1;
      }
  const [precision, recall] = [right / found, right / links.size];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
