import { DEFAULT_SCALE } from './scale.ts';
import type { Scorecard, ScorecardVariable } from './scorecard.ts';

/** A numeric variable for tests: value i falls into bin i, which earns `points[i]` and holds `weights[i]` of the population. */
export function variableOf(
  name: string,
  points: readonly number[],
  weights: readonly number[] = points.map(() => 1),
  changes: Partial<ScorecardVariable> = {},
): ScorecardVariable {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return {
    name,
    label: { zh: name, en: name },
    type: 'numeric',
    document: name,
    freshDays: 90,
    drift: { initialSd: 0.1, monthlySd: 0.15 },
    iv: null,
    coefficient: null,
    bins: points.map((p, i) => ({
      kind: 'interval',
      from: i === 0 ? null : i,
      to: i === points.length - 1 ? null : i + 1,
      points: p,
      share: weights[i]! / total,
      fitted: null,
    })),
    ...changes,
  };
}

/** An approved expert scorecard for tests. */
export function scorecardOf(variables: readonly ScorecardVariable[], changes: Partial<Scorecard> = {}): Scorecard {
  return {
    format: 'weir-scorecard/1',
    name: 'a card for tests',
    version: '1',
    origin: 'expert',
    card: {
      title: 'a card for tests',
      purpose: 'tests',
      population: 'made up',
      outcome: 'made up',
      data: 'none',
      rows: null,
      bads: null,
      limitations: [],
      approvedBy: 'a tester',
      approvedOn: null,
    },
    mayDecide: true,
    cutOffPd: 0.1,
    grades: [
      { grade: 'A', below: 0.02 },
      { grade: 'B', below: 0.1 },
      { grade: 'C', below: 1 },
    ],
    scale: DEFAULT_SCALE,
    basePoints: 500,
    modelSd: 0.2,
    variables,
    fit: null,
    ...changes,
  };
}
