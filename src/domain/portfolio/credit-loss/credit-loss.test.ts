import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { normalCdf } from '#domain/numeric/index.ts';
import { expectedCreditLoss, type LoanColumns } from './expected-credit-loss.ts';
import { lgdGiven, parseScenarios, pdGiven } from './scenario.ts';

const loan = (stage: number, months = 24): LoanColumns => ({
  balance: Float64Array.of(1_000_000),
  pd: Float64Array.of(0.04),
  lgd: Float64Array.of(0.45),
  monthlyRate: Float64Array.of(0.01),
  months: Int32Array.of(months),
  amortises: Uint8Array.of(1),
  stage: Uint8Array.of(stage),
});
const set = (...scenarios: [name: string, weight: number, z: number[]][]) =>
  unwrap(parseScenarios({ rho: 0.1, scenarios: scenarios.map(([name, weight, z]) => ({ name, weight, z })) }));
const WEIGHTED = set(['up', 0.2, [0.5, 0.5]], ['base', 0.5, [0, 0]], ['down', 0.3, [-2, -1]]);

describe('expected credit loss', () => {
  it('of a loan of 24 instalments is the golden of each scenario and of their weights', () => {
    const result = expectedCreditLoss(loan(1), WEIGHTED);
    expect(result.byScenario.up!.twelveMonth).toBeCloseTo(7_490.228885, 5);
    expect(result.byScenario.base!.lifetime).toBeCloseTo(14_570.444057, 5);
    expect(result.byScenario.down!.lifetime).toBeCloseTo(47_188.072854, 5);
    expect(result.twelveMonth).toBeCloseTo(19_201.415788, 5);
    expect(result.lifetime).toBeCloseTo(23_427.881185, 5);
  });

  it('is not that of the mean path, which is lower: losses are not linear in the economy', () => {
    const mean = expectedCreditLoss(loan(1), set(['mean', 1, [-0.5, -0.2]])).lifetime;
    expect(mean).toBeCloseTo(19_875.638729, 5);
  });

  it('provides twelve months in stage 1, the whole life in stage 2 and LGD × balance in stage 3', () => {
    expect(expectedCreditLoss(loan(1), WEIGHTED).provision).toBeCloseTo(19_201.415788, 5);
    expect(expectedCreditLoss(loan(2), WEIGHTED).provision).toBeCloseTo(23_427.881185, 5);
    expect(expectedCreditLoss(loan(3), WEIGHTED).provision).toBe(450_000);
  });

  it('of a loan that ends within a year is the same for twelve months and for life', () => {
    const result = expectedCreditLoss(loan(1, 7), WEIGHTED);
    expect(result.twelveMonth).toBe(result.lifetime);
  });
});

describe('a scenario', () => {
  it.each([
    [-3, 0.198947916198],
    [-1, 0.065260340423],
    [0, 0.032490765814],
    [2, 0.006001573122],
  ])('with factor %d moves a PD of 4 %% to %d', (z, pd) => {
    expect(pdGiven(0.04, 0.1, z)).toBeCloseTo(pd, 11);
  });

  it('keeps the PD on average over the factor', () => {
    const n = 4000;
    let mean = 0;
    for (let i = 0; i < n; i++) {
      const [low, high] = [-9 + (18 * i) / n, -9 + (18 * (i + 1)) / n];
      mean += pdGiven(0.04, 0.1, (low + high) / 2) * (normalCdf(high) - normalCdf(low));
    }
    expect(mean).toBeCloseTo(0.04, 7);
  });

  it('lets LGD rise with the default rate and equal its mean where nothing is stressed', () => {
    expect(lgdGiven(0.1, 0.04, 0.45, 0.1)).toBeGreaterThan(lgdGiven(0.04, 0.04, 0.45, 0.1));
    expect(lgdGiven(0.04, 0.04, 0.45, 0)).toBeCloseTo(0.45, 12);
  });

  it.each([
    ['weights that do not add up', { scenarios: [{ weight: 0.5, z: [0] }] }],
    ['no path', { scenarios: [{ weight: 1 }] }],
    ['a correlation of one', { rho: 1, scenarios: [{ weight: 1, z: [0] }] }],
    ['no scenario', { scenarios: [] }],
    ['a list', [1]],
  ])('is refused with %s', (_, document) => {
    expect(parseScenarios(document)).toMatchObject({ error: { code: 'ECL_SCENARIOS_MALFORMED' } });
  });
});
