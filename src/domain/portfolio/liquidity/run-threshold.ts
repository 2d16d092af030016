import { type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, POSITIVE, SHARE } from '#domain/numeric/index.ts';

/** A platform with callable claims: what it owes, what it holds, what its loans fetch in a hurry, and what waiting is worth. */
export interface RunPosition {
  readonly claims: number;
  readonly cash: number;
  readonly loans: number;
  /** Share of a loan's worth that a fire sale loses. */
  readonly discount: number;
  /** What one who waits gains if the platform survives, and loses if it fails, as shares of the claim. */
  readonly gain: number;
  readonly loss: number;
  /** What leaving costs, as a share of the claim. */
  readonly exitFee: number;
}

export interface RunThreshold {
  /** (g + s) / (g + ℓ): the belief in failure at which one leaves. */
  readonly gamma: number;
  /** Fundamental below which all run: ((1 − γ)·claims − cash) / ((1 − discount)·loans); above 1 the contract is run-prone when all is well. */
  readonly theta: number;
  /** Share of claims held as cash that stops the run with sound loans: 1 − γ / discount, at least 0. */
  readonly runProofCash: number;
}

/**
 * The unique threshold of the run game with uniform beliefs (after S. Morris and H. Shin 2003; I. Goldstein and
 * A. Pauzner 2005). Errors: OUTSIDE_RANGE.
 */
export function runThreshold(position: RunPosition): Result<RunThreshold, Failure<'OUTSIDE_RANGE'>> {
  const { claims, cash, loans, discount, gain, loss, exitFee } = position;
  const checked = allInRange([
    ['claims', claims, POSITIVE],
    ['cash', cash, { low: 0, high: Number.MAX_VALUE }],
    ['loans', loans, POSITIVE],
    ['discount', discount, { ...SHARE, open: 'high' }],
    ['gain', gain, { low: 0, high: Number.MAX_VALUE }],
    ['loss', loss, POSITIVE],
    ['exit-fee', exitFee, { low: 0, high: loss }],
  ]);
  if (!checked.ok) return checked;
  return ok(thresholdAt((gain + exitFee) / (gain + loss), position));
}

/** The threshold where γ is known. */
export function thresholdAt(
  gamma: number,
  { claims, cash, loans, discount }: Pick<RunPosition, 'claims' | 'cash' | 'loans' | 'discount'>,
): RunThreshold {
  return {
    gamma,
    theta: ((1 - gamma) * claims - cash) / ((1 - discount) * loans),
    runProofCash: discount > 0 ? Math.max(0, 1 - gamma / discount) : 0,
  };
}

/** A claim that promises `promise` to those who leave early, on a project that pays `payoff` with a probability p. */
export interface EarlyPromise {
  /** Share of holders who must leave, in [0, 1). */
  readonly impatient: number;
  /** What one who leaves is paid, at least 1. */
  readonly promise: number;
  readonly payoff: number;
}

/**
 * The probability of success below which all run (Goldstein and Pauzner 2005, risk-neutral):
 * p* = [(1 − λr) + ln r] / (R·[r·n + (r − 1)·ln(1 − n)] from λ to 1/r); above 1 the contract always runs. 1/R as r → 1.
 */
export function goldsteinPauzner({ impatient, promise, payoff }: EarlyPromise): number {
  if (promise === 1) return 1 / payoff;
  const at = (n: number) => promise * n + (promise - 1) * Math.log1p(-n);
  return (1 - impatient * promise + Math.log(promise)) / (payoff * (at(1 / promise) - at(impatient)));
}
