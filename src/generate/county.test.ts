import { describe, expect, it } from 'vitest';
import { calendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import { parseCreditCode } from '#domain/reference/index.ts';
import { type CountyOptions, EVIDENCE_FILES, makeCounty } from './index.ts';
import { vatPercent } from './industry-profile.ts';

const OPTIONS: CountyOptions = {
  firms: 40,
  months: 36,
  seed: 20260801,
  until: calendarDate('2026-08-01'),
  volume: 0.1,
};
const county = [...makeCounty(OPTIONS)];

describe('the county', () => {
  it('is the same for the same seed, and another for another', () => {
    const lines = (seed: number) =>
      [...makeCounty({ ...OPTIONS, seed, firms: 5 })].flatMap((firm) => EVIDENCE_FILES.flatMap((f) => f.lines(firm)));
    expect(lines(3)).toEqual(lines(3));
    expect(lines(3)).not.toEqual(lines(4));
  });

  it('makes a firm the same however many others there are', () => {
    const alone = [...makeCounty({ ...OPTIONS, firms: 3 })][2];
    expect(county[2]).toEqual(alone);
  });

  it('keeps every running balance to the fen, and never below zero', () => {
    for (const { bank } of county)
      bank.forEach((t, i) => {
        expect(t.balanceFen).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(t.balanceFen).toBe(bank[i - 1]!.balanceFen + t.inFen - t.outFen);
      });
  });

  it('pays for goods only what a valid invoice of that customer asks, once', () => {
    for (const { plan, sales, bank } of county) {
      if (plan.invoicesTo !== OPTIONS.until) continue;
      const asked = new Map<string, number>();
      const key = (party: string, amount: number) => `${party} ${amount}`;
      for (const i of sales)
        if (i.status === 'valid' && !i.reverses) {
          const k = key(i.counterparty, i.netFen + i.taxFen);
          asked.set(k, (asked.get(k) ?? 0) + 1);
        }
      for (const t of bank.filter((b) => b.summary === '货款')) {
        const k = key(t.counterparty, t.inFen);
        expect(asked.get(k) ?? 0).toBeGreaterThan(0);
        asked.set(k, asked.get(k)! - 1);
      }
    }
  });

  it('declares in each quarter what the valid invoices of the quarter sum to', () => {
    for (const { plan, sales, taxReturns } of county) {
      if (plan.invoicesTo !== OPTIONS.until) continue;
      for (const { fromDay, toDay, salesFen } of taxReturns) {
        const invoiced = sales
          .filter((i) => i.status === 'valid' && i.on >= fromDay && i.on <= toDay)
          .reduce((sum, i) => sum + i.netFen, 0);
        expect(salesFen).toBe(invoiced);
      }
    }
  });

  it('taxes every invoice at the rate of its trade on its day', () => {
    for (const { plan, sales } of county)
      for (const i of sales)
        expect(
          Math.abs(i.taxFen - (i.netFen * vatPercent(plan.profile.vat, fromDayNumber(i.on))) / 100),
        ).toBeLessThanOrEqual(0.5);
  });

  it('takes back only blue invoices that exist, in full and later', () => {
    for (const { sales } of county)
      for (const red of sales.filter((i) => i.reverses)) {
        const blue = sales.find((i) => i.number === red.reverses)!;
        expect([blue.netFen, blue.taxFen, blue.counterparty]).toEqual([-red.netFen, -red.taxFen, red.counterparty]);
        expect(red.on).toBeGreaterThan(blue.on);
      }
  });

  it('lets nobody trade before it exists or after it failed, and gives each a credit code that passes', () => {
    for (const { plan, sales, purchases } of county) {
      expect(parseCreditCode(plan.creditCode).ok).toBe(true);
      for (const { on } of [...sales, ...purchases]) {
        expect(on).toBeGreaterThanOrEqual(dayNumber(plan.establishedOn));
        if (plan.failsOn) expect(on).toBeLessThan(dayNumber(plan.failsOn));
      }
    }
  });

  it('shows the lunar new year: the fortnight after it has less than a third of an ordinary one', () => {
    const inWindow = (from: string, to: string) =>
      county
        .flatMap((f) => f.sales)
        .filter((i) => i.on >= dayNumber(calendarDate(from)) && i.on < dayNumber(calendarDate(to))).length;
    const ordinary = (inWindow('2025-03-05', '2025-03-19') + inWindow('2025-04-05', '2025-04-19')) / 2;
    expect(inWindow('2025-01-29', '2025-02-12')).toBeLessThan(ordinary / 3);
  });
});
