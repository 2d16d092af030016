import { medianOf } from './median.ts';
import { logMonthly, type SalesPanel, SEASONS_A_YEAR } from './panel.ts';

/** How many firm-years of the whole panel a group's own season is mixed with. */
const POOLED = 20;
const FEWEST_OF_A_YEAR = 8;

/**
 * The seasonal part of the logarithm of monthly sales by season, for each widest group and for the whole panel (''): medians of
 * how far a period lies from the middle of the year around it, a group's drawn towards the whole's where its firm-years are few.
 */
export function seasonsOf(panel: SalesPanel): ReadonlyMap<string, Float64Array> {
  const byGroup = new Map<string, number[][]>();
  const collect = (group: string, season: number, value: number) => {
    let lists = byGroup.get(group);
    if (!lists) {
      lists = Array.from({ length: SEASONS_A_YEAR }, () => []);
      byGroup.set(group, lists);
    }
    lists[season]!.push(value);
  };
  for (const firm of panel.firms) {
    const logs = logMonthly(panel, firm);
    const half = (SEASONS_A_YEAR - 1) / 2;
    for (let t = half; t + half < logs.length; t++) {
      const around = logs.subarray(t - half, t + half + 1).filter((value) => !Number.isNaN(value));
      if (Number.isNaN(logs[t]!) || around.length < FEWEST_OF_A_YEAR) continue;
      const distance = logs[t]! - medianOf(around);
      collect('', panel.seasons[t]!, distance);
      if (firm.groups[0] !== undefined) collect(firm.groups[0], panel.seasons[t]!, distance);
    }
  }
  const whole = Float64Array.from({ length: SEASONS_A_YEAR }, (_, k) => medianOrZero(byGroup.get('')?.[k]));
  const seasons = new Map([['', whole]]);
  for (const [group, lists] of byGroup)
    if (group !== '')
      seasons.set(
        group,
        whole.map((all, k) => all + ((medianOrZero(lists[k]) - all) * lists[k]!.length) / (lists[k]!.length + POOLED)),
      );
  return seasons;
}

function medianOrZero(values: readonly number[] | undefined): number {
  return values === undefined || values.length === 0 ? 0 : medianOf(Float64Array.from(values));
}
