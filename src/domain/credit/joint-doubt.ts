import { choleskyFactor, choleskyInverse, choleskySolve } from '#domain/numeric/index.ts';
import type { VariableDoubt } from './doubt.ts';

/**
 * What the variables of a card say of one another. The contributions are taken as jointly normal with the population's
 * means, spreads and correlations, and a seen value as one reading of its variable, the less exact the older it is. What
 * remains is then the spread of the sum given all readings, which no loss and no ageing of a reading can make smaller.
 */
export interface JointDoubt {
  /**
   * What is left open by the readings of one case: `doubts[j]` is the variance that variable j would have on its own,
   * its population's variance where it is unknown.
   */
  readonly given: (doubts: Float64Array) => RemainingDoubt;
  /** The contributions to expect of unknown variables, in the order of `unknown`, from those of all others. */
  readonly expected: (contributions: Float64Array, unknown: readonly number[]) => Float64Array;
}

export interface RemainingDoubt {
  /** The variance of the sum of all contributions. */
  readonly variance: number;
  /** By how much that variance falls when these variables are seen exactly. */
  readonly settledBy: (variables: readonly number[]) => number;
  /** The standard deviation that each variable has left. */
  readonly sds: () => Float64Array;
}

// A reading is never better than this share of the population's variance: it keeps the matrices well-conditioned.
const BEST_READING = 1e-9;

/**
 * `correlations` is the lower triangle with its diagonal, row by row; null where nobody has measured them, which takes the
 * variables as independent.
 */
export function jointDoubt(
  variables: readonly VariableDoubt[],
  correlations: readonly number[] | null | undefined,
): JointDoubt {
  const size = variables.length;
  const spread = Float64Array.from(variables, (v) => Math.sqrt(v.populationVariance));
  const precision = correlations ? precisionOf(correlations, size) : identity(size);
  if (correlations && !isDiagonal(precision, size)) return dependent(variables, spread, precision);
  return independent(variables);
}

function independent(variables: readonly VariableDoubt[]): JointDoubt {
  return {
    given: (doubts) => ({
      variance: doubts.reduce((sum, doubt) => sum + doubt, 0),
      settledBy: (chosen) => chosen.reduce((sum, j) => sum + doubts[j]!, 0),
      sds: () => doubts.map(Math.sqrt),
    }),
    expected: (_, unknown) => Float64Array.from(unknown, (j) => variables[j]!.mean),
  };
}

/** Everything in units of each variable's own spread, where the prior's precision is the inverse of the correlations. */
function dependent(variables: readonly VariableDoubt[], spread: Float64Array, precision: Float64Array): JointDoubt {
  const size = variables.length;
  const given = (doubts: Float64Array): RemainingDoubt => {
    const matrix = Float64Array.from(precision);
    for (let j = 0; j < size; j++)
      matrix[j * size + j] = matrix[j * size + j]! + readingPrecision(doubts[j]!, spread[j]!);
    const factor = factorOf(matrix, size);
    const pull = choleskySolve(factor, size, spread);
    let variance = 0;
    for (let j = 0; j < size; j++) variance += spread[j]! * pull[j]!;
    let inverse: Float64Array | undefined;
    const remaining = () => {
      inverse ??= choleskyInverse(factor, size);
      return inverse;
    };
    return {
      variance,
      settledBy: (chosen) => quadraticForm(remaining(), size, pull, chosen),
      sds: () => spread.map((sd, j) => sd * Math.sqrt(Math.max(0, remaining()[j * size + j]!))),
    };
  };
  return {
    given,
    expected: (contributions, unknown) => conditionalMeans({ variables, spread, precision }, contributions, unknown),
  };
}

/**
 * The precision of a reading that leaves `doubt` of the variable's own variance: 1/(1/τ + 1) = doubt/variance. A doubt that reaches
 * the population's variance is no reading at all.
 */
function readingPrecision(doubt: number, spread: number): number {
  const variance = spread * spread;
  if (variance <= 0 || doubt >= variance) return 0;
  const left = Math.max(BEST_READING, doubt / variance);
  return (1 - left) / left;
}

/** pullᵀ·(remaining covariance of the chosen)⁻¹·pull: the part of the sum's variance that the chosen carry. */
function quadraticForm(inverse: Float64Array, size: number, pull: Float64Array, chosen: readonly number[]): number {
  const n = chosen.length;
  const block = new Float64Array(n * n);
  chosen.forEach((a, i) => {
    chosen.forEach((b, j) => {
      block[i * n + j] = inverse[a * size + b]!;
    });
    block[i * n + i] = block[i * n + i]! + BEST_READING;
  });
  const part = Float64Array.from(chosen, (j) => pull[j]!);
  const solved = choleskySolve(factorOf(block, n), n, part);
  return part.reduce((sum, value, i) => sum + value * solved[i]!, 0);
}

interface Prior {
  readonly variables: readonly VariableDoubt[];
  readonly spread: Float64Array;
  readonly precision: Float64Array;
}

/** E[unknown | others] = mean − Q_UU⁻¹·Q_UO·(others − means), held to the contributions that occur. */
function conditionalMeans(
  { variables, spread, precision }: Prior,
  contributions: Float64Array,
  unknown: readonly number[],
) {
  const size = variables.length;
  const n = unknown.length;
  const isUnknown = new Uint8Array(size);
  for (const j of unknown) isUnknown[j] = 1;
  const block = new Float64Array(n * n);
  const pull = new Float64Array(n);
  unknown.forEach((u, i) => {
    unknown.forEach((w, j) => {
      block[i * n + j] = precision[u * size + w]!;
    });
    for (let j = 0; j < size; j++)
      if (!isUnknown[j] && spread[j]! > 0)
        pull[i] = pull[i]! - (precision[u * size + j]! * (contributions[j]! - variables[j]!.mean)) / spread[j]!;
  });
  const solved = choleskySolve(factorOf(block, n), n, pull);
  return solved.map((z, i) => {
    const { mean, best, worst } = variables[unknown[i]!]!;
    return Math.min(worst, Math.max(best, mean + z * spread[unknown[i]!]!));
  });
}

function precisionOf(correlations: readonly number[], size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  let at = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      matrix[i * size + j] = correlations[at]!;
      matrix[j * size + i] = correlations[at]!;
      at++;
    }
  return choleskyInverse(factorOf(matrix, size), size);
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  return matrix;
}

function isDiagonal(matrix: Float64Array, size: number): boolean {
  return matrix.every((value, at) => value === 0 || at % (size + 1) === 0);
}

function factorOf(matrix: Float64Array, size: number): Float64Array {
  const factor = choleskyFactor(matrix, size);
  if (!factor) throw new Error('the correlations of a scorecard must be positive definite');
  return factor;
}

/**
 * Correlations of columns, as a lower triangle with its diagonal, drawn towards none as far as the rows are too few to tell
 * (J. Schäfer and K. Strimmer, Statistical Applications in Genetics and Molecular Biology 4 (2005) 32, target D with the
 * variance (1 − r²)²/(n − 1) of a correlation).
 */
export function shrunkCorrelations(columns: readonly Float64Array[], rows: number): number[] {
  const standard = columns.map((column) => standardised(column, rows));
  const lower: number[] = [];
  let [noise, signal] = [0, 0];
  for (let i = 0; i < standard.length; i++) {
    for (let j = 0; j < i; j++) {
      let r = 0;
      for (let row = 0; row < rows; row++) r += standard[i]![row]! * standard[j]![row]!;
      r /= rows;
      lower.push(r);
      noise += (1 - r * r) ** 2 / Math.max(1, rows - 1);
      signal += r * r;
    }
    lower.push(1);
  }
  const shrink = Math.min(1, Math.max(LEAST_SHRINKAGE, signal > 0 ? noise / signal : 1));
  let at = 0;
  for (let i = 0; i < standard.length; i++)
    for (let j = 0; j <= i; j++) {
      if (j < i) lower[at] = lower[at]! * (1 - shrink);
      at++;
    }
  return lower;
}

// Columns that repeat each other must still leave a matrix that can be inverted.
const LEAST_SHRINKAGE = 0.01;

function standardised(column: Float64Array, rows: number): Float64Array {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < rows; row++) sum += column[row]!;
  const mean = sum / rows;
  for (let row = 0; row < rows; row++) squares += (column[row]! - mean) ** 2;
  const sd = Math.sqrt(squares / rows);
  return column.map((value) => (sd > 0 ? (value - mean) / sd : 0));
}
