import { describe, expect, it } from 'vitest';
import { calendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import { parseCreditCode } from '#domain/reference/index.ts';
import { type CountyFirm, type CountyOptions, GROWING_FILES, makeCounty } from './index.ts';
import { vatPercent } from './industry-profile.ts';
import { taxOfOrders } from './platform.ts';

const UNTIL = calendarDate('2026-08-01');
const OPTIONS: CountyOptions = { firms: 100, months: 36, seed: 20260801, until: UNTIL, volume: 0.1 };
const blocks = [...makeCounty(OPTIONS)];
const firms = blocks.flatMap((block) => block.firms);
const byCode = new Map(firms.map((firm) => [firm.plan.code, firm]));
const guilty = new Set(blocks.flatMap(({ schemes }) => schemes.filter((s) => s.guilty).flatMap((s) => s.firms)));
const honest = firms.filter(({ plan }) => !guilty.has(plan.code));
const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0);
const valid = (firm: CountyFirm) => firm.whole.sales.filter((i) => i.status === 'valid');

describe('the county', () => {
  it('is the same for the same seed, and another for another', () => {
    const lines = (seed: number) =>
      [...makeCounty({ ...OPTIONS, seed, firms: 5 })].flatMap((block) =>
        GROWING_FILES.flatMap((f) => f.linesOf(block)),
      );
    expect(lines(3)).toEqual(lines(3));
    expect(lines(3)).not.toEqual(lines(4));
  });

  it('makes a firm the same however many others there are', () => {
    const [block] = [...makeCounty({ ...OPTIONS, firms: 3 })];
    expect(block!.firms[2]!.whole).toEqual(firms[2]!.whole);
  });

  it('keeps every running balance to the fen, and never below zero, where no line was typed over', () => {
    for (const { whole } of honest)
      whole.bank.forEach((t, i) => {
        expect(t.balanceFen).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(t.balanceFen).toBe(whole.bank[i - 1]!.balanceFen + t.inFen - t.outFen);
      });
  });

  it('pays for goods what the bills that a payment names ask: in full, in two parts, or less a fee of the bank', () => {
    for (const firm of honest) {
      const gross = new Map(valid(firm).map((i) => [i.number, i.netFen + i.taxFen]));
      const paid = new Map<string, number>();
      for (const t of firm.whole.bank)
        if (t.summary === '货款' && t.settles.length > 0)
          paid.set(t.settles.join(' '), (paid.get(t.settles.join(' ')) ?? 0) + t.inFen);
      let inFull = 0;
      for (const [numbers, amount] of paid) {
        const asked = sum(numbers.split(' '), (number) => gross.get(number)!);
        expect(amount).toBeLessThanOrEqual(asked);
        if (amount >= asked - Math.min(5000, Math.round(asked * 0.002))) inFull++;
      }
      if (paid.size > 20) expect(inFull / paid.size).toBeGreaterThan(0.8);
    }
  });

  it('declares in each quarter what the bills of the quarter and the orders without bill sum to', () => {
    for (const { plan, whole } of honest)
      for (const { fromDay, toDay, salesFen, uninvoicedFen, outputTaxFen } of whole.taxReturns) {
        const within = ({ on }: { on: number }) => on >= fromDay && on <= toDay;
        const sold = whole.sales.filter((i) => i.status === 'valid' && within(i));
        const orders = whole.platform.filter(within).map((day) => taxOfOrders(day, plan.profile.vat));
        expect(uninvoicedFen).toBe(sum(orders, ({ netFen }) => netFen));
        expect(salesFen - uninvoicedFen).toBe(sum(sold, ({ netFen }) => netFen));
        expect(outputTaxFen).toBe(sum(sold, ({ taxFen }) => taxFen) + sum(orders, ({ taxFen }) => taxFen));
      }
  });

  it('taxes every invoice at the rate of its trade on its day', () => {
    for (const { plan, whole } of firms)
      for (const i of whole.sales)
        expect(
          Math.abs(i.taxFen - (i.netFen * vatPercent(plan.profile.vat, fromDayNumber(i.on))) / 100),
        ).toBeLessThanOrEqual(0.5);
  });

  it('takes back only blue invoices that exist, in full and later', () => {
    for (const { whole } of firms)
      for (const red of whole.sales.filter((i) => i.reverses)) {
        const blue = whole.sales.find((i) => i.number === red.reverses)!;
        expect([blue.netFen, blue.counterparty]).toEqual([-red.netFen, red.counterparty]);
        expect(red.on).toBeGreaterThan(blue.on);
      }
  });

  it('shows trade between two of its firms alike on both sides: bills and money', () => {
    let [bills, payments] = [0, 0];
    for (const firm of honest) {
      for (const i of firm.whole.sales) {
        const buyer = byCode.get(i.counterparty);
        if (!buyer) continue;
        bills++;
        expect(buyer.whole.purchases).toContainEqual({ ...i, counterparty: firm.plan.code });
      }
      for (const t of firm.whole.bank.filter(({ inFen }) => inFen > 0)) {
        const payer = byCode.get(t.counterparty);
        if (!payer || guilty.has(payer.plan.code)) continue;
        payments++;
        const other = payer.whole.bank.some(
          (o) => o.on === t.on && o.minute === t.minute && o.outFen === t.inFen && o.counterparty === firm.plan.code,
        );
        expect(other).toBe(true);
      }
    }
    expect(bills).toBeGreaterThan(100);
    expect(payments).toBeGreaterThan(50);
  });

  it('lets nobody trade before it exists or after it failed, and gives each a credit code that passes', () => {
    for (const { plan, whole } of firms) {
      expect(parseCreditCode(plan.creditCode).ok).toBe(true);
      for (const { on } of [...whole.sales, ...whole.purchases]) {
        expect(on).toBeGreaterThanOrEqual(dayNumber(plan.establishedOn));
        if (plan.failsOn && !guilty.has(plan.code)) expect(on).toBeLessThan(dayNumber(plan.failsOn));
      }
    }
  });

  it('shows the lunar new year: its week has less than a third of an ordinary one', () => {
    const inWeek = (from: string) =>
      honest
        .flatMap((f) => f.whole.sales)
        .filter((i) => i.on >= dayNumber(calendarDate(from)) && i.on < dayNumber(calendarDate(from)) + 7).length;
    const ordinary = (inWeek('2026-03-20') + inWeek('2026-04-10')) / 2;
    expect(inWeek('2026-02-17')).toBeLessThan(ordinary / 3);
  });
});
