import { quantileOfSorted } from '#domain/numeric/index.ts';

/** A firm's monthly figures from its own first month on. */
export interface MonthlySeries {
  readonly firstMonth: number;
  readonly values: readonly number[];
}

/** Quantiles over peers, one number a month; NaN in a month in which fewer than three peers have figures. */
export interface PeerBand {
  readonly peers: number;
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
}

const FEWEST = 3;

/** The monthly mean over the months that a series observes; nothing where it has none above nothing. */
export function monthlyLevel({ values }: MonthlySeries): number | undefined {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.length > 0 && sum > 0 ? sum / values.length : undefined;
}

/**
 * Where the peers of a firm lay in each of its months. Each peer is read as a multiple of its own monthly mean, since peers
 * are of every size and the question is whether all moved alike; `level` brings the multiples back to the firm's own size.
 */
export function peerBand(
  peers: readonly MonthlySeries[],
  { firstMonth, months, level }: { readonly firstMonth: number; readonly months: number; readonly level: number },
): PeerBand {
  const levels = peers.map(monthlyLevel);
  const quantiles = {
    p10: [] as number[],
    p25: [] as number[],
    p50: [] as number[],
    p75: [] as number[],
    p90: [] as number[],
  };
  for (let month = firstMonth; month < firstMonth + months; month++) {
    const multiples: number[] = [];
    peers.forEach((peer, i) => {
      const value = peer.values[month - peer.firstMonth];
      const own = levels[i];
      if (value !== undefined && own !== undefined) multiples.push(value / own);
    });
    const sorted = Float64Array.from(multiples).sort();
    for (const name of ['p10', 'p25', 'p50', 'p75', 'p90'] as const) {
      const at = Number(name.slice(1)) / 100;
      quantiles[name].push(sorted.length < FEWEST ? Number.NaN : quantileOfSorted(sorted, at) * level);
    }
  }
  return { peers: levels.filter((own) => own !== undefined).length, ...quantiles };
}
