import type { WeightedLosses } from './importance.ts';
import type { Exceedance, TailMeasure } from './loss-measures.ts';

/** P(loss > level) and its standard error from weighted scenarios. */
export function weightedExceedance({ losses, weights }: WeightedLosses, level: number): Exceedance {
  const n = losses.length;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    if (!(losses[i]! > level)) continue;
    sum += weights[i]!;
    squares += weights[i]! * weights[i]!;
  }
  const p = sum / n;
  return { loss: level, p, se: Math.sqrt(Math.max(0, squares / n - p * p) / n) };
}

/** The tail at a confidence from weighted scenarios: the smallest drawn loss beyond which no more than 1 − alpha weighs. */
export function weightedTail({ losses, weights }: WeightedLosses, alpha: number): TailMeasure {
  const order = Uint32Array.from(losses.keys()).sort((a, b) => losses[b]! - losses[a]! || a - b);
  const allowed = (1 - alpha) * losses.length;
  let [beyond, lossBeyond, valueAtRisk] = [0, 0, losses[order[0]!]!];
  for (let i = 0; i < order.length; ) {
    const level = losses[order[i]!]!;
    let atom = 0;
    for (; i < order.length && losses[order[i]!] === level; i++) atom += weights[order[i]!]!;
    valueAtRisk = level;
    if (beyond + atom > allowed) break;
    beyond += atom;
    lossBeyond += atom * level;
  }
  const expectedShortfall = (lossBeyond + Math.max(0, allowed - beyond) * valueAtRisk) / allowed;
  return { alpha, valueAtRisk, expectedShortfall };
}
