import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { type BookRow, bookOf, expectedLoss } from '../book.ts';
import { type Copula, drawnBook } from './copula.ts';
import { creditRiskPlus, gridTail } from './creditriskplus.ts';
import { importanceLosses, tailTarget } from './importance.ts';
import { exceedanceOfSorted, momentsOf, tailsOfSorted } from './loss-measures.ts';
import { SCENARIOS_A_BLOCK } from './scenario-block.ts';
import { simulateLosses, tailLosses } from './simulate-losses.ts';
import { weightedExceedance, weightedTail } from './weighted-tail.ts';

const gaussian = (rho: number, rhoSector = 0, rhoRegion = 0): Copula => ({
  kind: 'gaussian',
  rho,
  rhoSector,
  rhoRegion,
});
const rowsOf = (n: number, row: (k: number) => Omit<BookRow, 'id'>): BookRow[] =>
  Array.from({ length: n }, (_, k) => ({ id: `loan ${k}`, ...row(k) }));
const drawn = (rows: readonly BookRow[], copula: Copula) => unwrap(drawnBook(unwrap(bookOf(rows)), copula));
const sorted = (rows: readonly BookRow[], copula: Copula, blocks: number, seed = 1) =>
  simulateLosses(drawn(rows, copula), { seed, from: 0, to: blocks }).sort();

/** A thousand loans of seven PDs and twenty sizes without any random number. */
const THOUSAND = rowsOf(1000, (k) => ({ pd: 0.005 * (1 + (k % 7)), exposure: 1 + ((7 * k) % 20), lgd: 1 }));

/** The 21-factor portfolio of P. Glasserman and J. Li (2005), section 4. */
const TWENTY_ONE_FACTORS = rowsOf(1000, (i) => ({
  pd: Math.max(0, 0.01 * (1 + Math.sin((16 * Math.PI * (i + 1)) / 1000))),
  exposure: 1 + (99 * i) / 999,
  lgd: 1,
  sector: `industry ${Math.ceil((i + 1) / 100)}`,
  region: `region ${Math.ceil(((i % 100) + 1) / 10)}`,
}));

describe('the drawn loss of a book', () => {
  it('agrees with quadrature on the reference book of a thousand loans, rho 0.12', () => {
    const losses = sorted(THOUSAND, gaussian(0.12), 400);
    const { mean, sd } = momentsOf(losses);
    expect(Math.abs(mean - 209.825)).toBeLessThan((4 * 200.26) / Math.sqrt(losses.length));
    expect(Math.abs(sd / 200.258207 - 1)).toBeLessThan(0.015);
    const tails = tailsOfSorted(losses, [0.95, 0.99, 0.995, 0.999]);
    const var_ = [599, 956, 1120, 1518];
    const es = [822.66983, 1198.142542, 1368.333036, 1778.869634];
    for (const [i, tail] of tails.entries()) {
      expect(Math.abs(tail.valueAtRisk / var_[i]! - 1)).toBeLessThan(0.03);
      expect(Math.abs(tail.expectedShortfall / es[i]! - 1)).toBeLessThan(0.03);
    }
  });

  it('agrees with the exact mixture of a pool under the t copula of four degrees of freedom', () => {
    const pool = rowsOf(200, () => ({ pd: 0.02, exposure: 1, lgd: 1 }));
    const losses = sorted(pool, { kind: 't', df: 4, rho: 0.12, rhoSector: 0, rhoRegion: 0 }, 400);
    const none = 1 - exceedanceOfSorted(losses, [0])[0]!.p;
    expect(Math.abs(none - 0.56577311)).toBeLessThan(2 / Math.sqrt(losses.length));
    const [at95, at99] = tailsOfSorted(losses, [0.95, 0.99]);
    expect(Math.abs(at95!.valueAtRisk - 22)).toBeLessThanOrEqual(1);
    expect(Math.abs(at99!.valueAtRisk - 51)).toBeLessThanOrEqual(2);
    expect(Math.abs(at95!.expectedShortfall / 39.66327 - 1)).toBeLessThan(0.03);
  });

  it('draws each block by itself, so that ranges on any number of workers are the same numbers', () => {
    const book = drawn(THOUSAND, gaussian(0.2));
    const whole = simulateLosses(book, { seed: 7, from: 0, to: 4 });
    const parts = [2, 0, 3, 1].map((from) => [from, simulateLosses(book, { seed: 7, from, to: from + 1 })] as const);
    for (const [from, part] of parts) {
      expect(part).toEqual(whole.subarray(from * SCENARIOS_A_BLOCK, (from + 1) * SCENARIOS_A_BLOCK));
    }
  });

  it('keeps PDs of 0 and 1, which never and always default', () => {
    const rows = [
      { id: 'sure', pd: 1, exposure: 10, lgd: 0.5 },
      { id: 'safe', pd: 0, exposure: 1000, lgd: 1 },
    ];
    expect(new Set(sorted(rows, gaussian(0.3), 1))).toEqual(new Set([5]));
  });

  it('changes nothing where one loan is cut into pieces of one group', () => {
    const whole = rowsOf(50, (k) => ({ pd: 0.02 + k / 2000, exposure: 100, lgd: 0.5, group: `g${k}` }));
    const cut = whole.flatMap((row) =>
      Array.from({ length: 10 }, (_, i) => ({ ...row, id: `${row.id}/${i}`, exposure: 10 })),
    );
    const copula = gaussian(0.15);
    const [a, b] = [sorted(whole, copula, 2), sorted(cut, copula, 2)];
    for (let i = 0; i < a.length; i++) expect(b[i]).toBeCloseTo(a[i]!, 9);
  });

  it('splits the shortfall into contributions of the risks that add up to it', () => {
    const copula = gaussian(0.12);
    const book = drawn(THOUSAND, copula);
    const range = { seed: 3, from: 0, to: 8 };
    const losses = simulateLosses(book, range);
    const level = tailsOfSorted(losses.slice().sort(), [0.99])[0]!.valueAtRisk;
    const whole = losses.filter((loss) => loss >= level).reduce((sum, loss) => sum + loss, 0);
    const parts = tailLosses(book, range, level).reduce((sum, loss) => sum + loss, 0);
    expect(parts / whole).toBeCloseTo(1, 12);
  });

  it('refuses correlations that leave nothing of a risk its own', () => {
    const book = unwrap(bookOf(THOUSAND));
    expect(drawnBook(book, gaussian(0.5, 0.3, 0.2))).toMatchObject({ error: { code: 'PORTFOLIO_LOADINGS_TOO_LARGE' } });
    expect(drawnBook(book, { ...gaussian(0.1), kind: 't' })).toMatchObject({
      error: { code: 'PORTFOLIO_DF_REQUIRED' },
    });
    expect(bookOf([])).toMatchObject({ error: { code: 'PORTFOLIO_EMPTY' } });
  });
});

describe('importance sampling of the tail', () => {
  const book = drawn(TWENTY_ONE_FACTORS, gaussian(0.64, 0.16, 0.16));

  it('shifts the factors as the paper does: length 3.5459, market 3.4349 for a loss of 40,000', () => {
    const { shift } = tailTarget(book, 40_000);
    expect(Math.hypot(...shift)).toBeCloseTo(3.5459, 3);
    expect(Math.abs(shift[0]!)).toBeCloseTo(3.4349, 3);
  });

  it('meets the table of 300,000 scenarios within three standard errors, with far smaller variance', () => {
    for (const [level, p, se, reduction] of [
      [10_000, 0.01117695, 3.36e-5, 25],
      [40_000, 0.00007385, 3.1e-7, 700],
    ] as const) {
      const found = weightedExceedance(
        importanceLosses(book, tailTarget(book, level), { seed: 5, from: 0, to: 12 }),
        level,
      );
      expect(Math.abs(found.p - p)).toBeLessThan(3 * Math.hypot(found.se, se));
      expect((found.p * (1 - found.p)) / (12 * SCENARIOS_A_BLOCK * found.se ** 2)).toBeGreaterThan(reduction);
    }
  });

  it('reads value at risk and shortfall off the weights as plain scenarios do', () => {
    const equal = { losses: Float64Array.of(5, 1, 4, 2, 3, 9, 8, 7, 6, 10), weights: new Float64Array(10).fill(1) };
    const plain = tailsOfSorted(equal.losses.slice().sort(), [0.75])[0]!;
    const weighted = weightedTail(equal, 0.75);
    expect(weighted.valueAtRisk).toBe(plain.valueAtRisk);
    expect(weighted.expectedShortfall).toBeCloseTo(plain.expectedShortfall, 12);
  });
});

describe('CreditRisk+', () => {
  // The 25 obligors of the document of Credit Suisse Financial Products (1997), exposure and PD in per mille.
  const CSFB = `358475 300, 1089819 300, 1799710 100, 1933116 150, 2317327 150, 2410929 150, 2652184 300, 2957685 150,
    3137989 50, 3204044 50, 4727724 15, 4830517 50, 4912097 50, 4928989 300, 5042312 100, 5320364 75, 5435457 50,
    5517586 30, 5764596 75, 5847845 30, 6466533 300, 6480322 300, 7727651 16, 15410906 100, 20238895 75`;
  const rows = CSFB.split(',').map((pair, i) => {
    const [exposure, perMille] = pair.trim().split(' ').map(Number);
    return { id: `obligor ${i + 1}`, pd: perMille! / 1000, exposure: exposure!, lgd: 1 };
  });
  const book = unwrap(bookOf(rows));

  it('prints the figures of the document to the unit: 55,311,503 at 99 % and 62,033,181 at 99.5 %', () => {
    expect(Math.round(expectedLoss(book))).toBe(14_221_863);
    const unit = Math.ceil(20_238_895 / 100);
    const grid = unwrap(creditRiskPlus(book, { variances: [0.25], unit, banding: 'up' }));
    expect(Math.round(grid.sd)).toBe(12_668_742);
    const at = (alpha: number) => Math.round(gridTail(grid, alpha).interpolated);
    expect([0.5, 0.75, 0.95, 0.99, 0.995, 0.999].map(at)).toEqual([
      11_089_455, 20_498_062, 38_908_486, 55_311_503, 62_033_181, 77_133_478,
    ]);
    expect(gridTail(grid, 0.99).expectedShortfall).toBeCloseTo(64_944_301.52, 1);
  });

  it('names how much the banding and the sectors matter: 55.2 m on a round grid, 46.4 m without a common factor', () => {
    const at99 = (variance: number) =>
      gridTail(unwrap(creditRiskPlus(book, { variances: [variance], unit: 100_000, banding: 'nearest' })), 0.99).grid;
    expect(at99(0.25)).toBe(55_200_000);
    expect(at99(0)).toBe(46_400_000);
  });

  it('holds the whole probability on the grid and refuses one that would not fit', () => {
    const grid = unwrap(creditRiskPlus(book, { variances: [0.25], unit: 100_000, banding: 'up' }));
    expect(grid.p.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(creditRiskPlus(book, { variances: [0.25], unit: 10, banding: 'up' })).toMatchObject({
      error: { code: 'PORTFOLIO_GRID_TOO_LARGE' },
    });
  });
});
