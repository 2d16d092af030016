import { normalQuantile } from '#domain/numeric/index.ts';
import type { CardValue } from './card-value.ts';
import type { PreparedScorecard, PreparedVariable } from './prepared-scorecard.ts';
import { logistic, logit, logOddsOfScore } from './scale.ts';
import { gradeOfPd } from './scorecard.ts';

export type CardAction = 'approve' | 'refer' | 'decline';

/** How one variable entered the score. */
interface VariableScore {
  readonly name: string;
  /** `stale`: seen, but older than its evidence may be; it still scores, is asked for, and is never a reason. */
  readonly state: 'fresh' | 'stale' | 'unknown';
  /** Index of the bin; null when unknown. */
  readonly bin: number | null;
  /** Points that entered the score; the population's mean when unknown. */
  readonly points: number;
  /** Points below the variable's best bin, never negative. */
  readonly pointsLost: number;
  /** Doubt on log-odds, as a standard deviation. */
  readonly sd: number;
}

/** A document whose arrival would settle `sd` of doubt on log-odds; several variables may wait for it. */
interface DocumentRequest {
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
 * Approve when even the upper bound lies below the cut-off, also when the unknown variables are all bad
 * at once: what is withheld may be withheld for one reason, so hiding must not pay. Decline when the lower bound lies
 * beyond the cut-off with every stale or unknown variable put at its best bin: that bound can only fall as evidence ages
 * or goes, so doubt alone never declines. Everything else is referred with the documents to ask for.
 */
export function scoreCard(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedScorecard,
  cutOffPd: number = prepared.card.cutOffPd,
): CardScore {
  const { card } = prepared;
  const variables: VariableScore[] = [];
  let score = card.basePoints;
  let seenVariance = card.modelSd * card.modelSd;
  let [unknownVariance, withheldSd] = [0, 0];
  let bestScore = card.basePoints;
  for (const variable of prepared.variables) {
    const found = scoreVariable(variable, values[variable.name], ages[variable.name] ?? null);
    score += found.points;
    bestScore += found.state === 'fresh' ? found.points : variable.bestPoints;
    if (found.state === 'unknown') {
      unknownVariance += found.sd * found.sd;
      withheldSd += Math.sqrt(variable.doubt.populationVariance);
    } else seenVariance += found.sd * found.sd;
    variables.push(found);
  }
  const halfWidth = INTERVAL_90 * Math.sqrt(seenVariance + unknownVariance);
  const withheld = INTERVAL_90 * (Math.sqrt(seenVariance) + withheldSd);
  const logOdds = logOddsOfScore(score, card.scale);
  const cutOff = logit(cutOffPd);
  const pd = logistic(logOdds);
  let action: CardAction = 'refer';
  if (card.mayDecide && logOdds + Math.max(halfWidth, withheld) < cutOff) action = 'approve';
  if (card.mayDecide && logOddsOfScore(bestScore, card.scale) - halfWidth > cutOff) action = 'decline';
  return {
    score,
    logOdds,
    pd,
    pdLow: logistic(logOdds - halfWidth),
    pdHigh: logistic(logOdds + halfWidth),
    halfWidth,
    grade: gradeOfPd(card.grades, pd),
    action,
    variables,
    weaknesses: weaknesses(prepared, variables),
    ask: documentRequests(prepared, variables),
  };
}

function scoreVariable(variable: PreparedVariable, value: CardValue, ageDays: number | null): VariableScore {
  const { name, doubt } = variable;
  const bin = variable.binOf(value);
  if (bin === null) {
    const points = variable.meanPoints;
    const pointsLost = Math.max(0, variable.bestPoints - points);
    return { name, state: 'unknown', bin, points, pointsLost, sd: Math.sqrt(doubt.unknownVariance) };
  }
  const points = variable.points[bin]!;
  return {
    name,
    state: ageDays !== null && ageDays <= variable.freshDays ? 'fresh' : 'stale',
    bin,
    points,
    pointsLost: Math.max(0, variable.bestPoints - points),
    sd: Math.sqrt(doubt.agedVariance(bin, ageDays)),
  };
}

function weaknesses(prepared: PreparedScorecard, variables: readonly VariableScore[]): VariableScore[] {
  return variables
    .filter((variable, i) => variable.state === 'fresh' && variable.pointsLost > 0 && prepared.variables[i]!.mayExplain)
    .sort((a, b) => b.pointsLost - a.pointsLost)
    .slice(0, MOST_REASONS);
}

function documentRequests(prepared: PreparedScorecard, variables: readonly VariableScore[]): DocumentRequest[] {
  const byDocument = new Map<string, { variables: string[]; variance: number }>();
  variables.forEach((variable, i) => {
    if (variable.state === 'fresh') return;
    const { document } = prepared.variables[i]!;
    const entry = byDocument.get(document) ?? { variables: [], variance: 0 };
    entry.variables.push(variable.name);
    entry.variance += variable.sd * variable.sd;
    byDocument.set(document, entry);
  });
  return [...byDocument]
    .map(([document, entry]) => ({ document, variables: entry.variables, sd: Math.sqrt(entry.variance) }))
    .sort((a, b) => b.sd - a.sd);
}
