import { describe, expect, it } from 'vitest';
import { addMonths, calendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import type { CountyFirm } from '../county.ts';
import { makeCounty } from '../county.ts';
import { taxOfOrders } from '../platform.ts';
import { FRAUD_KINDS, INNOCENT_KINDS, type Scheme } from './index.ts';

const UNTIL = calendarDate('2026-08-01');
const blocks = [...makeCounty({ firms: 350, months: 36, seed: 11, until: UNTIL, volume: 0.1 })];
const firms = new Map(blocks.flatMap((block) => block.firms).map((firm) => [firm.plan.code, firm]));
const schemes = blocks.flatMap((block) => block.schemes);
const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0);

type Identity = 'balance' | 'receipts' | 'goods' | 'returns' | 'statements' | 'settlement' | 'costs';

/** Which agreements between the firm's kinds of evidence do not hold. */
function broken(firm: CountyFirm): Identity[] {
  const { plan, whole } = firm;
  const breaks: Readonly<Record<Identity, boolean>> = {
    balance: whole.bank.some((t, i) => i > 0 && t.balanceFen !== whole.bank[i - 1]!.balanceFen + t.inFen - t.outFen),
    receipts: whole.bank.some((t) => t.summary === '货款' && t.inFen > 0 && t.settles.length === 0),
    goods: whole.sales.some(({ genuine }) => !genuine),
    returns: whole.taxReturns.some(({ fromDay, toDay, salesFen, uninvoicedFen }) => {
      const billed = whole.sales.filter((i) => i.status === 'valid' && i.on >= fromDay && i.on <= toDay);
      return salesFen - uninvoicedFen !== sum(billed, ({ netFen }) => netFen);
    }),
    statements: whole.statements.some(({ periodEnd, lines }) => {
      const within = ({ on }: { on: number }) => on <= periodEnd && on >= yearBefore(periodEnd);
      const billed = whole.sales.filter((i) => i.status === 'valid' && within(i));
      const orders = whole.platform.filter(within).filter(({ settledOn }) => settledOn !== null);
      const ordered = sum(orders, (day) => taxOfOrders(day, plan.profile.vat).netFen - day.feeFen);
      return lines.revenueFen !== sum(billed, ({ netFen }) => netFen) + ordered;
    }),
    settlement: whole.platform.some(({ settledOn }) => settledOn === null),
    costs: costsDisagree(firm),
  };
  return (Object.keys(breaks) as Identity[]).filter((identity) => breaks[identity]);
}

/** Every bill for electricity and every contribution that fell due inside the window left the account as it stands. */
function costsDisagree({ whole }: CountyFirm): boolean {
  const paid = new Set(whole.bank.filter(({ outFen }) => outFen > 0).map((t) => `${t.summary} ${t.on} ${t.outFen}`));
  const last = whole.bank.at(-1)?.on ?? 0;
  return (
    whole.utilities.some((u) => u.paidOn <= last && !paid.has(`电费 ${u.paidOn} ${u.amountFen}`)) ||
    whole.insurance.some((s) => s.paidOn <= last && !paid.has(`社会保险费 ${s.paidOn} ${s.amountFen}`))
  );
}

/** First day of the twelve months that end with the day. */
const yearBefore = (end: number) => dayNumber(addMonths(fromDayNumber(end + 1), -12));

const BREAKS: Readonly<Record<(typeof FRAUD_KINDS)[number], readonly Identity[]>> = {
  'fund-loop': ['receipts'],
  'split-loop': ['receipts'],
  'mule-loop': ['receipts'],
  'reciprocal-pair': ['receipts'],
  'pass-through': ['receipts'],
  'circular-invoicing': ['goods'],
  'related-party-ring': ['goods'],
  'shell-block': ['goods'],
  'window-dressing': ['goods'],
  'reversed-sales': ['goods'],
  'edited-statement': ['balance'],
  'inflated-statements': ['statements'],
  'unfiled-revenue': ['returns'],
  'brushed-orders': ['settlement'],
};

const takingPart = (scheme: Scheme) => scheme.firms.flatMap((code) => firms.get(code) ?? []);
const isAlone = (firm: CountyFirm) => firm.truth.frauds.length === 1;

describe('what is planted', () => {
  it.each(FRAUD_KINDS)('%s breaks what it says and nothing else', (kind) => {
    const found = schemes.filter((scheme) => scheme.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const scheme of found) {
      expect(scheme.guilty).toBe(true);
      expect(scheme.records.length).toBeGreaterThan(0);
      expect(scheme.endsOn).toBeGreaterThanOrEqual(scheme.startsOn);
      const alone = takingPart(scheme).filter(isAlone);
      // A line that was left out may have been that of a bill, whose payment is then missing too.
      const allowed = kind === 'edited-statement' ? ['balance', 'costs'] : BREAKS[kind];
      for (const firm of alone) for (const identity of broken(firm)) expect(allowed).toContain(identity);
      if (alone.length > 0) expect(alone.flatMap(broken)).toContain(BREAKS[kind][0]);
    }
  });

  it.each(INNOCENT_KINDS)('%s breaks nothing', (kind) => {
    const found = schemes.filter((scheme) => scheme.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    for (const firm of found.flatMap(takingPart)) expect(broken(firm)).toEqual([]);
  });

  it('leaves everyone else in agreement, to the fen', () => {
    const planted = new Set(schemes.flatMap((scheme) => scheme.firms));
    const others = [...firms.values()].filter(({ plan }) => !planted.has(plan.code));
    expect(others.length).toBeGreaterThan(200);
    for (const firm of others) expect(broken(firm)).toEqual([]);
  });

  it('ships goods, and only goods that were sold', () => {
    for (const { whole } of firms.values()) {
      const sold = new Set(
        whole.sales.filter((i) => i.genuine && i.status === 'valid').map(({ number }) => `W${number}`),
      );
      for (const { waybill } of whole.shipments) expect(sold.has(waybill)).toBe(true);
    }
  });

  it('balances every sheet, and earns what equity grows by', () => {
    for (const { whole } of firms.values()) {
      for (const { lines } of whole.statements)
        expect(lines.totalLiabilitiesFen + lines.equityFen).toBe(lines.totalAssetsFen);
      for (const [i, { periodEnd, lines }] of whole.statements.entries()) {
        const before = whole.statements[i - 1];
        if (!before || periodEnd - before.periodEnd > 366 || periodEnd - before.periodEnd < 365) continue;
        const grown = lines.retainedEarningsFen - before.lines.retainedEarningsFen;
        const inflation = schemes.some(
          (s) => s.kind === 'inflated-statements' && takingPart(s).some((f) => f.whole === whole),
        );
        if (!inflation) expect(Math.abs(grown - lines.netIncomeFen)).toBeLessThanOrEqual(1);
        const cash = lines.operatingCashFlowFen + lines.investingCashFlowFen + lines.financingCashFlowFen;
        expect(cash).toBe(lines.cashFen - before.lines.cashFen);
      }
    }
  });

  it('owes what the bureau says it owes', () => {
    for (const { loans, whole } of firms.values())
      for (const report of whole.bureau) {
        const owed = sum(loans, (loan) => {
          const back = loan.instalments.filter(({ paidOn }) => paidOn !== null && paidOn <= report.on);
          return loan.disbursedOn <= report.on ? loan.amountFen - sum(back, ({ principalFen }) => principalFen) : 0;
        });
        expect(report.balanceFen).toBe(owed);
      }
  });
});
