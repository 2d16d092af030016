import { expectedAnswer, NO_VALUE, quantileOfSorted, TreeExplainer } from '#domain/numeric/index.ts';
import { type CardValue, STRUCTURALLY_ABSENT } from '../card-value.ts';
import { logistic, logit, scaleFactor, scaleOffset } from '../scale.ts';
import { type CardAction, type CardScore, INTERVAL_90 } from '../score-card.ts';
import { gradeOfPd } from '../scorecard.ts';
import { DRAWS } from './cell-draws.ts';
import type { PreparedBoosted } from './prepared-boosted.ts';

type VariableScore = CardScore['variables'][number];

/** What a case says, as the trees read it. */
interface ReadCase {
  /** Bins by feature; where a column is unknown they say nothing. */
  readonly bins: Int32Array;
  /** By feature: 0 where the column's value is unknown. */
  readonly known: Uint8Array;
  readonly states: readonly VariableScore['state'][];
  readonly ages: readonly (number | null)[];
}

/**
 * Scores one case as `scoreCard` does. The centre is what the trees answer on average over what is unknown; a stale value enters as it
 * was seen. The interval holds what forty imagined answers for all that is unknown or stale make of it, and the doubt of the model. Points
 * of a variable are its Shapley value on the scale, so that base points and points add up to the score. `withReasons` false leaves variables
 * and weaknesses out.
 */
export function scoreBoosted(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedBoosted,
  cutOffPd: number = prepared.card.cutOffPd,
  withReasons = true,
): CardScore {
  const { card: model } = prepared;
  const read = readCase(values, ages, prepared);
  const open = read.states.some((state) => state !== 'fresh');
  const logOdds = read.known.includes(0) ? expectedLogOdds(prepared, read) : prepared.forest.logOdds(read.bins);
  const spread = open ? imagined(prepared, read) : Float64Array.of(logOdds);
  const model90 = INTERVAL_90 * model.modelSd;
  const below = Math.max(0, logOdds - quantileOfSorted(spread, 0.05));
  const above = Math.max(0, quantileOfSorted(spread, 0.95) - logOdds);
  const low = logOdds - Math.hypot(below, model90);
  const high = logOdds + Math.hypot(above, model90);
  const cutOff = logit(cutOffPd);
  const pd = logistic(logOdds);
  let action: CardAction = 'refer';
  if (model.mayDecide && high < cutOff) action = 'approve';
  if (model.mayDecide && low > cutOff) action = 'decline';
  const holds = action === 'approve' ? spread.at(-1)! + model90 < cutOff : spread[0]! - model90 > cutOff;
  const variables = withReasons ? variableScores(prepared, read) : [];
  return {
    score: scaleOffset(model.scale) - scaleFactor(model.scale) * logOdds,
    logOdds,
    pd,
    pdLow: logistic(low),
    pdHigh: logistic(high),
    halfWidth: (high - low) / 2,
    grade: gradeOfPd(model.grades, pd),
    action,
    holds: action !== 'refer' && holds,
    variables,
    weaknesses: variables
      .filter(({ state, pointsLost }) => state === 'fresh' && pointsLost > 0)
      .sort((a, b) => b.pointsLost - a.pointsLost)
      .slice(0, MOST_REASONS),
    ask: documentRequests(prepared, read),
  };
}

const MOST_REASONS = 4;

function readCase(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  { columns, features }: PreparedBoosted,
): ReadCase {
  const bins = new Int32Array(features);
  const known = new Uint8Array(features).fill(1);
  const found: (number | null)[] = [];
  const states = columns.map(({ column, first, features: own, read }): VariableScore['state'] => {
    const value = values[column.name];
    const age = ages[column.name] ?? null;
    found.push(age);
    if (value === STRUCTURALLY_ABSENT) bins[first] = NO_VALUE;
    else if (value === null || value === undefined || Number.isNaN(value) || !read(value, bins, first)) {
      known.fill(0, first, first + own);
      return 'unknown';
    }
    return age !== null && age <= column.freshDays ? 'fresh' : 'stale';
  });
  return { bins, known, states, ages: found };
}

function expectedLogOdds({ card, trees }: PreparedBoosted, { bins, known }: ReadCase): number {
  return trees.reduce((sum, tree) => sum + expectedAnswer(tree, bins, known), card.base);
}

/** Log-odds of the case with imagined answers for all that is unknown or stale, ascending. */
function imagined({ columns, forest }: PreparedBoosted, { bins, states, ages }: ReadCase): Float64Array {
  const drawn = Int32Array.from(bins);
  const open = columns.map((_, i) => i).filter((i) => states[i] !== 'fresh');
  return Float64Array.from({ length: DRAWS }, (_, draw) => {
    for (const i of open) {
      const { draws, first } = columns[i]!;
      if (states[i] === 'unknown') draws.unknown(draw, drawn, first);
      else draws.stale(draw, ages[i]!, bins, drawn, first);
    }
    return forest.logOdds(drawn);
  }).sort();
}

function variableScores(prepared: PreparedBoosted, { bins, known, states }: ReadCase): VariableScore[] {
  const parts = explained(prepared, bins, known);
  const factor = scaleFactor(prepared.card.scale);
  return prepared.columns.map(({ column, first, features }, i) => {
    const part = parts.subarray(first, first + features).reduce((sum, value) => sum + value, 0);
    return {
      name: column.name,
      state: states[i]!,
      bin: null,
      points: -factor * part,
      pointsLost: Math.max(0, factor * part),
      sd: states[i] === 'fresh' ? 0 : column.influence,
    };
  });
}

/** Each feature's part in the log-odds; they add up to the log-odds less the mean. */
export function explained(prepared: PreparedBoosted, bins: Int32Array, known: Uint8Array): Float64Array {
  const parts = new Float64Array(prepared.features);
  const tables = known.includes(0) ? null : prepared.explanations();
  if (tables) tables.add(bins, parts);
  else {
    const explainer = new TreeExplainer(prepared.depth);
    for (const tree of prepared.trees) explainer.add(tree, bins, known, parts);
  }
  return parts;
}

function documentRequests({ columns }: PreparedBoosted, { states }: ReadCase): CardScore['ask'] {
  const byDocument = new Map<string, { variables: string[]; variance: number }>();
  columns.forEach(({ column }, i) => {
    if (states[i] === 'fresh') return;
    const entry = byDocument.get(column.document) ?? { variables: [], variance: 0 };
    entry.variables.push(column.name);
    entry.variance += column.influence ** 2;
    byDocument.set(column.document, entry);
  });
  return [...byDocument]
    .map(([document, { variables, variance }]) => ({ document, variables, sd: Math.sqrt(variance) }))
    .sort((a, b) => b.sd - a.sd);
}
