import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { pdGiven } from '#domain/portfolio/index.ts';
import { attributeLoss } from './attribute-loss.ts';
import { playCrisis } from './play-crisis.ts';
import { LOOPS, parseCrisis } from './scenario.ts';

const NO_LOOPS = Object.fromEntries(LOOPS.map((loop) => [loop, false]));

const TROUBLE = {
  days: 200,
  macro: { shape: 'U', depth: 2, startDay: 20, holdDays: 60, halfLifeDays: 90 },
  book: {
    balanceFen: 10_000_000_000,
    pd: 0.04,
    lgd: 0.5,
    rho: 0.1,
    rate: 0.1,
    tenorDays: 300,
    renewal: 0.8,
    rolloverShare: 0.1,
    saleDiscount: 0.2,
    saleShare: 0.005,
  },
  cashFen: 300_000_000,
  funding: [
    { name: 'bank', claimsFen: 5_000_000_000, requestRate: 0.001, rate: 0.04, cutDay: 60, cutShare: 0.5 },
    { name: 'trust', claimsFen: 2_000_000_000, requestRate: 0.002, rate: 0.06 },
  ],
  layers: [
    { layer: 'provision', availableFen: 100_000_000 },
    { layer: 'guarantee', availableFen: 100_000_000, share: 0.8 },
  ],
  fear: { arrears: 0.2, queue: 0.5, coverage: 0.01, outage: 0.05 },
  service: { load: 40, capacity: 60, perRun: 1, perQueueDay: 0.1, degradedPd: 0.1 },
  competition: { cutDay: 10, rateCut: 0.03, feeRise: 0.01, lostGood: 0.05 },
};
const trouble = (more: object = {}) => unwrap(parseCrisis({ ...TROUBLE, ...more }));

describe('a crisis', () => {
  it('without loops is the plain run: 2 % a day against a tenth in cash and 0.3 % a day coming in breaks on day 7, 1 % on day 16', () => {
    const plain = (requestRate: number) =>
      playCrisis(
        unwrap(
          parseCrisis({
            days: 30,
            // 3,000,000 fen a day come in from loans that outlast the run.
            book: { balanceFen: 3_000_000 * 36_500, pd: 0, lgd: 0, tenorDays: 36_500 },
            cashFen: 100_000_000,
            funding: [{ name: 'holders', claimsFen: 1_000_000_000, requestRate }],
            loops: NO_LOOPS,
          }),
        ),
      ).firstUnpaidDay;
    expect(plain(0.02)).toBe(7);
    expect(plain(0.01)).toBe(16);
  });

  it('without loops moves the PD by the economy alone', () => {
    const { days } = playCrisis(trouble({ loops: NO_LOOPS }));
    for (const { pd, factor } of days) expect(pd).toBe(pdGiven(0.04, 0.1, factor));
  });

  it('accounts for every fen of cash, of loss and of claims on every day', () => {
    fc.assert(
      fc.property(
        fc.record({
          depth: fc.double({ min: 0, max: 4, noNaN: true }),
          cash: fc.integer({ min: 0, max: 1e10 }),
          cut: fc.double({ min: 0, max: 1, noNaN: true }),
          fear: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        ({ depth, cash, cut, fear }) => {
          const played = playCrisis(
            trouble({
              macro: { ...TROUBLE.macro, depth },
              cashFen: cash,
              funding: TROUBLE.funding.map((cohort) => ({ ...cohort, cutShare: cut, cutDay: 5 })),
              fear: { arrears: fear, queue: fear, coverage: fear, outage: fear },
            }),
          );
          expect(played.unaccountedFen).toBe(0);
          const borne = Object.values(played.paidByLayerFen).reduce((sum, paid) => sum + paid, 0) + played.residualFen;
          expect(borne).toBe(played.lossFen);
          let paid = 0;
          for (const day of played.days) {
            paid += day.paidFen;
            expect(day.claimsFen + paid).toBe(7_000_000_000);
            expect(day.cashFen).toBeGreaterThanOrEqual(0);
            expect(day.balanceFen).toBeGreaterThanOrEqual(0);
            expect(day.queueFen).toBeLessThanOrEqual(day.claimsFen);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same to the last figure each time', () => {
    expect(JSON.stringify(playCrisis(trouble()))).toBe(JSON.stringify(playCrisis(trouble())));
  });

  it('costs more with its loops than without, and the parts of the loops add up to the whole', () => {
    const { baseFen, byLoopFen, wholeFen } = attributeLoss(trouble());
    expect(wholeFen).toBe(playCrisis(trouble()).lossFen);
    expect(baseFen).toBe(playCrisis(trouble({ loops: NO_LOOPS })).lossFen);
    expect(wholeFen).toBeGreaterThan(baseFen);
    expect(Object.values(byLoopFen).reduce((sum, part) => sum + part, baseFen)).toBe(wholeFen);
  });

  it('gives nothing to a loop that changes nothing, and attributes only what is switched on', () => {
    const calm = attributeLoss(trouble({ service: { load: 1, capacity: 1e6 } }));
    expect(calm.byLoopFen.overloadToRun).toBe(0);
    const two = attributeLoss(trouble({ loops: { ...NO_LOOPS, creditToRun: true, runToCredit: true } }));
    expect(Object.keys(two.byLoopFen)).toEqual(['creditToRun', 'runToCredit']);
  });

  it('falls below the floor when competitors cut the rate', () => {
    const war = trouble({ competition: { cutDay: 10, rateCut: 0.08 }, macro: { shape: 'none' } });
    expect(playCrisis(war).firstBelowFloorDay).toBe(10);
  });

  it.each([
    ['a key that nobody knows', { cahsFen: 1 }, '(document).cahsFen'],
    ['a share above one', { book: { ...TROUBLE.book, lgd: 1.2 } }, 'book.lgd'],
    ['an unknown shape', { macro: { shape: 'X' } }, 'macro.shape'],
    ['a loop that is no truth', { loops: { creditToRun: 'yes' } }, 'loops.creditToRun'],
    ['no funding', { funding: undefined }, 'funding'],
  ])('is refused with %s', (_, more, path) => {
    expect(parseCrisis({ ...TROUBLE, ...more })).toMatchObject({
      error: { code: 'CRISIS_SCENARIO_WRONG', params: { path } },
    });
  });
});
