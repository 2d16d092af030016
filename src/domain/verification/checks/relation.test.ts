import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { cappedSums } from '../dependence-cap.ts';
import { cannotTell, relate } from './relation.ts';

const RELATION = {
  check: 'sales-invoices-against-tax-returns',
  sources: ['sales-invoices', 'tax-returns'],
  spread: 0.05,
  suspicious: 'above',
} as const;
const of = (left: number, right: number) => relate({ ...RELATION, left, right });

describe('a comparison of two sums', () => {
  it('agrees where they are equal, contradicts where the claim is far above, and cannot tell without sums', () => {
    expect(of(1e9, 1e9)).toMatchObject({ verdict: 'agree', leftFen: 1_000_000_000n, rightFen: 1_000_000_000n });
    expect(of(2e9, 1e9)).toMatchObject({ verdict: 'contradict' });
    expect(of(Number.NaN, 1e9)).toMatchObject({ verdict: 'cannot-tell', leftFen: null, logLikelihoodRatio: 0 });
  });

  it('says nothing against a firm that claims less than is borne out', () => {
    expect(of(5e8, 1e9).logLikelihoodRatio).toBe(of(1e9, 1e9).logLikelihoodRatio);
  });

  it('is the more telling the wider the gap, and makes little of small sums', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 6, noNaN: true }), fc.double({ min: 1, max: 6, noNaN: true }), (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(of(1e9 * more, 1e9).logLikelihoodRatio).toBeGreaterThanOrEqual(of(1e9 * less, 1e9).logLikelihoodRatio);
      }),
    );
    expect(of(40_000, 20_000).verdict).toBe('agree');
  });
});

describe('checks that share sources', () => {
  const check = (sources: Check['sources'], logLikelihoodRatio: number): Check => ({
    ...cannotTell(sources.join('-'), sources),
    logLikelihoodRatio,
  });

  it('lend of each source at most its own best', () => {
    const three = [
      check(['sales-invoices', 'tax-returns'], 5),
      check(['sales-invoices', 'bank-transactions'], 4),
      check(['sales-invoices', 'logistics'], 3),
    ];
    expect(cappedSums(three)).toEqual({ fabricated: 5, honest: 0 });
    expect(cappedSums([...three, check(['financial-statements', 'utility-bills'], 2)]).fabricated).toBe(7);
    expect(cappedSums([check(['sales-invoices'], -2), check(['bank-transactions'], -1)])).toEqual({
      fabricated: 0,
      honest: 3,
    });
  });
});
