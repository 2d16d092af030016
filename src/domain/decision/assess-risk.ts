import {
  asScorecard,
  basePointsOf,
  type CardScore,
  type CardValue,
  conformalGroup,
  logit,
  logOddsOfScore,
  outcomeSet,
  type PreparedModel,
  scoreModel,
} from '#domain/credit/index.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, daysBetween } from '#domain/kernel/index.ts';
import type { Artefacts } from './artefacts.ts';
import type { RiskFound } from './record.ts';

/** Days since each kind's last valid record, by place in EVIDENCE_KINDS; null where the kind is absent. */
export function agesByKind(snapshot: Snapshot, asOf: CalendarDate): (number | null)[] {
  const ages: (number | null)[] = EVIDENCE_KINDS.map(() => null);
  const since = daysBetween(snapshot.asOf, asOf);
  for (const source of snapshot.sources)
    if (source.state === 'present' && source.ageDays !== null)
      ages[EVIDENCE_KINDS.indexOf(source.kind)] = source.ageDays + since;
  return ages;
}

/** What the scorecard concludes and may be acted upon: an action that missing documents could overturn goes to a person. */
export function actionThatHolds({ action, holds }: CardScore): CardScore['action'] {
  return holds ? action : 'refer';
}

/** Sources whose figures fall with a firm's sales while a shock lasts, however sound it is. */
const SHOCKED: ReadonlySet<EvidenceKind> = new Set([
  'sales-invoices',
  'purchase-invoices',
  'bank-transactions',
  'tax-returns',
  'platform-orders',
  'logistics',
]);

/** Whether the decline would stand without what a shock does to sales: with every such variable at the population's mean at least. */
export function declinesBesideShock(score: CardScore, { scorecard, variableSources, policy }: Artefacts): boolean {
  if (actionThatHolds(score) !== 'decline') return false;
  const { card, variables } = scorecard;
  const relieved = score.variables.reduce((sum, { points }, i) => {
    const shocked = variableSources[i]!.every((place) => SHOCKED.has(EVIDENCE_KINDS[place]!));
    return sum + (shocked ? Math.max(points, variables[i]!.meanPoints) : points);
  }, basePointsOf(scorecard));
  return logOddsOfScore(relieved, card.scale) - score.halfWidth > logit(policy.cutOffPd);
}

/** The scorecard's word on the snapshot. A variable is as old as the oldest source that it is summed from. */
export function assessRisk(snapshot: Snapshot, ages: readonly (number | null)[], artefacts: Artefacts): CardScore {
  const readings = readingsFor(snapshot, ages, artefacts);
  return scoreModel(readings.values, readings.ages, artefacts.scorecard, artefacts.policy.cutOffPd);
}

interface Readings {
  readonly values: Readonly<Record<string, CardValue>>;
  readonly ages: Readonly<Record<string, number | null>>;
}

/** The values that a scorecard reads of a snapshot, and the age of each. */
export function readingsFor(
  snapshot: Snapshot,
  ages: readonly (number | null)[],
  { scorecard, variableSources }: Pick<Artefacts, 'scorecard' | 'variableSources'>,
): Readings {
  const values: Record<string, CardValue> = {};
  const variableAges: Record<string, number | null> = {};
  scorecard.variables.forEach(({ name }, i) => {
    let oldest: number | null = 0;
    for (const kind of variableSources[i]!) {
      const age: number | null = ages[kind]!;
      oldest = oldest === null || age === null ? null : Math.max(oldest, age);
    }
    // A value whose source is gone is unknown, whatever a snapshot may still hold of it.
    values[name] = oldest === null ? null : (snapshot.measures[name] ?? snapshot.categories[name] ?? null);
    variableAges[name] = oldest;
  });
  return { values, ages: variableAges };
}

export function riskFound(score: CardScore, model: PreparedModel, categories: Snapshot['categories']): RiskFound {
  const { logOdds, halfWidth, pd, pdLow, pdHigh, grade, action, holds } = score;
  const variables = score.variables.map(({ name, state, points, sd }) => ({ name, state, points, sd }));
  const conformal = asScorecard(model)?.card.conformal;
  const segment = conformal?.column ? (categories[conformal.column] ?? null) : null;
  const set = conformal ? outcomeSet(pd, conformalGroup(conformal, segment)) : null;
  return { score: score.score, logOdds, halfWidth, pd, pdLow, pdHigh, grade, action, holds, set, variables };
}
