import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionableVariable, cheapestRecourse, prepareScorecard, scoreCard } from './index.ts';
import { scorecardOf, variableOf } from './scorecard-fixtures.ts';

const CASES = fc.array(
  fc.record({
    points: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 5 }),
    bin: fc.nat(4),
    effort: fc.integer({ min: 1, max: 9 }),
    toward: fc.constantFrom<'lower' | 'higher'>('lower', 'higher'),
    actionable: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
);

interface Part {
  readonly points: readonly number[];
  readonly bin: number;
  readonly effort: number;
  readonly toward: 'lower' | 'higher';
  readonly actionable: boolean;
}

function made(parts: readonly Part[]) {
  const prepared = prepareScorecard(
    scorecardOf(
      parts.map(({ points }, i) => variableOf(`v${i}`, points)),
      { modelSd: 0.1 },
    ),
  );
  const values = Object.fromEntries(parts.map(({ points, bin }, i) => [`v${i}`, bin % points.length]));
  const ages = Object.fromEntries(parts.map((_, i) => [`v${i}`, 0]));
  const actionable: ActionableVariable[] = parts.flatMap(({ effort, toward, actionable: can }, i) =>
    can ? [{ name: `v${i}`, effort, toward }] : [],
  );
  return { prepared, values, ages, actionable };
}

/** The least effort of all choices of bins, tried one by one. */
function byTrial(parts: readonly Part[], cutOff: number): number | null {
  const { prepared, values, ages } = made(parts);
  let best: number | null = null;
  const tryFrom = (i: number, changed: Record<string, number>, effort: number): void => {
    if (best !== null && effort >= best) return;
    if (i === parts.length) {
      const after = scoreCard(changed, ages, prepared, cutOff);
      if (after.action === 'approve' && after.holds) best = effort;
      return;
    }
    const part = parts[i]!;
    const from = part.bin % part.points.length;
    tryFrom(i + 1, changed, effort);
    if (!part.actionable) return;
    for (let to = 0; to < part.points.length; to++) {
      const steps = part.toward === 'higher' ? to - from : from - to;
      if (steps <= 0 || part.points[to]! <= part.points[from]!) continue;
      tryFrom(i + 1, { ...changed, [`v${i}`]: to }, effort + steps * part.effort);
    }
  };
  tryFrom(0, values, 0);
  return best;
}

describe('a recourse', () => {
  it('re-scores to an approval that holds, moves only what is actionable the way it can, and says the value to reach', () => {
    fc.assert(
      fc.property(CASES, fc.double({ min: 0.01, max: 0.6, noNaN: true }), (parts, cutOff) => {
        const { prepared, values, ages, actionable } = made(parts);
        const found = cheapestRecourse(values, ages, prepared, cutOff, actionable);
        if (!found) return;
        expect(found.after.action).toBe('approve');
        expect(found.after.holds).toBe(true);
        for (const { variable, reach, value, pointsGained } of found.changes) {
          const action = actionable.find(({ name }) => name === variable)!;
          expect(reach).toBe(action.toward === 'higher' ? 'at-least' : 'below');
          expect(pointsGained).toBeGreaterThan(0);
          const from = values[variable]!;
          expect(action.toward === 'higher' ? value > from : value <= from).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the one of least effort, and is there whenever some choice of bins suffices', () => {
    fc.assert(
      fc.property(CASES, fc.double({ min: 0.01, max: 0.6, noNaN: true }), (parts, cutOff) => {
        const { prepared, values, ages, actionable } = made(parts);
        const best = byTrial(parts, cutOff);
        fc.pre(best !== 0);
        const found = cheapestRecourse(values, ages, prepared, cutOff, actionable);
        // Where the doubt of the bins differs the least effort may be missed by a little, never the approval.
        if (best === null) expect(found).toBeNull();
        else if (found) expect(found.effort).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the cheap way where there are two', () => {
    const parts = [
      { points: [0, 30], bin: 0, effort: 5, toward: 'higher', actionable: true },
      { points: [0, 30], bin: 0, effort: 2, toward: 'higher', actionable: true },
      { points: [60, 0], bin: 1, effort: 1, toward: 'higher', actionable: true },
    ] as const;
    const { prepared, values, ages, actionable } = made(parts);
    const { pd } = scoreCard({ v0: 0, v1: 1, v2: 1 }, ages, prepared);
    const found = cheapestRecourse(values, ages, prepared, pd * 1.3, actionable)!;
    expect(found.changes.map(({ variable, value, effort }) => [variable, value, effort])).toEqual([['v1', 1, 2]]);
  });
});
