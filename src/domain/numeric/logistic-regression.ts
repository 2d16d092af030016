import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';

/** Rows × columns of regressors, row by row, and 0/1 outcomes. */
export interface LogisticData {
  readonly rows: number;
  readonly columns: number;
  readonly x: Float64Array;
  readonly y: Uint8Array;
}

export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: Float64Array;
  /** Inverse of the penalised Hessian of (intercept, coefficients), row by row. */
  readonly covariance: Float64Array;
  /** Length of the gradient of the penalised log-likelihood at the solution. */
  readonly gradientNorm: number;
  readonly iterations: number;
}

const MOST_ITERATIONS = 100;
const CONVERGED = 1e-9;

/**
 * Maximises the log-likelihood − ½·ridge·|coefficients|², the intercept unpenalised, by Newton's method with halved
 * steps. ridge 1 is what other libraries call C = 1. A positive ridge has one finite solution for every data set with
 * both outcomes.
 */
export function fitLogistic(data: LogisticData, ridge: number): LogisticFit {
  const size = data.columns + 1;
  let beta = new Float64Array(size);
  beta[0] = startIntercept(data.y);
  let state = evaluate(data, beta, ridge);
  let iterations = 0;
  while (norm(state.gradient) > CONVERGED && iterations < MOST_ITERATIONS) {
    iterations++;
    const step = choleskySolve(factorOf(state.hessian, size), size, state.gradient);
    const next = improve(data, beta, step, ridge, state.value);
    if (next === null) break;
    beta = next;
    state = evaluate(data, beta, ridge);
  }
  return {
    intercept: beta[0]!,
    coefficients: beta.slice(1),
    covariance: choleskyInverse(factorOf(state.hessian, size), size),
    gradientNorm: norm(state.gradient),
    iterations,
  };
}

function startIntercept(y: Uint8Array): number {
  let ones = 0;
  for (let i = 0; i < y.length; i++) ones += y[i]!;
  if (ones === 0 || ones === y.length) throw new RangeError('a logistic regression needs both outcomes');
  return Math.log(ones / (y.length - ones));
}

function factorOf(hessian: Float64Array, size: number): Float64Array {
  const factor = choleskyFactor(hessian, size);
  if (factor === null) throw new RangeError('the regressors are collinear and the ridge is too small to part them');
  return factor;
}

function improve(
  data: LogisticData,
  beta: Float64Array,
  step: Float64Array,
  ridge: number,
  value: number,
): Float64Array<ArrayBuffer> | null {
  // Near the solution the likelihood cannot tell rounding from progress, so a step that loses only that is taken.
  const slack = Math.abs(value) * 1e-13;
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    const next = Float64Array.from(beta, (b, i) => b + scale * step[i]!);
    if (logLikelihood(data, next, ridge) >= value - slack) return next;
  }
  return null;
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! * v[i]!;
  return Math.sqrt(sum);
}

function penalty(beta: Float64Array, ridge: number): number {
  let sum = 0;
  for (let j = 1; j < beta.length; j++) sum += beta[j]! * beta[j]!;
  return 0.5 * ridge * sum;
}

function logLikelihood({ rows, columns, x, y }: LogisticData, beta: Float64Array, ridge: number): number {
  let value = 0;
  for (let i = 0; i < rows; i++) {
    let eta = beta[0]!;
    for (let j = 0, at = i * columns; j < columns; j++) eta += beta[j + 1]! * x[at + j]!;
    value += y[i]! * eta - logOnePlusExp(eta);
  }
  return value - penalty(beta, ridge);
}

function logOnePlusExp(eta: number): number {
  return eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta));
}

interface Evaluated {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Negated, so that it is positive definite; lower triangle filled. */
  readonly hessian: Float64Array;
}

function evaluate(data: LogisticData, beta: Float64Array, ridge: number): Evaluated {
  const { rows, columns, x, y } = data;
  const size = columns + 1;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < rows; i++) {
    const at = i * columns;
    let eta = beta[0]!;
    for (let j = 0; j < columns; j++) eta += beta[j + 1]! * x[at + j]!;
    const p = 1 / (1 + Math.exp(-eta));
    const rest = y[i]! - p;
    const weight = p * (1 - p);
    gradient[0] = gradient[0]! + rest;
    hessian[0] = hessian[0]! + weight;
    for (let j = 0; j < columns; j++) {
      const value = x[at + j]!;
      if (value === 0) continue;
      gradient[j + 1] = gradient[j + 1]! + rest * value;
      const row = (j + 1) * size;
      const weighted = weight * value;
      hessian[row] = hessian[row]! + weighted;
      for (let k = 0; k <= j; k++) hessian[row + k + 1] = hessian[row + k + 1]! + weighted * x[at + k]!;
    }
  }
  for (let j = 1; j < size; j++) {
    gradient[j] = gradient[j]! - ridge * beta[j]!;
    hessian[j * size + j] = hessian[j * size + j]! + ridge;
  }
  return { value: logLikelihood(data, beta, ridge), gradient, hessian };
}
