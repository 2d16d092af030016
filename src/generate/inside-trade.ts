import { chanceOf } from './chance.ts';
import { type FirmDraft, partyOf } from './draft.ts';
import type { Economy } from './economy.ts';
import { makeInvoices, numbering, season } from './invoices.ts';
import { settle } from './settle.ts';

/** Activity of a month of the firm, relative to an ordinary one: season, trend, and the state of its trade. */
export function activityOf(
  { plan, trade }: FirmDraft,
  economy: Economy,
  firstMonth: number,
): (month: number) => number {
  return (month) =>
    trade *
    season(month, plan.profile.seasonality) *
    Math.exp(plan.drift * (month - firstMonth)) *
    economy.demand(plan.profile.division, plan.province, month);
}

/** Which firms of a block sell to which, and what part of the seller's bills: sellers of goods and services to larger firms of another trade. */
export function customersInside(
  seed: number,
  drafts: readonly FirmDraft[],
): { seller: FirmDraft; buyer: FirmDraft; share: number }[] {
  return drafts.flatMap((seller) => {
    const chance = chanceOf(seed, 'inside', seller.plan.index);
    const fitting = drafts.filter(
      (buyer) => buyer !== seller && buyer.plan.monthlySalesYuan * 0.4 > seller.plan.monthlySalesYuan * 0.2,
    );
    return chance.several(fitting, chance.whole(0, 3)).map((buyer) => {
      const most = (0.25 * buyer.plan.monthlySalesYuan) / seller.plan.monthlySalesYuan;
      return { seller, buyer, share: Math.min(most, 0.05 + 0.2 * chance.uniform()) };
    });
  });
}

/** The bills of one firm of the county to another, and their payment, in the books of both. */
export function tradeInside(
  seed: number,
  { seller, buyer, share }: { readonly seller: FirmDraft; readonly buyer: FirmDraft; readonly share: number },
  terms: {
    readonly economy: Economy;
    readonly firstMonth: number;
    readonly until: number;
    readonly volume: number;
    readonly blockSize: number;
  },
): void {
  const chance = chanceOf(seed, 'inside', seller.plan.index, buyer.plan.index + 1);
  const channel = 1 + (buyer.plan.index % terms.blockSize);
  const numbers = numbering(seller.plan.province, seller.plan.code.slice(1).padStart(6, '0'), channel);
  const span = { from: Math.max(seller.span.from, buyer.span.from), to: Math.min(seller.span.to, buyer.span.to) };
  if (span.to - span.from < 1) return;
  const invoices = makeInvoices(
    {
      side: seller.plan.sales,
      parties: [{ code: buyer.plan.code, weight: 1 }],
      share,
      vat: seller.plan.profile.vat,
      span,
      activity: activityOf(seller, terms.economy, terms.firstMonth),
      numbers: () => numbers,
    },
    terms.volume,
    chance,
  );
  for (const invoice of invoices) {
    seller.books.sales.push(invoice);
    buyer.books.purchases.push({ ...invoice, counterparty: seller.plan.code });
  }
  const sides = { from: partyOf(buyer), to: partyOf(seller) };
  const before = Math.min(terms.until, buyer.span.to);
  // Whether a bill is ever paid is up to who owes it; firms with a story pay theirs.
  const unpaid = buyer.plan.role ? 0 : buyer.plan.unpaidShare;
  settle(invoices, { days: seller.plan.paymentDays, unpaid, before }, () => sides, chance);
}
