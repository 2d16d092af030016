import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, dayNumber } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { THE_FIRM } from '#domain/verification/index.ts';
import { fraudFindings, searchGraph, strippedInflow } from './fraud-findings.ts';
import { mergePayments, type ReportedPayment } from './money/money-graph.ts';
import { identityReuse } from './signals/identity-reuse.ts';
import type { Tie } from './signals/related-ring.ts';

const ON = calendarDate('2026-07-31');
const DAY = 86_400;

/** A statement that grows line by line; days count back from the application. */
class Book {
  readonly reports: ReportedPayment[] = [];

  pay(from: string, to: string, daysBefore: number, yuan: number, hour = 10): void {
    const at = (dayNumber(ON) - daysBefore) * DAY + (hour - 8) * 3600;
    const amountFen = Math.round(yuan * 100);
    for (const by of ['payer', 'payee'] as const)
      this.reports.push({ from, to, at, until: at + 59, amountFen, by, record: `${by}-${this.reports.length}` });
  }

  /** A year of ordinary trade: customers pay the firm, the firm pays suppliers what is about four fifths of it, weeks later. */
  trade(firm: string, seed: number, days = 500): void {
    const random = createPrng(seed);
    for (let day = days; day > 0; day -= 3) {
      const sale = 8_000 + 6_000 * random.uniform();
      this.pay(`${firm}-customer-${random.below(12)}`, firm, day, sale);
      if (day > 25)
        this.pay(firm, `${firm}-supplier-${random.below(8)}`, day - 20, sale * (0.7 + 0.2 * random.uniform()));
    }
  }

  findings(firm: string, ties: readonly Tie[] = [], on = ON) {
    return fraudFindings(searchGraph(mergePayments(this.reports)), firm, on, { ties, peerGrowth: 1 });
  }
}

describe('the findings of the money', () => {
  it('say nothing of ordinary trade', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const book = new Book();
      book.trade('A', seed);
      expect(book.findings('A')).toEqual([]);
    }
  });

  it('name a loop with its parties, strip it from the inflow, and show both numbers', () => {
    const book = new Book();
    book.trade('A', 1);
    for (const day of [200, 150, 100, 50]) {
      book.pay('A', 'B', day, 150_000);
      book.pay('B', 'C', day - 1, 148_000);
      book.pay('C', 'A', day - 2, 146_500);
    }
    const [loop] = book.findings('A');
    expect(loop).toMatchObject({
      code: 'fund-loop',
      severity: 'block',
      parties: [THE_FIRM, 'B', 'C'],
      amountFen: 58_600_000n,
    });
    expect(loop!.innocentExplanations).toContain('cash-pool');
    expect(loop!.records).toHaveLength(8);
    const searched = searchGraph(mergePayments(book.reports));
    const { claimedFen, strippedFen, keptFen } = strippedInflow(searched, 'A', ON, [loop!]);
    expect(strippedFen).toBe(58_600_000n);
    expect(claimedFen).toBe(strippedFen + keptFen);
  });

  it('look at nothing after the day of the application', () => {
    const book = new Book();
    book.trade('A', 1);
    book.pay('A', 'B', 10, 150_000);
    book.pay('B', 'C', 9, 148_000);
    book.pay('C', 'A', 8, 146_500);
    expect(book.findings('A', [], addDays(ON, -9))).toEqual([]);
    expect(book.findings('A')).toMatchObject([{ code: 'fund-loop' }]);
  });

  it('see an account through which money only passes', () => {
    const book = new Book();
    for (let day = 300; day > 0; day -= 7) {
      book.pay(`payer-${day % 5}`, 'P', day, 40_000 + day);
      book.pay('P', `payee-${day % 4}`, day - 1, 39_000 + day);
    }
    expect(book.findings('P').map(({ code }) => code)).toContain('pass-through-account');
  });

  it('see money gathered from strangers and sent on', () => {
    const book = new Book();
    book.trade('G', 2);
    for (let i = 0; i < 15; i++) book.pay(`stranger-${i}`, 'G', 40, 4_800 + 10 * i, 9 + (i % 8));
    book.pay('G', 'boss', 39, 72_000);
    const [fanIn] = book.findings('G');
    expect(fanIn).toMatchObject({ code: 'fan-in', severity: 'review' });
    expect(Number(fanIn!.values.many)).toBeGreaterThanOrEqual(15);
  });

  it('see inflow dressed up by strangers and paid back to strangers, and take growth that stays for worth knowing', () => {
    const dressed = new Book();
    dressed.trade('D', 3);
    const grown = new Book();
    grown.trade('D', 3);
    for (let i = 0; i < 24; i++) {
      for (const book of [dressed, grown]) book.pay(`new-${i % 8}`, 'D', 80 - 3 * i, 20_000 + 100 * i);
      dressed.pay('D', `back-${i % 6}`, 79 - 3 * i, 15_000 + 90 * i);
    }
    expect(dressed.findings('D')).toMatchObject([{ code: 'window-dressing', severity: 'review' }]);
    expect(grown.findings('D')).toMatchObject([{ code: 'window-dressing', severity: 'clear' }]);
  });

  it('see related parties that pay each other in a ring, and no ring in a cash pool', () => {
    const ties = ['A', 'B', 'C'].map((party): Tie => ({ party, kind: 'legal-person', value: 'Li' }));
    const ring = new Book();
    const pool = new Book();
    for (const book of [ring, pool]) for (const [i, firm] of ['A', 'B', 'C'].entries()) book.trade(firm, i + 1);
    for (let day = 300; day > 0; day -= 20) {
      ring.pay('A', 'B', day, 30_000 + day);
      ring.pay('B', 'C', day - 9, 22_000 + day);
      ring.pay('C', 'A', day - 15, 16_000 + day);
      for (const member of ['B', 'C']) pool.pay(member, 'A', day, 50_000 + day);
      for (const member of ['B', 'C']) pool.pay('A', member, day - 5, 38_000 + day);
    }
    expect(ring.findings('A', ties).map(({ code }) => code)).toContain('related-party-ring');
    expect(pool.findings('A', ties).map(({ code }) => code)).not.toContain('related-party-ring');
  });

  it('depend on neither the code of the firm nor the order of the lines', () => {
    const book = new Book();
    book.trade('A', 1);
    for (const day of [120, 60])
      for (const [i, pair] of ['AB', 'BC', 'CA'].entries()) book.pay(pair[0]!, pair[1]!, day - i, 90_000);
    const renamed = new Book();
    const other = (party: string) => party.replace(/^A/, 'ZZ');
    renamed.reports.push(...book.reports.map((r) => ({ ...r, from: other(r.from), to: other(r.to) })).reverse());
    expect(renamed.findings('ZZ')).toEqual(book.findings('A'));
  });
});

describe('applications in a hurry', () => {
  it('are told where firms that share a telephone apply together', () => {
    const ties = ['A', 'B', 'C', 'D'].map((party): Tie => ({ party, kind: 'phone', value: '139' }));
    const made = ['B', 'C', 'D'].map((party, i) => ({ party, on: addDays(ON, -10 * i) }));
    expect(identityReuse('A', ties, made, ON)).toMatchObject([
      { code: 'identity-reuse', values: { firms: 3, ties: 'phone' } },
    ]);
    expect(identityReuse('A', ties, made.slice(1), ON)).toEqual([]);
    const offices = ties.map((tie) => ({ ...tie, kind: 'address' as const }));
    expect(identityReuse('A', offices, made, ON)).toEqual([]);
  });
});

describe('payments that two statements tell', () => {
  it('count once, as often as the side that lists more of them', () => {
    const report = (by: 'payer' | 'payee', record: string) => ({
      from: 'A',
      to: 'B',
      at: 1000,
      until: 1059,
      amountFen: 500,
      by,
      record,
    });
    const { from, payerRecord, payeeRecord } = mergePayments([
      report('payer', 'a'),
      report('payer', 'b'),
      report('payee', 'c'),
    ]);
    expect(from).toHaveLength(2);
    expect(payerRecord.toSorted()).toEqual(['a', 'b']);
    expect(payeeRecord.toSorted()).toEqual(['', 'c']);
  });
});
