import { TRADE_WORDS } from '../books.ts';
import type { FirmDraft } from '../draft.ts';
import { outsideCode } from '../firm-plan.ts';
import { ledgerOf, type Plant, rounds, sumFor } from './scheme.ts';
import { schemeBills } from './sham-invoices.ts';

type Two = readonly [FirmDraft, FirmDraft];

/** A customer pays, the goods come back, and bill and money are taken back: a pair of payments like a reciprocal one. */
export const plantRefund: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'refund', false);
  const bill = schemeBills(site, ledger, true);
  const [seller, buyer] = site.firms as Two;
  const refund = { paid: '退货款', received: '退货款', paidAs: 'sale', receivedAs: 'purchase' } as const;
  let amount = 0;
  for (const on of rounds({ ...site, until: until - 30 }, chance.whole(3, 6), 300)) {
    const sold = bill(seller, buyer, on, sumFor(seller, 0.05 + 0.15 * chance.uniform()));
    const amountFen = sold.netFen + sold.taxFen;
    ledger.pay(buyer, seller, { on: on + 2, minute: 610, amountFen, settles: [sold.number] }, TRADE_WORDS);
    const later = on + chance.whole(5, 20);
    const taken = bill(seller, buyer, later, -sold.netFen, sold.number);
    ledger.pay(seller, buyer, { on: later, minute: 700, amountFen, settles: [taken.number] }, refund);
    amount += amountFen;
  }
  return ledger.finish([seller, buyer], [], amount);
};

/** A purchasing agent: principals' money comes in and goes to suppliers in days, with a commission that is billed and stays. */
export const plantAgent: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'agent', false);
  const bill = schemeBills(site, ledger, true);
  const [firm] = site.firms as [FirmDraft];
  const principals = Array.from({ length: 4 }, () => outsideCode('C', chance));
  const suppliers = Array.from({ length: 5 }, () => outsideCode('S', chance));
  let amount = 0;
  for (let on = Math.max(firm.span.from, until - 300); on < until - 12; on += chance.whole(7, 16)) {
    const principal = chance.pick(principals);
    const amountFen = sumFor(firm, 0.15 + 0.2 * chance.uniform());
    const entrusted = { paid: '代购款', received: '代购款', paidAs: 'other', receivedAs: 'other' } as const;
    ledger.pay(principal, firm, { on, minute: 600, amountFen }, entrusted);
    ledger.pay(firm, chance.pick(suppliers), { on: on + chance.whole(1, 4), minute: 700, amountFen }, entrusted);
    const commission = bill(firm, principal, on, Math.round(amountFen * 0.04));
    const fee = {
      on: on + 2,
      minute: 640,
      amountFen: commission.netFen + commission.taxFen,
      settles: [commission.number],
    };
    ledger.pay(principal, firm, fee, TRADE_WORDS);
    amount += amountFen;
  }
  return ledger.finish([firm], [...principals, ...suppliers], amount);
};

/** A group that sweeps its firms' cash to the head each week and hands it back when wages are due; the register shows one owner. */
export const plantCashPool: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'cash-pool', false);
  const [head, ...others] = site.firms.slice(0, 3) as [FirmDraft, ...FirmDraft[]];
  const words = { paid: '资金归集', received: '资金归集', paidAs: 'owner', receivedAs: 'owner' } as const;
  let amount = 0;
  for (const member of others) {
    member.contact.owner = head.contact.owner;
    for (let on = Math.max(member.span.from, until - 240); on < until - 7; on += 14) {
      const amountFen = sumFor(member, 0.1 + 0.1 * chance.uniform());
      ledger.pay(member, head, { on, minute: 1050, amountFen }, words);
      const back = { on: on + 7, minute: 560, amountFen };
      ledger.pay(head, member, back, { ...words, paid: '资金下拨', received: '资金下拨' });
      amount += amountFen;
    }
  }
  return ledger.finish([head, ...others], [], amount);
};

/** Two firms that buy from each other, and settle each month only what is left between them. */
export const plantSetOff: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'set-off', false);
  const bill = schemeBills(site, ledger, true);
  const [a, b] = site.firms as Two;
  let amount = 0;
  for (let on = Math.max(a.span.from, b.span.from, until - 330); on < until - 10; on += 30) {
    const sold = bill(a, b, on, sumFor(a, 0.1 + 0.1 * chance.uniform()));
    const bought = bill(b, a, on + 2, Math.round(sold.netFen * (0.5 + 0.3 * chance.uniform())));
    const amountFen = sold.netFen + sold.taxFen - bought.netFen - bought.taxFen;
    const settled = { on: on + 8, minute: 630, amountFen, settles: [sold.number, bought.number] };
    ledger.pay(b, a, settled, { ...TRADE_WORDS, paid: '抵账差额', received: '抵账差额' });
    amount += bought.netFen + bought.taxFen;
  }
  return ledger.finish([a, b], [], amount);
};

/** Tenants of one office park: the same address, and nothing else in common. */
export const plantSharedAddress: Plant = (site) => {
  const ledger = ledgerOf(site, 'shared-address', false);
  const firms = site.firms.slice(0, site.chance.whole(2, 4));
  for (const firm of firms) {
    firm.contact.address = firms[0]!.contact.address;
    ledger.note(firm.plan.code, 'registration', firm.plan.code, site.until);
  }
  return ledger.finish(firms, [], 0);
};
