/** The buckets of the ladder by the day on which they end, counted from the as-of day; the last has no end. */
export const LADDER_BUCKETS = [
  { name: 'overnight', lastDay: 1 },
  { name: '2-7d', lastDay: 7 },
  { name: '8-14d', lastDay: 14 },
  { name: '15-30d', lastDay: 30 },
  { name: '31-90d', lastDay: 90 },
  { name: '91-180d', lastDay: 180 },
  { name: '181-365d', lastDay: 365 },
  { name: '1-3y', lastDay: 1095 },
  { name: 'over-3y', lastDay: Number.POSITIVE_INFINITY },
] as const;

/** Money that comes (positive) or goes (negative) on a day after the as-of day; day 0 is what is at hand. */
export interface DatedFlow {
  readonly day: number;
  readonly amount: number;
  /** Share that comes or goes as people behave; 1 is the contract. */
  readonly behavioural?: number;
}

export interface LadderBucket {
  readonly bucket: string;
  readonly inflow: number;
  readonly outflow: number;
  readonly gap: number;
  readonly cumulativeGap: number;
  readonly behaviouralGap: number;
  readonly cumulativeBehaviouralGap: number;
}

export interface Ladder {
  readonly cash: number;
  readonly buckets: readonly LadderBucket[];
  /** First day on which cash at hand and all that came and went is below zero; null where that never happens. */
  readonly survivalDay: number | null;
  readonly behaviouralSurvivalDay: number | null;
  /** 90-day gap over what comes in or is at hand within 90 days (流动性缺口率); null without such assets. */
  readonly gapRatio90: number | null;
}

/** The ladder of a book of dated flows. Days are whole numbers from 0; overdue flows belong to day 0 of the caller. */
export function liquidityLadder(flows: readonly DatedFlow[]): Ladder {
  const cash = flows.reduce((sum, { day, amount }) => (day <= 0 ? sum + amount : sum), 0);
  const later = flows.filter(({ day }) => day > 0);
  const buckets: LadderBucket[] = [];
  let [cumulativeGap, cumulativeBehaviouralGap] = [0, 0];
  let firstDay = 1;
  for (const { name, lastDay } of LADDER_BUCKETS) {
    const inside = later.filter(({ day }) => day >= firstDay && day <= lastDay);
    const inflow = inside.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
    const outflow = inside.reduce((sum, { amount }) => sum + Math.max(0, -amount), 0);
    const behaviouralGap = inside.reduce((sum, { amount, behavioural = 1 }) => sum + amount * behavioural, 0);
    cumulativeGap += inflow - outflow;
    cumulativeBehaviouralGap += behaviouralGap;
    buckets.push({
      bucket: name,
      inflow,
      outflow,
      gap: inflow - outflow,
      cumulativeGap,
      behaviouralGap,
      cumulativeBehaviouralGap,
    });
    firstDay = lastDay + 1;
  }
  const within90 = later.filter(({ day }) => day <= 90);
  const assets = cash + within90.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  const gap90 = cash + within90.reduce((sum, { amount }) => sum + amount, 0);
  return {
    cash,
    buckets,
    survivalDay: firstUnpaidDay(cash, later, ({ amount }) => amount),
    behaviouralSurvivalDay: firstUnpaidDay(cash, later, ({ amount, behavioural = 1 }) => amount * behavioural),
    gapRatio90: assets > 0 ? gap90 / assets : null,
  };
}

function firstUnpaidDay(
  cash: number,
  flows: readonly DatedFlow[],
  amountOf: (flow: DatedFlow) => number,
): number | null {
  const byDay = new Map<number, number>();
  for (const flow of flows) byDay.set(flow.day, (byDay.get(flow.day) ?? 0) + amountOf(flow));
  let left = cash;
  for (const day of [...byDay.keys()].sort((a, b) => a - b)) {
    left += byDay.get(day)!;
    if (left < 0) return day;
  }
  return null;
}
