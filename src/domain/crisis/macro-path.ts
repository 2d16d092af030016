import type { MacroPath } from './scenario.ts';

/**
 * The factor on a day. V falls and comes back with its half-life; U holds the depth first; W falls a second time, to 85 %, after the wait;
 * L keeps a share of the depth for good.
 */
export function factorOn({ shape, depth, startDay, halfLifeDays, holdDays, keeps }: MacroPath, day: number): number {
  const since = day - startDay;
  if (shape === 'none' || since < 0) return 0;
  const back = (days: number) => 2 ** (-Math.max(0, days) / halfLifeDays);
  switch (shape) {
    case 'V':
      return -depth * back(since);
    case 'U':
      return -depth * back(since - holdDays);
    case 'W':
      return since < holdDays ? -depth * back(since) : -0.85 * depth * back(since - holdDays);
    case 'L':
      return -depth * (keeps + (1 - keeps) * back(since));
  }
}
