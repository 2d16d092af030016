import { betaCdf, binomialUpperTail, chiSquareSf, findRoot } from '#domain/numeric/index.ts';

/** Cases put into groups: how many, how many turned out bad, and the mean PD that was given to them. */
export interface PdGroup {
  readonly rows: number;
  readonly bads: number;
  readonly meanPd: number;
}

/** At most `groups` groups of equal count along the PD; cases of equal PD are never parted. */
export function groupsByPd(pd: Float64Array, bad: Uint8Array, groups: number): PdGroup[] {
  const order = Int32Array.from({ length: pd.length }, (_, i) => i).sort((i, j) => pd[i]! - pd[j]!);
  const made: PdGroup[] = [];
  let at = 0;
  for (let group = 1; group <= groups && at < order.length; group++) {
    const until = Math.round((group * order.length) / groups);
    let [rows, bads, sum] = [0, 0, 0];
    while (at < order.length && (at < until || (rows > 0 && pd[order[at]!] === pd[order[at - 1]!]))) {
      rows++;
      bads += bad[order[at]!]!;
      sum += pd[order[at]!]!;
      at++;
    }
    if (rows > 0) made.push({ rows, bads, meanPd: sum / rows });
  }
  return made;
}

/** Mean squared distance of PD and outcome (G. Brier, 1950). */
export function brierScore(pd: Float64Array, bad: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < pd.length; i++) sum += (pd[i]! - bad[i]!) ** 2;
  return sum / pd.length;
}

/** A. Murphy's split (1973) of the Brier score of grouped cases: reliability − resolution + uncertainty. */
export function brierSplit(groups: readonly PdGroup[]): {
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
} {
  const rows = total(groups, (g) => g.rows);
  const rate = total(groups, (g) => g.bads) / rows;
  return {
    reliability: total(groups, (g) => g.rows * (g.meanPd - g.bads / g.rows) ** 2) / rows,
    resolution: total(groups, (g) => g.rows * (g.bads / g.rows - rate) ** 2) / rows,
    uncertainty: rate * (1 - rate),
  };
}

/** Mean distance of mean PD and bad rate over the groups, weighted by their rows. */
export function expectedCalibrationError(groups: readonly PdGroup[]): number {
  const rows = total(groups, (g) => g.rows);
  return total(groups, (g) => g.rows * Math.abs(g.meanPd - g.bads / g.rows)) / rows;
}

export interface HosmerLemeshow {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** D. Hosmer and S. Lemeshow (1980): degrees of freedom = groups on cases outside the fit, groups − 2 inside it. */
export function hosmerLemeshow(groups: readonly PdGroup[], inSample: boolean): HosmerLemeshow {
  const statistic = total(groups, (g) => {
    const expected = g.rows * g.meanPd;
    return (g.bads - expected) ** 2 / (expected * (1 - g.meanPd));
  });
  const df = inSample ? Math.max(1, groups.length - 2) : groups.length;
  return { statistic, df, p: chiSquareSf(statistic, df) };
}

/** The chance of at least `bads` bads among `rows` independent cases of this PD. */
export function binomialTest(bads: number, rows: number, pd: number): number {
  return binomialUpperTail(bads, rows, pd);
}

/** The posterior chance, from Jeffreys' prior, that the true rate is no higher than this PD. */
export function jeffreysTest(bads: number, rows: number, pd: number): number {
  return betaCdf(pd, bads + 0.5, rows - bads + 0.5);
}

/** The 95 % interval of a bad rate from Jeffreys' prior; its ends are 0 and 1 where there are no bads, or only bads. */
export function jeffreysInterval(bads: number, rows: number): readonly [low: number, high: number] {
  const at = (q: number) => findRoot((p) => betaCdf(p, bads + 0.5, rows - bads + 0.5) - q, { low: 0, high: 1 }, 1e-9);
  return [bads === 0 ? 0 : at(0.025), bads === rows ? 1 : at(0.975)];
}

function total(groups: readonly PdGroup[], value: (group: PdGroup) => number): number {
  return groups.reduce((sum, group) => sum + value(group), 0);
}
