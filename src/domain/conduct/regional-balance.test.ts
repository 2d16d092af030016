import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { type RegionRow, regionalBalance } from './regional-balance.ts';

const rows = (amounts: readonly number[], bases: readonly number[], tiers: readonly string[] = []): RegionRow[] =>
  amounts.map((amount, i) => ({ region: `r${i}`, amount, base: bases[i]!, tier: tiers[i] ?? null }));

const FIVE = [
  [400, 250, 150, 120, 80],
  [50, 100, 150, 300, 400],
] as const;

describe('the balance of lending over regions', () => {
  it('is the golden of five regions', () => {
    const balance = unwrap(regionalBalance(rows(...FIVE)));
    expect(balance.gini).toBeCloseTo(0.6265, 12);
    expect(balance.theil).toBeCloseTo(0.8221393788, 10);
    expect(balance.hhi).toBeCloseTo(0.2658, 12);
    expect(balance.effective).toBeCloseTo(3.762227, 6);
    expect(Object.values(balance.locationQuotient)).toEqual([8, 2.5, 1, 0.4, 0.2].map((lq) => expect.closeTo(lq, 12)));
    expect(balance.theilBetween).toBeCloseTo(0, 12);
  });

  it('splits into what lies within tiers and between them', () => {
    const tiers = ['1', '1', '2', '3', '3'];
    const { theil, theilWithin, theilBetween, tiers: parts } = unwrap(regionalBalance(rows(...FIVE, tiers)));
    const within = Object.values(parts).reduce((sum, part) => sum + part.amountShare * part.theil, 0);
    expect(within).toBeCloseTo(theilWithin, 12);
    expect(theilWithin + theilBetween).toBeCloseTo(theil, 12);
    expect(theilBetween).toBeGreaterThan(0);
  });

  it('is nought where each region has its share, and no measure changes when a region is cut into equal parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })), {
          minLength: 2,
          maxLength: 20,
        }),
        (pairs) => {
          fc.pre(pairs.some(([amount]) => amount > 0));
          const whole = unwrap(
            regionalBalance(
              rows(
                pairs.map(([a]) => a),
                pairs.map(([, b]) => b),
              ),
            ),
          );
          const cut = pairs.flatMap(
            ([a, b]) =>
              [
                [a / 2, b / 2],
                [a / 2, b / 2],
              ] as const,
          );
          const halves = unwrap(
            regionalBalance(
              rows(
                cut.map(([a]) => a),
                cut.map(([, b]) => b),
              ),
            ),
          );
          expect(halves.gini).toBeCloseTo(whole.gini, 9);
          expect(halves.theil).toBeCloseTo(whole.theil, 9);
          expect(whole.gini).toBeGreaterThanOrEqual(0);
          const fair = unwrap(
            regionalBalance(
              rows(
                pairs.map(([, b]) => b),
                pairs.map(([, b]) => b),
              ),
            ),
          );
          expect(fair.gini).toBeCloseTo(0, 9);
          expect(fair.theil).toBeCloseTo(0, 9);
        },
      ),
    );
  });

  it('refuses lending where nobody lives, no base and no lending', () => {
    expect(regionalBalance(rows([1, 1], [1, 0]))).toMatchObject({ error: { code: 'REGION_WITHOUT_BASE' } });
    expect(regionalBalance(rows([1], [0]))).toMatchObject({ error: { code: 'REGION_BASE_MISSING' } });
    expect(regionalBalance(rows([0], [1]))).toMatchObject({ error: { code: 'REGION_NOTHING_LENT' } });
  });
});
