import { type CardValue, STRUCTURALLY_ABSENT } from './card-value.ts';
import { type VariableDoubt, variableDoubt } from './doubt.ts';
import { type JointDoubt, jointDoubt } from './joint-doubt.ts';
import { scaleFactor } from './scale.ts';
import type { Bin, Scorecard, ScorecardVariable } from './scorecard.ts';

/** A scorecard with all that does not depend on the case worked out once. */
export interface PreparedScorecard {
  readonly card: Scorecard;
  readonly variables: readonly PreparedVariable[];
  readonly joint: JointDoubt;
}

export interface PreparedVariable {
  readonly name: string;
  readonly document: string;
  readonly freshDays: number;
  readonly points: Float64Array;
  readonly meanPoints: number;
  readonly bestPoints: number;
  readonly doubt: VariableDoubt;
  /** False where the fitted coefficient credits what the data say is worse: no reason for anybody. */
  readonly mayExplain: boolean;
  /** The index of a value's bin; null when the value is unknown to the card. */
  readonly binOf: (value: CardValue) => number | null;
}

export function prepareScorecard(card: Scorecard): PreparedScorecard {
  const factor = scaleFactor(card.scale);
  const variables = card.variables.map((variable) => prepareVariable(variable, factor));
  const doubts = variables.map(({ doubt }) => doubt);
  return { card, variables, joint: jointDoubt(doubts, card.dependence) };
}

function prepareVariable(variable: ScorecardVariable, factor: number): PreparedVariable {
  const points = Float64Array.from(variable.bins, (bin) => bin.points);
  const shares = variable.bins.map((bin) => bin.share);
  const doubt = variableDoubt(
    Array.from(points, (p) => -p / factor),
    shares,
    variable.drift,
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  return {
    name: variable.name,
    document: variable.document,
    freshDays: variable.freshDays,
    points,
    meanPoints: points.reduce((sum, p, i) => sum + p * shares[i]!, 0) / total,
    bestPoints: points.reduce((best, p, i) => (shares[i]! > 0 ? Math.max(best, p) : best), Number.NEGATIVE_INFINITY),
    doubt,
    mayExplain: variable.coefficient === null || variable.coefficient <= 0,
    binOf: binFinder(variable),
  };
}

function binFinder(variable: ScorecardVariable): (value: CardValue) => number | null {
  const { bins } = variable;
  const missing = indexOrNull(bins, 'missing');
  const rest = indexOrNull(bins, 'rest');
  const exact = new Map<number | string, number>();
  const intervals: { from: number; bin: number }[] = [];
  let end = Number.POSITIVE_INFINITY;
  bins.forEach((bin, i) => {
    if (bin.kind === 'special' || bin.kind === 'categories') for (const value of bin.values) exact.set(value, i);
    if (bin.kind !== 'interval') return;
    intervals.push({ from: bin.from ?? Number.NEGATIVE_INFINITY, bin: i });
    end = bin.to ?? Number.POSITIVE_INFINITY;
  });
  const numeric = (value: number): number | null => {
    if (value >= end && end !== Number.POSITIVE_INFINITY) return null;
    let found: number | null = null;
    for (const interval of intervals) {
      if (value < interval.from) break;
      found = interval.bin;
    }
    return found;
  };
  return (value) => {
    if (value === STRUCTURALLY_ABSENT) return missing;
    if (value === null || value === undefined || Number.isNaN(value)) return null;
    const match = exact.get(value);
    if (match !== undefined) return match;
    if (variable.type === 'categorical') return exact.get(String(value)) ?? rest;
    return typeof value === 'number' ? numeric(value) : null;
  };
}

function indexOrNull(bins: readonly Bin[], kind: Bin['kind']): number | null {
  const index = bins.findIndex((bin) => bin.kind === kind);
  return index < 0 ? null : index;
}
