import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, unwrap } from '#domain/kernel/index.ts';
import { type AcceptanceCurve, profitPerUnitOffered } from './acceptance-curve.ts';
import { type Allocation, type AllocationInput, allocate } from './allocate.ts';
import type { AllocationRow } from './candidate.ts';

const curve: AcceptanceCurve = {
  rates: [0.04, 0.06, 0.08, 0.1, 0.12, 0.15],
  churnByGrade: new Map([
    ['A', [0, 0.35, 0.57, 0.71, 0.81, 0.92]],
    ['B', [0, 0.3, 0.54, 0.67, 0.76, 0.89]],
  ]),
};
const row = (firm: string, change: Partial<AllocationRow> = {}): AllocationRow => ({
  firm,
  outcome: 'approve',
  grade: 'A',
  pd: 0.01,
  lgd: 0.45,
  costRate: 0.02,
  limitFen: 1_000,
  ...change,
});
const input = (rows: readonly AllocationRow[], change: Partial<AllocationInput> = {}): AllocationInput => ({
  rows,
  curve,
  budgetFen: fen(10_000n),
  minFen: fen(100n),
  maxFen: fen(1_000n),
  minRate: 0.04,
  maxRate: 0.15,
  ...change,
});

/** The exact optimum by trying every pair of rates and every set of firms: within a set, the best firms take the room above the smallest amount. */
function bruteForce({ rows, budgetFen, minFen, maxFen }: AllocationInput): number {
  let best = 0;
  const m = Number(minFen);
  const gradeNames = [...curve.churnByGrade.keys()];
  for (let a = 0; a < curve.rates.length; a++)
    for (let b = 0; b < curve.rates.length; b++)
      for (let set = 0; set < 1 << rows.length; set++) {
        const chosen = rows
          .filter((_, i) => set & (1 << i))
          .map(({ grade, pd, lgd, costRate, limitFen }) => {
            const k = gradeNames.indexOf(grade!) === 0 ? a : b;
            const acceptance = 1 - curve.churnByGrade.get(grade!)![k]!;
            return {
              cap: Math.min(limitFen!, Number(maxFen)),
              value: profitPerUnitOffered(
                { pd: 0, lgd, costRate: costRate + pd! * (curve.rates[k]! + lgd) },
                curve.rates[k]!,
                acceptance,
              ),
            };
          })
          .sort((x, y) => y.value - x.value);
        let room = Number(budgetFen) - m * chosen.length;
        if (room < 0 || chosen.some(({ cap }) => cap < m)) continue;
        let profit = 0;
        for (const { cap, value } of chosen) {
          const more = value > 0 ? Math.min(room, cap - m) : 0;
          profit += value * (m + more);
          room -= more;
        }
        best = Math.max(best, profit);
      }
  return best;
}

function holdsItsRules({ budgetFen, minFen, maxFen, rows }: AllocationInput, allocation: Allocation): void {
  const used = allocation.lent.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  expect(used).toBe(allocation.usedFen);
  expect(used <= budgetFen).toBe(true);
  expect(allocation.usedFen + allocation.unplacedFen).toBe(budgetFen);
  const limits = new Map(rows.map(({ firm, limitFen }) => [firm, limitFen]));
  const rateOf = new Map<string, number>();
  for (const { firm, grade, amountFen, rate } of allocation.lent) {
    expect(amountFen >= minFen && amountFen <= maxFen && Number(amountFen) <= limits.get(firm)!).toBe(true);
    expect(rateOf.get(grade) ?? rate).toBe(rate);
    rateOf.set(grade, rate);
    expect(allocation.rates[grade]!.rate).toBe(rate);
  }
  expect(allocation.lent.length + allocation.refused.length).toBe(rows.length);
  const profit = allocation.lent.reduce((sum, { expectedProfitFen }) => sum + expectedProfitFen, 0n);
  expect(profit).toBe(allocation.expectedProfitFen);
  expect(allocation.binding.length).toBeGreaterThan(0);
}

describe('allocate', () => {
  it('places nothing but what decisions approved, and says why for each of the others', () => {
    const rows = [
      row('approved'),
      row('countered', { outcome: 'counter' }),
      row('referred', { outcome: 'refer' }),
      row('declined', { outcome: 'decline' }),
      row('grade D', { grade: 'D' }),
      row('ungraded', { grade: null }),
      row('no PD', { pd: null }),
      row('no limit', { limitFen: null }),
      row('small', { limitFen: 99 }),
      row('approved', { limitFen: 500 }),
      row('hopeless', { pd: 0.9 }),
    ];
    const allocation = unwrap(allocate(input(rows)));
    expect(allocation.lent.map(({ firm }) => firm)).toEqual(['approved', 'countered']);
    expect(Object.fromEntries(allocation.refused.map(({ firm, code }) => [firm, code]))).toEqual({
      referred: 'not-approved',
      declined: 'not-approved',
      'grade D': 'no-acceptance-data',
      ungraded: 'no-grade',
      'no PD': 'no-pd',
      'no limit': 'no-limit',
      small: 'limit-below-minimum',
      approved: 'listed-twice',
      hopeless: 'unprofitable',
    });
  });

  it('names what binds where the budget cannot be placed', () => {
    const rows = [row('at its limit', { limitFen: 400 }), row('at the largest amount', { limitFen: 5_000 })];
    const { binding, unplacedFen, gapFen } = unwrap(allocate(input(rows)));
    expect(binding).toEqual([
      { constraint: 'limits', firms: 1 },
      { constraint: 'max-amount', firms: 1 },
    ]);
    expect(unplacedFen).toBe(8_600n);
    expect(gapFen).toBeLessThanOrEqual(1n);
    expect(unwrap(allocate(input(rows, { budgetFen: fen(1_200n) }))).binding).toEqual([
      { constraint: 'budget', firms: 0 },
    ]);
  });

  it('makes room for a smallest amount where that earns more than leaving the rest', () => {
    const rows = [row('a', { pd: 0.01 }), row('b', { pd: 0.011 })];
    const { lent, usedFen } = unwrap(allocate(input(rows, { budgetFen: fen(1_050n) })));
    expect(usedFen).toBe(1_050n);
    expect(lent.map(({ amountFen }) => amountFen)).toEqual([950n, 100n]);
  });

  it('leaves a budget below the smallest amount unspent', () => {
    const { lent, binding, refused } = unwrap(allocate(input([row('a')], { budgetFen: fen(99n) })));
    expect(lent).toEqual([]);
    expect(refused).toEqual([{ firm: 'a', code: 'budget-spent' }]);
    expect(binding).toEqual([{ constraint: 'min-amount', firms: 1 }]);
  });

  it('refuses crossed bounds, an empty budget, a loss beyond one and rates that the curve does not have', () => {
    const code = (change: Partial<AllocationInput>, rows = [row('a')]) => {
      const allocation = allocate(input(rows, change));
      return allocation.ok ? 'ok' : allocation.error.code;
    };
    expect(code({ minFen: fen(2_000n) })).toBe('ALLOCATION_AMOUNTS_CROSSED');
    expect(code({ minRate: 0.2 })).toBe('ALLOCATION_RATES_CROSSED');
    expect(code({ minRate: 0.041, maxRate: 0.042 })).toBe('ALLOCATION_NO_RATE');
    expect(code({ budgetFen: fen(0n) })).toBe('OUTSIDE_RANGE');
    expect(code({}, [row('a', { lgd: 1.5 })])).toBe('OUTSIDE_RANGE');
    expect(code({}, [])).toBe('ok');
  });

  const rows = fc
    .array(
      fc.record({
        grade: fc.constantFrom('A', 'B'),
        pd: fc.double({ min: 0, max: 0.15, noNaN: true }),
        lgd: fc.constantFrom(0.3, 0.45, 0.6),
        costRate: fc.double({ min: 0, max: 0.05, noNaN: true }),
        limitFen: fc.integer({ min: 100, max: 2_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((firms) => firms.map((firm, i) => row(`firm ${i}`, firm)));
  const budgets = fc.bigInt({ min: 50n, max: 5_000n }).map((n) => fen(n));

  it('lies within its stated gap of the exact optimum, which trying everything finds', () => {
    fc.assert(
      fc.property(rows, budgets, (firms, budgetFen) => {
        const given = input(firms, { budgetFen });
        const allocation = unwrap(allocate(given));
        holdsItsRules(given, allocation);
        const exact = bruteForce(given);
        // Profits are rounded to the fen firm by firm.
        const rounding = firms.length;
        expect(Number(allocation.expectedProfitFen)).toBeLessThanOrEqual(exact + rounding);
        expect(exact).toBeLessThanOrEqual(Number(allocation.expectedProfitFen + allocation.gapFen) + rounding);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        rows,
        budgets,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (firms, budgetFen, keys) => {
          const keyed = firms.map((firm) => ({ firm, key: keys.next().value as number }));
          const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ firm }) => firm);
          const lent = (list: readonly AllocationRow[]) => unwrap(allocate(input(list, { budgetFen }))).lent;
          expect(lent(shuffled)).toEqual(lent(firms));
        },
      ),
    );
  });
});
