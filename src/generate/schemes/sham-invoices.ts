import { fromDayNumber } from '#domain/kernel/index.ts';
import { type Invoice, TRADE_WORDS } from '../books.ts';
import type { FirmDraft } from '../draft.ts';
import { outsideCode } from '../firm-plan.ts';
import { vatPercent } from '../industry-profile.ts';
import { type Numbering, numbering } from '../invoices.ts';
import { ledgerOf, type Plant, rounds, type Site, sumFor } from './scheme.ts';

type Ledger = ReturnType<typeof ledgerOf>;

/** Writes the bills of a scheme, behind which nothing stands unless they are `genuine`: sellers number them on its channel. */
export function schemeBills(site: Site, ledger: Ledger, genuine: boolean) {
  const sequences = new Map<string, Numbering>();
  return (
    seller: FirmDraft,
    buyer: FirmDraft | string,
    on: number,
    netFen: number,
    reverses: string | null = null,
  ): Invoice => {
    const { plan } = seller;
    const known =
      sequences.get(plan.code) ?? numbering(plan.province, plan.code.slice(1).padStart(6, '0'), site.channel);
    sequences.set(plan.code, known);
    const taxFen = Math.round((netFen * vatPercent(plan.profile.vat, fromDayNumber(on))) / 100);
    const common = { number: known.next(on), on, netFen, taxFen, status: 'valid', reverses, genuine } as const;
    const sold = { ...common, counterparty: typeof buyer === 'string' ? buyer : buyer.plan.code };
    seller.books.sales.push(sold);
    ledger.note(plan.code, 'sales-invoices', sold.number, on);
    if (typeof buyer !== 'string') {
      buyer.books.purchases.push({ ...common, counterparty: plan.code });
      ledger.note(buyer.plan.code, 'purchase-invoices', sold.number, on);
    }
    return sold;
  };
}

function payFor(
  ledger: Ledger,
  bill: Invoice,
  buyer: FirmDraft | string,
  seller: FirmDraft,
  after: number,
  minute: number,
): void {
  const amountFen = bill.netFen + bill.taxFen;
  ledger.pay(buyer, seller, { on: bill.on + after, minute, amountFen, settles: [bill.number] }, TRADE_WORDS);
}

/** A bills B, B bills C, C bills A for the same, and the money goes round the other way: no goods move, taxes cancel, sales grow. */
export const plantCircularInvoicing: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'circular-invoicing', true);
  const bill = schemeBills(site, ledger, false);
  const members = site.firms.slice(0, chance.whole(3, Math.min(5, site.firms.length)));
  let fabricated = 0;
  for (const start of rounds(site, chance.whole(9, 18), 300)) {
    let netFen = sumFor(members[0]!, 0.25 + 0.45 * chance.uniform());
    fabricated += netFen;
    for (const [i, seller] of members.entries()) {
      const buyer = members[(i + 1) % members.length]!;
      const written = bill(seller, buyer, start + i, netFen);
      // The last buyer pays first, so that the same money pays every bill of the round.
      payFor(
        ledger,
        written,
        buyer,
        seller,
        members.length + (members.length - 1 - i) - i,
        600 + 10 * (members.length - i),
      );
      netFen = Math.round(netFen * (1 + 0.01 * chance.uniform()));
    }
  }
  return ledger.finish(members, [], fabricated);
};

/** Firms of one owner, with one telephone, address and device, that sell each other what makes all of them look larger. */
export const plantRelatedRing: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'related-party-ring', true);
  const bill = schemeBills(site, ledger, false);
  const members = site.firms.slice(0, chance.whole(3, Math.min(5, site.firms.length)));
  const [head] = members as [FirmDraft];
  for (const member of members.slice(1)) {
    if (chance.happens(0.6)) member.contact.owner = head.contact.owner;
    if (chance.happens(0.8)) member.contact.phone = head.contact.phone;
    if (chance.happens(0.6)) member.contact.address = head.contact.address;
    member.contact.device = head.contact.device;
  }
  let fabricated = 0;
  for (const on of rounds(site, chance.whole(18, 36), 360)) {
    const [seller, buyer] = chance.several(members, 2) as [FirmDraft, FirmDraft];
    const written = bill(seller, buyer, on, sumFor(head, 0.1 + 0.25 * chance.uniform()));
    if (seller === head) fabricated += written.netFen;
    payFor(ledger, written, buyer, seller, chance.whole(1, 12), chance.whole(540, 1000));
  }
  return ledger.finish(members, [], fabricated);
};

/** A dense block: each of several sellers bills nearly all of a set of shell customers, who hardly ever pay. */
export const plantShellBlock: Plant = (site) => {
  const { chance } = site;
  const ledger = ledgerOf(site, 'shell-block', true);
  const bill = schemeBills(site, ledger, false);
  const sellers = site.firms.slice(0, chance.whole(4, Math.min(6, site.firms.length)));
  const shells = Array.from({ length: chance.whole(8, 14) }, () => outsideCode('C', chance));
  let fabricated = 0;
  for (const seller of sellers)
    for (const shell of shells) {
      if (!chance.happens(0.75)) continue;
      for (const on of rounds(site, chance.whole(1, 4), 260)) {
        const written = bill(seller, shell, on, sumFor(seller, 0.04 + 0.08 * chance.uniform()));
        if (seller === sellers[0]) fabricated += written.netFen;
        if (chance.happens(0.1)) payFor(ledger, written, shell, seller, chance.whole(2, 30), chance.whole(540, 1000));
      }
    }
  return ledger.finish(sellers, shells, fabricated);
};
