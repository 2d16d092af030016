import { TRADE_WORDS } from '../books.ts';
import type { FirmDraft } from '../draft.ts';
import { outsideCode } from '../firm-plan.ts';
import { ledgerOf, type Plant, rounds, SHAM_WORDS, sumFor } from './scheme.ts';
import { schemeBills } from './sham-invoices.ts';

/** Days before the end over which a window is dressed. */
const DRESSED_DAYS = 90;

/** An account that hardly trades: money of others comes in, leaves within two days, and nothing stays. */
export const plantPassThrough: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'pass-through', true);
  const [firm] = site.firms as [FirmDraft];
  firm.trade = 0.02;
  const sources = Array.from({ length: chance.whole(3, 7) }, () => outsideCode('C', chance));
  const sinks = Array.from({ length: chance.whole(4, 9) }, () => outsideCode(chance.happens(0.5) ? 'N' : 'S', chance));
  let passed = 0;
  for (let on = Math.max(firm.span.from, until - 330); on < until - 3; on += chance.whole(2, 7)) {
    const amountFen = sumFor(firm, 0.2 + 0.4 * chance.uniform());
    ledger.pay(chance.pick(sources), firm, { on, minute: 600, amountFen }, SHAM_WORDS);
    let left = Math.round(amountFen * (0.985 + 0.012 * chance.uniform()));
    const parts = chance.whole(1, 3);
    for (let i = 0; i < parts; i++) {
      const piece = i === parts - 1 ? left : Math.round(left / 2);
      left -= piece;
      const later = { on: on + chance.whole(0, 1), minute: 700 + i * 30, amountFen: piece };
      ledger.pay(firm, chance.pick(sinks), later, { ...SHAM_WORDS, paid: '往来款' });
    }
    passed += amountFen;
  }
  return ledger.finish([firm], [...sources, ...sinks], passed);
};

/** For ninety days before the end: new customers, more bills and more money in, which leaves again to people near the owner. */
export const plantWindowDressing: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'window-dressing', true);
  const bill = schemeBills(site, ledger, false);
  const [firm] = site.firms as [FirmDraft];
  const friends = Array.from({ length: chance.whole(4, 8) }, () => outsideCode('C', chance));
  const people = Array.from({ length: 3 }, () => outsideCode('N', chance));
  const count = chance.whole(14, 24);
  let fabricated = 0;
  for (let i = 0; i < count; i++) {
    const on = until - DRESSED_DAYS + chance.whole(0, 80);
    const friend = chance.pick(friends);
    const written = bill(firm, friend, on, sumFor(firm, 0.12 + 0.12 * chance.uniform()));
    const amountFen = written.netFen + written.taxFen;
    fabricated += written.netFen;
    const paid = { on: on + 1, minute: 620, amountFen, settles: [written.number] };
    if (!ledger.pay(friend, firm, paid, TRADE_WORDS)) continue;
    const back = { on: on + 1 + chance.whole(1, 4), minute: 660, amountFen: Math.round(amountFen * 0.98) };
    ledger.pay(firm, chance.pick(people), back, { ...SHAM_WORDS, paid: '备用金' });
  }
  return ledger.finish([firm], [...friends, ...people], fabricated);
};

/** Large bills in the last months, most of which are taken back before the end. */
export const plantReversedSales: Plant = (site) => {
  const { chance, until } = site;
  const ledger = ledgerOf(site, 'reversed-sales', true);
  const bill = schemeBills(site, ledger, false);
  const [firm] = site.firms as [FirmDraft];
  const buyers = Array.from({ length: chance.whole(2, 5) }, () => outsideCode('C', chance));
  let fabricated = 0;
  for (const on of rounds({ ...site, until: until - 30 }, chance.whole(8, 14), 90)) {
    const buyer = chance.pick(buyers);
    const written = bill(firm, buyer, on, sumFor(firm, 0.15 + 0.2 * chance.uniform()));
    fabricated += written.netFen;
    if (chance.happens(0.85)) bill(firm, buyer, until - chance.whole(1, 12), -written.netFen, written.number);
  }
  return ledger.finish([firm], buyers, fabricated);
};
