/** How a forest is grown. The names follow the field: see T. Chen and C. Guestrin, XGBoost (2016). */
export interface BoostingSettings {
  readonly trees: number;
  readonly depth: number;
  /** The share of each tree's answer that is taken (shrinkage). */
  readonly rate: number;
  /** ½ · ridge · Σ leaf² is taken off the log-likelihood. */
  readonly ridge: number;
  /** The least sum of p(1 − p) in a leaf. */
  readonly leastWeight: number;
  /** The share of rows, and of features, that each tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
  /** Stop when the loss of the rows that are held out has not fallen for so many trees; null = never. */
  readonly patience: number | null;
}

export const DEFAULT_BOOSTING: BoostingSettings = {
  trees: 300,
  depth: 4,
  rate: 0.05,
  ridge: 1,
  leastWeight: 5,
  rowShare: 0.8,
  featureShare: 0.8,
  seed: 1,
  patience: null,
};

export const MOST_DEPTH = 8;

/** What a forest learns from. All arrays may lie in shared memory. */
export interface BoostingData {
  readonly rows: number;
  /** `bins[f · rows + row]`: the bin of a row in feature f, or NO_VALUE_BYTE. */
  readonly bins: Uint8Array;
  /** How many bins each feature has. */
  readonly binCounts: readonly number[];
  /** Per feature: 1 where the log-odds may only rise with the bin, −1 where they may only fall, 0 where they are free. */
  readonly directions: readonly number[];
  /** 1 = bad. */
  readonly bad: Uint8Array;
  /** 1 = learns, 0 = held out. */
  readonly learns: Uint8Array;
}
