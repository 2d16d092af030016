import type { Drift } from '../doubt.ts';
import type { Scale } from '../scale.ts';
import type { GradeBound, Scorecard } from '../scorecard.ts';

// Aliases and not interfaces, so that the artefact is a canonical value and can be digested as it stands.

/** How the cells of a column become bins. Shares are of the population: what doubt draws from. */
export type ColumnCells =
  | {
      readonly type: 'number';
      /** Bin i holds [edges[i − 1], edges[i]). */
      readonly edges: readonly number[];
      readonly shares: readonly number[];
      /** Log-odds may only rise (1) or fall (−1) with the number, or are free (0). */
      readonly direction: -1 | 0 | 1;
      /** Whether numbers are rounded to single precision first, as the library that a model came from does. */
      readonly single: boolean;
    }
  | {
      readonly type: 'category';
      /** The words of each bin, in the order of the bad rate. */
      readonly categories: readonly (readonly string[])[];
      readonly shares: readonly number[];
      /** The bin of every other word; null where training saw all of them in numbers. */
      readonly rest: number | null;
    };

/** A column that the model reads. It is feature `first` of the trees, its special values are the features after it. */
export type BoostedColumn = ColumnCells & {
  readonly name: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly document: string;
  readonly freshDays: number;
  readonly drift: Drift;
  readonly iv: number | null;
  /** Root mean square over the population of the column's part in the log-odds: how much it matters. */
  readonly influence: number;
  /** Values with a meaning of their own. The column's feature has no value there, a feature of their own is 1. */
  readonly specials: readonly { readonly value: number | string; readonly share: number }[];
  /** The share of the population without the thing that the column describes. */
  readonly absentShare: number;
};

/** A tree as parallel lists, node 0 its root; `feature` −1 marks a leaf. See BinnedTree for the meaning. */
export type TreeRecord = {
  readonly feature: readonly number[];
  readonly bin: readonly number[];
  readonly missingLeft: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly value: readonly number[];
  readonly cover: readonly number[];
};

type BoostedFit = {
  readonly target: { readonly column: string; readonly bad: string };
  readonly segment: { readonly column: string } | null;
  /** How it was grown; null for a model that came from elsewhere. */
  readonly settings: {
    readonly depth: number;
    readonly rate: number;
    readonly ridge: number;
    readonly leastWeight: number;
    readonly rowShare: number;
    readonly featureShare: number;
    readonly seed: number;
  } | null;
  /** Where the number of trees comes from. */
  readonly stopped: 'by-held-out-loss' | 'as-asked' | 'imported';
  /** Scores of cases that the scoring trees had not learnt from, in bins of equal count. */
  readonly scores: { readonly edges: readonly number[]; readonly shares: readonly number[] };
};

/**
 * Boosted trees: log-odds of bad = base + Σ tree answers. Plain data, whose JSON text scores to the same bytes. Card,
 * grades, scale and cut-off mean what they mean for a scorecard.
 */
export type BoostedModel = {
  readonly format: 'weir-boosted/1';
  readonly name: string;
  readonly version: string;
  readonly origin: 'fitted' | 'imported';
  readonly card: Scorecard['card'];
  readonly mayDecide: boolean;
  readonly cutOffPd: number;
  readonly grades: readonly GradeBound[];
  readonly scale: Scale;
  /** Standard deviation on log-odds of what the choice of training cases leaves open. */
  readonly modelSd: number;
  readonly base: number;
  readonly columns: readonly BoostedColumn[];
  readonly trees: readonly TreeRecord[];
  readonly fit: BoostedFit;
};
