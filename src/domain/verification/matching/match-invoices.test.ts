import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchInvoices } from './match-invoices.ts';
import type { MatchSide } from './match-side.ts';
import { plantBook, scoreLinks } from './planted-book.ts';

/** One party's items: amounts in yuan on consecutive days from `day`, or on days of their own. */
function side(yuan: readonly number[], day = 0, days?: readonly number[]): MatchSide {
  return {
    parties: new Int32Array(yuan.length),
    days: Int32Array.from(yuan, (_, i) => days?.[i] ?? day + i),
    amounts: Float64Array.from(yuan, (amount) => Math.round(amount * 100)),
  };
}

const match = (invoices: MatchSide, payments: MatchSide) => matchInvoices(invoices, payments, 1);

describe('an invoice and its payment', () => {
  it('match oldest first where amounts are equal', () => {
    const { matches } = match(side([100, 100]), side([100], 20));
    expect(matches).toMatchObject([{ invoices: [0], payments: [0], rule: 'exact', confidence: 0.5 }]);
  });

  it('match as a run of neighbours, as instalments, less a fee, before the invoice and late', () => {
    const found = match(side([1000.01, 2000.02, 3000.05]), side([6000.08], 30));
    expect(found.matches).toMatchObject([{ invoices: [0, 1, 2], payments: [0], rule: 'run' }]);
    expect(match(side([5000]), side([1234.5, 3765.5], 10)).matches).toMatchObject([
      { payments: [0, 1], rule: 'split' },
    ]);
    expect(match(side([5000]), side([4985], 10)).matches).toMatchObject([{ rule: 'fee' }]);
    expect(match(side([5000.37], 30), side([5000.37], 10)).matches).toMatchObject([{ rule: 'prepaid' }]);
    expect(match(side([5000.37]), side([5000.37], 200)).matches).toMatchObject([{ rule: 'late' }]);
  });

  it('do not match beyond a fee, across parties or after thirteen months', () => {
    expect(match(side([5000]), side([4900], 10)).matches).toEqual([]);
    expect(match(side([5000.37]), side([5000.37], 600)).matches).toEqual([]);
    const elsewhere = { ...side([5000], 10), parties: Int32Array.of(1) };
    expect(matchInvoices(side([5000]), elsewhere, 2)).toMatchObject({
      matches: [],
      unmatchedInvoices: [0],
      unmatchedPayments: [0],
    });
  });

  it('net a red letter in a payment, and pair one that takes an unpaid invoice back', () => {
    expect(match(side([1000.01, -200.02]), side([799.99], 20)).matches).toMatchObject([{ invoices: [0, 1] }]);
    const { reversals } = match(side([1000, 700, -1000]), side([300], 200));
    expect(reversals).toEqual([[0, 2]]);
    expect(match(side([1000, 700, -1000]), side([])).reversals).toEqual([[0, 2]]);
  });
});

describe('several sets of invoices that reach one payment', () => {
  // The published case (movieblow.com) gives one set that adds up to 3,615; these five are all that reach 4,215.
  const amounts = [600, 615, 700, 1200, 1300, 1415, 2000, 2015, -300];

  it('are all found and called ambiguous', () => {
    const { matches, ambiguous, unmatchedPayments } = match(side(amounts), side([4215], 30));
    expect(matches).toEqual([]);
    expect(unmatchedPayments).toEqual([]);
    expect(ambiguous).toHaveLength(1);
    const sets = ambiguous[0]!.alternatives.map((rows) => rows.map((row) => amounts[row]));
    expect(new Set(sets.map(String))).toEqual(
      new Set([
        '1200,1300,2015,-300',
        '600,700,1200,2015,-300',
        '600,615,1300,2000,-300',
        '615,700,1200,2000,-300',
        '600,1200,1300,1415,-300',
      ]),
    );
    expect(ambiguous[0]!.complete).toBe(true);
  });

  it('stay ambiguous where one of them is a run', () => {
    expect(match(side([100, 200, 150, 170, 150]), side([300], 30))).toMatchObject({
      matches: [],
      ambiguous: [{ payments: [0] }],
    });
  });

  it('are settled by what other payments leave', () => {
    const { matches, ambiguous } = match(side([100, 50, 200, 30, 150, 170, 151], 0), side([300, 250], 30, [30, 31]));
    for (const { invoices, payments } of matches) {
      const billed = invoices.reduce((sum, row) => sum + [100, 50, 200, 30, 150, 170, 151][row]!, 0);
      expect(billed).toBe([300, 250][payments[0]!]);
    }
    expect(matches.length + ambiguous.length).toBe(2);
  });
});

it('uses every item once, and every match adds up but for a fee', () => {
  const amount = fc.integer({ min: -30, max: 400 }).filter((yuan) => yuan !== 0);
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 25 }), fc.array(amount, { maxLength: 12 }), (billed, paid) => {
      const [invoices, payments] = [side(billed), side(paid, 10)];
      const found = match(invoices, payments);
      const used = (of: 'invoices' | 'payments') => found.matches.flatMap((one) => one[of]);
      expect(new Set(used('invoices')).size).toBe(used('invoices').length);
      expect(new Set(used('payments')).size).toBe(used('payments').length);
      const total = (rows: readonly number[], of: MatchSide) => rows.reduce((sum, row) => sum + of.amounts[row]!, 0);
      for (const one of found.matches) {
        const gap = total(one.invoices, invoices) - total(one.payments, payments);
        if (one.rule.endsWith('fee')) expect(gap).toBeLessThanOrEqual(0.0061 * total(one.invoices, invoices));
        else expect(gap).toBe(0);
        expect(one.confidence).toBeGreaterThan(0);
        expect(one.confidence).toBeLessThanOrEqual(1);
      }
      for (const {
        payments: [payment],
        alternatives,
      } of found.ambiguous)
        if (payment !== undefined)
          for (const rows of alternatives) expect(total(rows, invoices)).toBe(payments.amounts[payment]);
    }),
  );
});

describe('a planted book', () => {
  it.each([
    ['exact to the fen', 1, 0.998],
    ['rounded to a hundred yuan', 10_000, 0.96],
  ])('with amounts %s is found', (_, step, least) => {
    for (const seed of [11, 12]) {
      const book = plantBook({ invoices: 20_000, parties: 400, step, seed });
      const { matches } = matchInvoices(book.invoices, book.payments, book.partyCount);
      expect(scoreLinks(matches, book.links).f1).toBeGreaterThanOrEqual(least);
    }
  });
});
