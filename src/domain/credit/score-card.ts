import { normalQuantile } from '#domain/numeric/index.ts';
import type { CardValue } from './card-value.ts';
import type { RemainingDoubt } from './joint-doubt.ts';
import type { PreparedScorecard } from './prepared-scorecard.ts';
import { logistic, logit, logOddsOfScore, scaleFactor } from './scale.ts';
import { gradeOfPd } from './scorecard.ts';

export type CardAction = 'approve' | 'refer' | 'decline';

/** How one variable entered the score. */
interface VariableScore {
  readonly name: string;
  /** `stale`: seen, but older than its evidence may be; it still scores, is asked for, and is never a reason. */
  readonly state: 'fresh' | 'stale' | 'unknown';
  /** Index of the bin; null when unknown. */
  readonly bin: number | null;
  /** Points that entered the score; where the value is unknown, those to be expected from all others. */
  readonly points: number;
  /** Points below the variable's best bin, never negative. */
  readonly pointsLost: number;
  /** Doubt on log-odds, as a standard deviation, of this variable on its own. */
  readonly sd: number;
}

/** A document whose arrival would settle `sd` of doubt on log-odds; several variables may wait for it. */
export interface DocumentRequest {
  readonly document: string;
  readonly variables: readonly string[];
  readonly sd: number;
}

export interface CardScore {
  readonly score: number;
  readonly logOdds: number;
  readonly pd: number;
  /** The 90 % interval of the PD. */
  readonly pdLow: number;
  readonly pdHigh: number;
  /** Half the interval's width on log-odds. */
  readonly halfWidth: number;
  readonly grade: string;
  readonly action: CardAction;
  /**
   * Whether the action would stand whatever the documents said that are not there. A decline stands where the lower bound
   * lies beyond the cut-off with every stale or unknown variable at its best bin: that bound can only fall as evidence ages
   * or goes. An approval stands where the upper bound lies below the cut-off with all unknown variables bad at once: what is
   * withheld may be withheld for one reason.
   */
  readonly holds: boolean;
  readonly variables: readonly VariableScore[];
  /** At most four fresh variables that lost most points, worst first. Only a decline may print them as its reasons. */
  readonly weaknesses: readonly VariableScore[];
  /** Documents for what is stale or unknown, the most telling first. */
  readonly ask: readonly DocumentRequest[];
}

/** Standard deviations on either side of the centre of a 90 % interval. */
export const INTERVAL_90 = normalQuantile(0.95);
const MOST_REASONS = 4;

/**
 * Scores one case. `values` and `ages` (days since the value was true) are by variable; an age that is not given is
 * unknown and counts as unlimited. `cutOffPd` is the artefact's unless a policy has its own.
 *
 * Approve when the upper bound of the PD lies under the cut-off, decline when the lower bound lies beyond it; everything
 * else is referred with the documents to ask for.
 */
export function scoreCard(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedScorecard,
  cutOffPd: number = prepared.card.cutOffPd,
): CardScore {
  const { card } = prepared;
  const reading = readValues(values, ages, prepared);
  const { variables, doubts } = reading;
  const remaining = prepared.joint.given(doubts);
  const modelVariance = card.modelSd * card.modelSd;
  const halfWidth = INTERVAL_90 * Math.sqrt(modelVariance + remaining.variance);
  const score = variables.reduce((sum, { points }) => sum + points, card.basePoints);
  const logOdds = logOddsOfScore(score, card.scale);
  const cutOff = logit(cutOffPd);
  const pd = logistic(logOdds);
  let action: CardAction = 'refer';
  if (card.mayDecide && logOdds + halfWidth < cutOff) action = 'approve';
  if (card.mayDecide && logOdds - halfWidth > cutOff) action = 'decline';
  const worst =
    logOdds + INTERVAL_90 * (Math.sqrt(modelVariance + reading.seenVariance) + withheldSd(variables, remaining));
  const best = logOddsOfScore(reading.bestScore, card.scale) - halfWidth;
  return {
    score,
    logOdds,
    pd,
    pdLow: logistic(logOdds - halfWidth),
    pdHigh: logistic(logOdds + halfWidth),
    halfWidth,
    grade: gradeOfPd(card.grades, pd),
    action,
    holds: action === 'approve' ? worst < cutOff : action === 'decline' && best > cutOff,
    variables,
    weaknesses: weaknesses(prepared, variables),
    ask: documentRequests(prepared, variables, remaining),
  };
}

interface Reading {
  readonly variables: VariableScore[];
  /** Each variable's doubt on its own, as a variance. */
  readonly doubts: Float64Array;
  /** The sum of the doubts of what was seen. */
  readonly seenVariance: number;
  /** The score with all that is stale or unknown at its best. */
  readonly bestScore: number;
}

function readValues(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedScorecard,
): Reading {
  const factor = scaleFactor(prepared.card.scale);
  const size = prepared.variables.length;
  const bins = prepared.variables.map((variable) => variable.binOf(values[variable.name]));
  const doubts = new Float64Array(size);
  const unknown = bins.flatMap((bin, j) => (bin === null ? [j] : []));
  const expected = new Map<number, number>();
  if (unknown.length > 0) {
    const seen = Float64Array.from(bins, (bin, j) =>
      bin === null ? 0 : -prepared.variables[j]!.points[bin]! / factor,
    );
    const means = prepared.joint.expected(seen, unknown);
    for (const [i, j] of unknown.entries()) expected.set(j, -means[i]! * factor);
  }
  let [seenVariance, bestScore] = [0, prepared.card.basePoints];
  const variables = prepared.variables.map((variable, j): VariableScore => {
    const bin = bins[j]!;
    const ageDays = ages[variable.name] ?? null;
    const points = bin === null ? expected.get(j)! : variable.points[bin]!;
    const state = bin === null ? 'unknown' : ageDays !== null && ageDays <= variable.freshDays ? 'fresh' : 'stale';
    doubts[j] = bin === null ? variable.doubt.populationVariance : variable.doubt.agedVariance(bin, ageDays);
    if (bin !== null) seenVariance += doubts[j]!;
    bestScore += state === 'fresh' ? points : variable.bestPoints;
    const pointsLost = Math.max(0, variable.bestPoints - points);
    return { name: variable.name, state, bin, points, pointsLost, sd: Math.sqrt(doubts[j]!) };
  });
  return { variables, doubts, seenVariance, bestScore };
}

/** The spreads of all unknown variables added up, as if they were bad for one reason. */
function withheldSd(variables: readonly VariableScore[], remaining: RemainingDoubt): number {
  if (variables.every(({ state }) => state !== 'unknown')) return 0;
  const sds = remaining.sds();
  return variables.reduce((sum, { state }, j) => sum + (state === 'unknown' ? sds[j]! : 0), 0);
}

function weaknesses(prepared: PreparedScorecard, variables: readonly VariableScore[]): VariableScore[] {
  return variables
    .filter((variable, i) => variable.state === 'fresh' && variable.pointsLost > 0 && prepared.variables[i]!.mayExplain)
    .sort((a, b) => b.pointsLost - a.pointsLost)
    .slice(0, MOST_REASONS);
}

function documentRequests(
  prepared: PreparedScorecard,
  variables: readonly VariableScore[],
  remaining: RemainingDoubt,
): DocumentRequest[] {
  const byDocument = new Map<string, number[]>();
  variables.forEach((variable, i) => {
    if (variable.state === 'fresh') return;
    const { document } = prepared.variables[i]!;
    const waiting = byDocument.get(document);
    if (waiting) waiting.push(i);
    else byDocument.set(document, [i]);
  });
  return [...byDocument]
    .map(([document, waiting]) => ({
      document,
      variables: waiting.map((i) => variables[i]!.name),
      sd: Math.sqrt(Math.max(0, remaining.settledBy(waiting))),
    }))
    .sort((a, b) => b.sd - a.sd);
}
