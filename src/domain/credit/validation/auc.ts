import { normalCdf, normalQuantile } from '#domain/numeric/index.ts';

/** The area under the receiver operating characteristic: the chance that a bad scores worse than a good, ties half. */
export interface AucEstimate {
  readonly auc: number;
  readonly se: number;
  /** The 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** The difference of two areas on the same cases. */
export interface AucComparison {
  readonly a: AucEstimate;
  readonly b: AucEstimate;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly z: number;
  readonly p: number;
}

const TWO_SIDED_95 = normalQuantile(0.975);

/** The area of `risk` (higher = riskier) for `bad`, with its DeLong interval, drawn on the logit so that it stays in [0, 1]. */
export function aucOf(risk: Float64Array, bad: Uint8Array): AucEstimate {
  const parts = placements(risk, bad);
  return estimate(parts.auc, variance(parts, parts));
}

/** Paired comparison of two risks of the same cases (E. DeLong et al., Biometrics 44 (1988) 837–845). */
export function compareAucs(riskA: Float64Array, riskB: Float64Array, bad: Uint8Array): AucComparison {
  const a = placements(riskA, bad);
  const b = placements(riskB, bad);
  const [varianceA, varianceB] = [variance(a, a), variance(b, b)];
  const se = Math.sqrt(Math.max(0, varianceA + varianceB - 2 * variance(a, b)));
  const difference = a.auc - b.auc;
  const z = se > 0 ? difference / se : 0;
  return {
    a: estimate(a.auc, varianceA),
    b: estimate(b.auc, varianceB),
    difference,
    low: difference - TWO_SIDED_95 * se,
    high: difference + TWO_SIDED_95 * se,
    z,
    p: 2 * normalCdf(-Math.abs(z)),
  };
}

function estimate(auc: number, squared: number): AucEstimate {
  const se = Math.sqrt(squared);
  if (auc <= 0 || auc >= 1) return { auc, se, low: auc, high: auc };
  const centre = Math.log(auc / (1 - auc));
  const half = (TWO_SIDED_95 * se) / (auc * (1 - auc));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  return { auc, se, low: back(centre - half), high: back(centre + half) };
}

interface Placements {
  readonly auc: number;
  /** For each bad, the share of goods that it outranks; for each good, the share of bads that outrank it. */
  readonly ofBads: Float64Array;
  readonly ofGoods: Float64Array;
}

/** X. Sun and W. Xu (2014): placements from mid-ranks in n log n. */
function placements(risk: Float64Array, bad: Uint8Array): Placements {
  const n = risk.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => risk[i]! - risk[j]!);
  const bads = bad.reduce((sum, b) => sum + b, 0);
  const goods = n - bads;
  const ofBads = new Float64Array(bads);
  const ofGoods = new Float64Array(goods);
  let [goodsBelow, badsBelow, atBad, atGood, sum] = [0, 0, 0, 0, 0];
  for (let from = 0; from < n; ) {
    let to = from;
    let [tiedGoods, tiedBads] = [0, 0];
    while (to < n && risk[order[to]!] === risk[order[from]!]) {
      if (bad[order[to]!] === 1) tiedBads++;
      else tiedGoods++;
      to++;
    }
    const badPlace = (goodsBelow + tiedGoods / 2) / goods;
    ofBads.fill(badPlace, atBad, atBad + tiedBads);
    ofGoods.fill((bads - badsBelow - tiedBads / 2) / bads, atGood, atGood + tiedGoods);
    sum += badPlace * tiedBads;
    atBad += tiedBads;
    atGood += tiedGoods;
    goodsBelow += tiedGoods;
    badsBelow += tiedBads;
    from = to;
  }
  return { auc: sum / bads, ofBads: inCaseOrder(ofBads, order, bad, 1), ofGoods: inCaseOrder(ofGoods, order, bad, 0) };
}

/** Placements come out in rank order; two models rank differently, so they are laid back in the order of the cases. */
function inCaseOrder(ranked: Float64Array, order: Int32Array, bad: Uint8Array, outcome: 0 | 1): Float64Array {
  const byCase = new Float64Array(order.length);
  let at = 0;
  for (const i of order) if (bad[i] === outcome) byCase[i] = ranked[at++]!;
  return byCase.filter((_, i) => bad[i] === outcome);
}

function variance(a: Placements, b: Placements): number {
  return covariance(a.ofBads, b.ofBads) / a.ofBads.length + covariance(a.ofGoods, b.ofGoods) / a.ofGoods.length;
}

function covariance(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  if (n < 2) return 0;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (x[i]! - meanX) * (y[i]! - meanY);
  return sum / (n - 1);
}
