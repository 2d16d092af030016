import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { cycleOf } from './operating-cycle.ts';
import { breakProbability, matchTenor, tenorGap } from './tenor.ts';

const product = { minimumDays: 30, maximumDays: 365 };

describe('tenor', () => {
  it('covers the cash cycle and its buffer: 74 days at a fifth give 89', () => {
    expect(unwrap(matchTenor({ cycleDays: 74, buffer: 0.2, ...product }))).toMatchObject({
      tenorDays: 89,
      boundBy: 'cycle',
      gap: { mismatched: false },
    });
  });

  it('does not add a day for the rounding of decimals', () => {
    expect(unwrap(matchTenor({ cycleDays: 100, buffer: 0.1, ...product })).tenorDays).toBe(110);
  });

  it('is held to the product and then shows the mismatch', () => {
    expect(unwrap(matchTenor({ cycleDays: 10, buffer: 0.2, ...product }))).toMatchObject({
      tenorDays: 30,
      boundBy: 'product-minimum',
    });
    expect(unwrap(matchTenor({ cycleDays: 400, buffer: 0.2, ...product }))).toMatchObject({
      tenorDays: 365,
      matchedDays: 480,
      boundBy: 'product-maximum',
      gap: { mismatched: true, gapDays: 35 },
    });
    expect(unwrap(matchTenor({ cycleDays: -20, buffer: 0.2, ...product })).gap).toMatchObject({ mismatchRatio: 0 });
  });

  it('measures the gap, the renewals and the chance that one of them breaks', () => {
    // Cycle 60 + 75 − 40 = 95 days against 90: 5 days, 5.26 %, four renewals; 1 − 0.92⁴ = 28.36 %.
    const cycle = cycleOf({
      inventoryDays: 60,
      receivableDays: 75,
      payableDays: 40,
      prepaymentDays: 0,
      advanceDays: 0,
    });
    expect(cycle.netDays).toBe(95);
    const gap = tenorGap(cycle.netDays, 90);
    expect(gap).toMatchObject({ gapDays: 5, mismatched: true, rolloversPerYear: 4 });
    expect(gap.mismatchRatio).toBeCloseTo(0.0526, 4);
    expect(breakProbability(4, 0.92)).toBeCloseTo(0.2836, 4);
  });

  it('refuses a cycle that is no number and a product without days', () => {
    expect(matchTenor({ cycleDays: Number.NaN, buffer: 0.2, ...product })).toMatchObject({ ok: false });
    expect(matchTenor({ cycleDays: 74, buffer: 0.2, minimumDays: 90, maximumDays: 30 })).toMatchObject({
      error: { code: 'OUTSIDE_RANGE', params: { name: 'maximumDays' } },
    });
  });
});
