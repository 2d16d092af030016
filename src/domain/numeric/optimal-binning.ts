/** Ordered pre-bins: how many good and bad cases each holds. */
export interface PreBins {
  readonly goods: Float64Array;
  readonly bads: Float64Array;
}

export interface BinningLimits {
  /** The fewest cases that a bin may hold. */
  readonly leastCount: number;
  readonly mostBins: number;
  /** Whether the bad rate must rise or fall along the order; `either` takes the one with more information. */
  readonly direction: 'rising' | 'falling' | 'either';
}

export interface OptimalBins {
  /** Pre-bins [starts[i], starts[i + 1]) make bin i; the last runs to the end. */
  readonly starts: readonly number[];
  readonly direction: 'rising' | 'falling';
  /** The information value that was maximised, unsmoothed where every bin has both outcomes. */
  readonly iv: number;
}

/** Half a case is added to each count of a bin, so that one without goods or bads keeps a finite weight of evidence. */
export const WOE_SMOOTHING = 0.5;

/** Weight of evidence, ln((goods + smoothing)/G ÷ (bads + smoothing)/B): positive where goods prevail. */
export function weightOfEvidence(
  goods: number,
  bads: number,
  allGoods: number,
  allBads: number,
  smoothing: number,
): number {
  return Math.log(((goods + smoothing) / allGoods) * (allBads / (bads + smoothing)));
}

/** A bin's share of the information value, (goods/G − bads/B) · WoE, smoothed only where the plain WoE is infinite. */
export function informationValue(goods: number, bads: number, allGoods: number, allBads: number): number {
  const smoothing = goods === 0 || bads === 0 ? WOE_SMOOTHING : 0;
  return (goods / allGoods - bads / allBads) * weightOfEvidence(goods, bads, allGoods, allBads, smoothing);
}

/**
 * The bins of greatest information value whose bad rate is strictly monotone, exactly, by dynamic programming over
 * (last bin, number of bins). One bin is always possible, so a variable without a trend comes back whole.
 */
export function optimalBins(
  preBins: PreBins,
  totals: { readonly goods: number; readonly bads: number },
  limits: BinningLimits,
): OptimalBins {
  const segments = segmentTable(preBins, totals, limits.leastCount);
  const rising = limits.direction === 'falling' ? null : bestPath(segments, limits.mostBins, 1);
  const falling = limits.direction === 'rising' ? null : bestPath(segments, limits.mostBins, -1);
  const useRising = rising !== null && (falling === null || rising.iv >= falling.iv);
  const best = useRising ? rising : falling!;
  return { starts: best.starts, iv: best.iv, direction: useRising ? 'rising' : 'falling' };
}

interface SegmentTable {
  readonly count: number;
  /** iv and bad rate of pre-bins [i, j) at i·(count + 1) + j; iv is NaN where the segment is too small. */
  readonly iv: Float64Array;
  readonly rate: Float64Array;
}

function segmentTable(
  { goods, bads }: PreBins,
  totals: { readonly goods: number; readonly bads: number },
  leastCount: number,
): SegmentTable {
  const count = goods.length;
  const iv = new Float64Array((count + 1) * (count + 1)).fill(Number.NaN);
  const rate = new Float64Array((count + 1) * (count + 1));
  for (let i = 0; i < count; i++) {
    let good = 0;
    let bad = 0;
    for (let j = i + 1; j <= count; j++) {
      good += goods[j - 1]!;
      bad += bads[j - 1]!;
      const at = i * (count + 1) + j;
      const whole = i === 0 && j === count;
      if (good + bad < leastCount && !whole) continue;
      iv[at] = informationValue(good, bad, totals.goods, totals.bads);
      rate[at] = bad / (good + bad);
    }
  }
  return { count, iv, rate };
}

function bestPath(table: SegmentTable, mostBins: number, sign: 1 | -1): { iv: number; starts: number[] } {
  const { count, iv, rate } = table;
  const width = count + 1;
  // value[b][i, j): the best sum with b + 1 bins of which the last is [i, j); from[…] is the start of the bin before.
  let value = new Float64Array(width * width).fill(Number.NaN);
  for (let j = 1; j <= count; j++) value[j] = iv[j]!;
  const from: Int32Array[] = [];
  let best = { iv: value[count]!, bins: 1, last: 0 };
  for (let bins = 2; bins <= mostBins; bins++) {
    const next = new Float64Array(width * width).fill(Number.NaN);
    const back = new Int32Array(width * width).fill(-1);
    for (let i = 1; i < count; i++) {
      for (let j = i + 1; j <= count; j++) {
        const at = i * width + j;
        if (Number.isNaN(iv[at]!)) continue;
        for (let h = 0; h < i; h++) {
          const before = h * width + i;
          if (Number.isNaN(value[before]!) || sign * (rate[at]! - rate[before]!) <= 0) continue;
          const sum = value[before]! + iv[at]!;
          if (Number.isNaN(next[at]!) || sum > next[at]!) {
            next[at] = sum;
            back[at] = h;
          }
        }
      }
    }
    from.push(back);
    value = next;
    for (let i = 1; i < count; i++) {
      const sum = value[i * width + count]!;
      if (sum > best.iv) best = { iv: sum, bins, last: i };
    }
  }
  return { iv: best.iv, starts: traceBack(from, best, count) };
}

function traceBack(from: readonly Int32Array[], best: { bins: number; last: number }, count: number): number[] {
  const width = count + 1;
  const starts = [best.last];
  let [i, j] = [best.last, count];
  for (let bins = best.bins; bins > 1; bins--) {
    const h = from[bins - 2]![i * width + j]!;
    [i, j] = [h, i];
    starts.unshift(h);
  }
  return starts;
}
