import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftVariance } from './doubt.ts';
import { type CardValue, cardReasons, prepareScorecard, STRUCTURALLY_ABSENT, scoreCard } from './index.ts';
import { logit } from './scale.ts';
import { scorecardOf, variableOf } from './scorecard-fixtures.ts';

const AGES = fc.integer({ min: 0, max: 1500 });

/** Correlations of variables that share one factor: the lower triangle with its diagonal. */
function sharedFactor(loadings: readonly number[]): number[] {
  return loadings.flatMap((a, i) => loadings.slice(0, i + 1).map((b, j) => (i === j ? 1 : a * b)));
}

/** A card of two to six variables with any points and shares, a case on it, and an age for each value. */
const CASES = fc
  .array(
    fc.record({
      points: fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 2, maxLength: 6 }),
      weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
      bin: fc.nat(5),
      age: AGES,
      older: AGES,
      hidden: fc.boolean(),
      loading: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((parts) => {
    const loadings = parts.map(({ loading }) => loading);
    const variables = parts.map((part, i) =>
      variableOf(
        `v${i}`,
        part.points,
        part.points.map((_, bin) => part.weights[bin]!),
      ),
    );
    const named = <T>(value: (part: (typeof parts)[number], i: number) => T) =>
      Object.fromEntries(parts.map((part, i) => [`v${i}`, value(part, i)]));
    return {
      prepared: prepareScorecard(scorecardOf(variables, { modelSd: 0.2, dependence: sharedFactor(loadings) })),
      values: named((part) => part.bin % part.points.length) as Record<string, CardValue>,
      ages: named((part) => part.age),
      olderAges: named((part) => part.age + part.older),
      hidden: named((part) => part.hidden),
    };
  });

function hide(values: Record<string, CardValue>, hidden: Record<string, boolean>): Record<string, CardValue> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden[name]));
}

describe('the doubt of a value', () => {
  // Published as the golden of the drift rule: initial 0.10, monthly 0.15, six months old.
  it('grows as a random walk', () => {
    expect(Math.sqrt(driftVariance({ initialSd: 0.1, monthlySd: 0.15 }, 6))).toBeCloseTo(0.380789, 6);
  });

  it('never moves the centre with age and nests the interval in age', () => {
    fc.assert(
      fc.property(CASES, ({ prepared, values, ages, olderAges }) => {
        const younger = scoreCard(values, ages, prepared);
        const older = scoreCard(values, olderAges, prepared);
        expect(older.pd).toBe(younger.pd);
        expect(older.grade).toBe(younger.grade);
        expect(older.pdLow).toBeLessThanOrEqual(younger.pdLow + 1e-15);
        expect(older.pdHigh).toBeGreaterThanOrEqual(younger.pdHigh - 1e-15);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never smaller when evidence is absent', () => {
    fc.assert(
      fc.property(CASES, ({ prepared, values, ages, hidden }) => {
        const less = hide(values, hidden);
        expect(scoreCard(less, ages, prepared).halfWidth).toBeGreaterThanOrEqual(
          scoreCard(values, ages, prepared).halfWidth - 1e-12,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('that comes from age never turns an approval or a referral into a decline', () => {
    fc.assert(
      fc.property(CASES, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (c, cutOff) => {
        const before = scoreCard(c.values, c.ages, c.prepared, cutOff);
        fc.pre(before.action !== 'decline');
        expect(scoreCard(c.values, c.olderAges, c.prepared, cutOff).action).not.toBe('decline');
      }),
      { numRuns: 10_000 },
    );
  });

  it('alone never turns an approval or a referral into a decline that holds', () => {
    fc.assert(
      fc.property(CASES, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (c, cutOff) => {
        const before = scoreCard(c.values, c.ages, c.prepared, cutOff);
        fc.pre(before.action !== 'decline');
        const less = scoreCard(hide(c.values, c.hidden), c.olderAges, c.prepared, cutOff);
        expect(less.action === 'decline' && less.holds).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is never a reason, and kinds of reasons do not mix', () => {
    fc.assert(
      fc.property(CASES, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (c, cutOff) => {
        const score = scoreCard(hide(c.values, c.hidden), c.olderAges, c.prepared, cutOff);
        const fresh = new Set(score.variables.filter((v) => v.state === 'fresh').map((v) => v.name));
        expect(score.weaknesses.length).toBeLessThanOrEqual(4);
        expect(score.weaknesses.every((w) => fresh.has(w.name) && w.pointsLost > 0)).toBe(true);
        const reasons = cardReasons(score);
        if (score.action === 'approve') expect(reasons).toEqual([]);
        if (score.action === 'decline') expect(reasons.every((reason) => reason.kind === 'risk')).toBe(true);
        expect(new Set(reasons.map((reason) => reason.kind)).size).toBeLessThanOrEqual(1);
        for (const reason of reasons)
          if (reason.kind === 'missing') expect(reason.variables.some((name) => fresh.has(name))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes an age that nobody gave as unlimited', () => {
    const prepared = prepareScorecard(scorecardOf([variableOf('v', [0, 20, 40])]));
    const unknownAge = scoreCard({ v: 2 }, {}, prepared);
    expect(unknownAge.halfWidth).toBeGreaterThan(scoreCard({ v: 2 }, { v: 60 }, prepared).halfWidth);
    expect(unknownAge.variables[0]!.state).toBe('stale');
  });
});

describe('a decision by a scorecard', () => {
  const variables = [variableOf('sales', [0, 30, 60]), variableOf('arrears', [-40, 0, 20])];
  const prepared = prepareScorecard(scorecardOf(variables, { modelSd: 0.1 }));
  const fresh = { sales: 0, arrears: 0 };

  it('gives as reasons only fresh variables, the worst first', () => {
    const score = scoreCard({ sales: 0, arrears: 0 }, { sales: 0, arrears: 400 }, prepared);
    expect(score.weaknesses.map((w) => [w.name, w.pointsLost])).toEqual([['sales', 60]]);
    expect(scoreCard({ sales: 0 }, fresh, prepared).weaknesses.map((w) => w.name)).toEqual(['sales']);
    expect(scoreCard({ sales: 1, arrears: 0 }, fresh, prepared).weaknesses.map((w) => w.name)).toEqual([
      'arrears',
      'sales',
    ]);
  });

  it('asks for the document that settles most', () => {
    const shared = prepareScorecard(
      scorecardOf([
        variableOf('a', [0, 20], [1, 1], { document: 'bank-transactions' }),
        variableOf('b', [0, 20], [1, 1], { document: 'bank-transactions' }),
        variableOf('c', [0, 24], [1, 1], { document: 'tax-returns' }),
      ]),
    );
    const score = scoreCard({}, {}, shared);
    expect(score.ask.map((a) => [a.document, a.variables])).toEqual([
      ['bank-transactions', ['a', 'b']],
      ['tax-returns', ['c']],
    ]);
  });

  it('approves only when the upper bound is under the cut-off and declines only beyond it', () => {
    const score = scoreCard({ sales: 1, arrears: 1 }, fresh, prepared);
    const near = (pd: number) => scoreCard({ sales: 1, arrears: 1 }, fresh, prepared, pd).action;
    expect(near(score.pdHigh * 1.001)).toBe('approve');
    expect(near(score.pdHigh * 0.999)).toBe('refer');
    expect(near(score.pdLow * 1.001)).toBe('refer');
    expect(near(score.pdLow * 0.999)).toBe('decline');
  });

  it('only refers where the card may not decide', () => {
    const referring = prepareScorecard(scorecardOf(variables, { modelSd: 0.1, mayDecide: false }));
    expect(scoreCard({ sales: 2, arrears: 2 }, fresh, referring, 0.99).action).toBe('refer');
    expect(scoreCard({ sales: 0, arrears: 0 }, fresh, referring, 0.001).action).toBe('refer');
  });

  it('keeps a thing that does not exist apart from one that was not delivered', () => {
    const withMissing = prepareScorecard(
      scorecardOf([
        {
          ...variableOf('loans', [10, 20]),
          bins: [
            ...variableOf('loans', [10, 20]).bins.map((bin) => ({ ...bin, share: 0.4 })),
            { kind: 'missing', points: 5, share: 0.2, fitted: null },
          ],
        },
      ]),
    );
    const absent = scoreCard({ loans: STRUCTURALLY_ABSENT }, { loans: 0 }, withMissing);
    expect(absent.variables[0]).toMatchObject({ state: 'fresh', bin: 2, points: 5 });
    const unknown = scoreCard({ loans: null }, { loans: 0 }, withMissing);
    expect(unknown.variables[0]).toMatchObject({ state: 'unknown', bin: null });
    expect(unknown.variables[0]!.points).toBeCloseTo(13, 9);
    expect(unknown.halfWidth).toBeGreaterThan(absent.halfWidth);
  });

  it('puts a PD into the grade whose bound it is under', () => {
    const at = (modelBase: number) =>
      scoreCard({ sales: 1, arrears: 1 }, fresh, prepareScorecard(scorecardOf(variables, { basePoints: modelBase })));
    for (const base of [400, 500, 600]) {
      const { pd, grade, logOdds } = at(base);
      expect(logOdds).toBeCloseTo(logit(pd), 9);
      expect(grade).toBe(pd < 0.02 ? 'A' : pd < 0.1 ? 'B' : 'C');
    }
  });
});
