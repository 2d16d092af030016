/** One variable of an ordinary scorecard: what each bin of its value adds to the score. */
export interface OrdinaryVariable {
  readonly measure: string;
  /** The kind of evidence that it is read from, and the age in days from which it counts as missing. */
  readonly source: string;
  readonly maxAgeDays: number;
  /** Ascending; bin i holds values from edge i − 1 on and below edge i. */
  readonly edges: readonly number[];
  /** One more than edges. */
  readonly points: readonly number[];
}

/**
 * The scorecard that lenders commonly use, for comparison: a weight-of-evidence card by logistic regression on figures alone, with one
 * cut-off. A figure that is missing, or too old to be read, gets the points of the worst bin of its variable.
 */
export interface OrdinaryCard {
  readonly basePoints: number;
  /** Points that double the odds of being good, and the score at which these odds are one to one. */
  readonly pointsToDouble: number;
  readonly evenScore: number;
  readonly cutOffPd: number;
  readonly variables: readonly OrdinaryVariable[];
}

export interface OrdinaryScore {
  readonly score: number;
  readonly pd: number;
  readonly approved: boolean;
  readonly lines: readonly {
    readonly measure: string;
    readonly source: string;
    readonly value: number | null;
    readonly missing: boolean;
    readonly points: number;
    readonly bestPoints: number;
  }[];
}

/** What the card reads: the newest day of each kind of evidence, and the figures. */
export interface OrdinaryFigures {
  readonly ageDays: (source: string) => number | null;
  readonly value: (measure: string) => number | null;
}

export function scoreOrdinarily(card: OrdinaryCard, figures: OrdinaryFigures): OrdinaryScore {
  const lines = card.variables.map(({ measure, source, maxAgeDays, edges, points }) => {
    const value = figures.value(measure);
    const age = figures.ageDays(source);
    const missing = value === null || age === null || age > maxAgeDays;
    const bin = missing ? -1 : edges.filter((edge) => edge <= value).length;
    const earned = missing ? Math.min(...points) : points[bin]!;
    return { measure, source, value, missing, points: earned, bestPoints: Math.max(...points) };
  });
  const score = lines.reduce((sum, { points }) => sum + points, card.basePoints);
  const pd = 1 / (1 + 2 ** ((score - card.evenScore) / card.pointsToDouble));
  return { score, pd, approved: pd <= card.cutOffPd, lines };
}
