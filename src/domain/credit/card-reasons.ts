import type { CardScore } from './score-card.ts';
import type { Bin, ScorecardVariable } from './scorecard.ts';

/** Why a card's action is not an approval. The kinds never mix: a decline has risks, doubt has documents. */
export type CardReason =
  | {
      readonly kind: 'risk';
      readonly code: 'POINTS_BELOW_BEST';
      readonly variable: string;
      readonly pointsLost: number;
    }
  | {
      readonly kind: 'missing';
      readonly code: 'EVIDENCE_ABSENT' | 'EVIDENCE_STALE';
      readonly document: string;
      readonly variables: readonly string[];
    };

/**
 * The reasons for a card's action: none for an approval, risks for a decline; a referral gives what is stale or unknown,
 * and only where nothing is, what holds the score near the cut-off.
 */
export function cardReasons(score: CardScore): CardReason[] {
  if (score.action === 'approve') return [];
  if (score.action === 'refer' && score.ask.length > 0) {
    const unknown = new Set(score.variables.filter((v) => v.state === 'unknown').map((v) => v.name));
    return score.ask.map(({ document, variables }) => ({
      kind: 'missing',
      code: variables.some((name) => unknown.has(name)) ? 'EVIDENCE_ABSENT' : 'EVIDENCE_STALE',
      document,
      variables,
    }));
  }
  return score.weaknesses.map(({ name, pointsLost }) => ({
    kind: 'risk',
    code: 'POINTS_BELOW_BEST',
    variable: name,
    pointsLost,
  }));
}

/** A bin as it is printed: "< 9", "[9, 12)", "≥ 48", the categories, or a word for what it holds. */
export function binLabel(variable: ScorecardVariable, bin: number): string {
  const match: Bin = variable.bins[bin]!;
  if (match.kind === 'categories' || match.kind === 'special') return match.values.join(', ');
  if (match.kind !== 'interval') return match.kind;
  if (match.from === null) return match.to === null ? 'any' : `< ${match.to}`;
  return match.to === null ? `≥ ${match.from}` : `[${match.from}, ${match.to})`;
}
