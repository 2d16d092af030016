import { type Invoice, type Party, TRADE_WORDS, transfer } from './books.ts';
import type { Chance } from './chance.ts';

export interface PaymentTerms {
  readonly days: number;
  readonly unpaid: number;
  /** Payments after this day are not made: the window ends, or the payer has failed. */
  readonly before: number;
}

/** Shares of payments that settle several bills, that come in two parts, and that arrive less the bank's fee. */
const BATCHED = 0.25;
const SPLIT = 0.08;
const FEE = 0.04;
/** Days for which a bill waits for the next one of its party. */
const LONGEST_WAIT = 30;

/**
 * Pays valid blue invoices that were not taken back: each after a delay, some together with the next ones of the same party, some in two
 * parts, some less a fee, some never. `invoices` are of one direction, in order of day; who sells and who buys, `sides` says by party.
 */
export function settle(
  invoices: readonly Invoice[],
  terms: PaymentTerms,
  sides: (party: string) => { readonly from: Party; readonly to: Party },
  chance: Chance,
): void {
  const reversed = new Set(invoices.flatMap((invoice) => (invoice.reverses ? [invoice.reverses] : [])));
  const waiting = new Map<string, Invoice[]>();
  for (const invoice of invoices) {
    if (invoice.status === 'void' || invoice.reverses || reversed.has(invoice.number)) continue;
    if (chance.happens(terms.unpaid)) continue;
    const kept = waiting.get(invoice.counterparty) ?? [];
    const isOld = kept.length > 0 && kept.at(-1)!.on < invoice.on - LONGEST_WAIT;
    if (isOld) pay(kept, terms, sides(invoice.counterparty), chance);
    const due = isOld ? [invoice] : [...kept, invoice];
    if (due.length < 5 && chance.happens(BATCHED)) {
      waiting.set(invoice.counterparty, due);
      continue;
    }
    waiting.delete(invoice.counterparty);
    pay(due, terms, sides(invoice.counterparty), chance);
  }
  for (const [party, due] of waiting) pay(due, terms, sides(party), chance);
}

function pay(
  due: readonly Invoice[],
  { days, before }: PaymentTerms,
  between: { readonly from: Party; readonly to: Party },
  chance: Chance,
): void {
  const total = due.reduce((sum, i) => sum + i.netFen + i.taxFen, 0);
  const numbers = due.map((i) => i.number);
  const on = due.at(-1)!.on + Math.max(0, Math.round(days * (0.6 + 0.8 * chance.uniform())));
  const manner = chance.uniform();
  const parts =
    manner < SPLIT
      ? splitInTwo(total, chance)
      : [manner < SPLIT + FEE ? total - Math.min(5000, Math.round(total * 0.002)) : total];
  for (const [i, part] of parts.entries()) {
    const day = on + (i === 0 ? 0 : chance.whole(3, 20));
    if (day < before && part > 0) transfer(between, { on: day, amountFen: part, settles: numbers }, TRADE_WORDS);
  }
}

function splitInTwo(total: number, chance: Chance): number[] {
  const first = Math.round((total * chance.whole(3, 7)) / 10);
  return [first, total - first];
}
