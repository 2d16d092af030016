import { dayOf } from '../money/money-graph.ts';
import type { Signal } from './finding-of.ts';
import { type FirmMoney, sumOf } from './firm-money.ts';

const WINDOW_DAYS = 90;
const HISTORY_DAYS = 365;
const MONTH = 30;

/** How many times its own history the inflow has to be, after what peers gained. */
const GROWTH = 1.4;

/** The share of the inflow before the application that comes from parties never seen before, and how many of them there have to be. */
const NEWCOMERS = 0.3;
const FEWEST_NEWCOMERS = 4;

/** The share of it that has to leave again to parties never seen before: customers' money pays suppliers, borrowed money goes back. */
const RETURNED = 0.5;

/**
 * Inflow dressed up before an application: in the 90 days before it above the firm's own twelve months and what its peers gained, much of it from
 * parties that never dealt with the firm. Where it also leaves again to strangers it is looked at; where it stays, or pays known suppliers, it is growth worth knowing. `peerGrowth` is
 * the median ratio of peers in the same days, 1 where unknown: a season that lifts everybody is no dressing.
 */
export function windowDressing(money: FirmMoney, peerGrowth: number): Signal[] {
  const { graph, asOf, ins, outs, party } = money;
  const begins = asOf - WINDOW_DAYS + 1;
  const own = inflowGrowth(money);
  if (own === undefined) return [];
  const growth = own / Math.max(peerGrowth, 0.1);
  const recent = (e: number) => dayOf(graph.at[e]!) >= begins;
  const known = new Set([...ins, ...outs].filter((e) => !recent(e)).flatMap((e) => [graph.from[e]!, graph.to[e]!]));
  const inflow = sumOf(graph.amountFen, [...ins].filter(recent));
  const fresh = [...ins].filter((e) => recent(e) && !known.has(graph.from[e]!));
  const payers = [...new Set(fresh.map((e) => graph.from[e]!))];
  const received = sumOf(graph.amountFen, fresh);
  if (growth < GROWTH || received < NEWCOMERS * inflow || payers.length < FEWEST_NEWCOMERS) return [];
  const left = [...outs].filter((e) => recent(e) && !known.has(graph.to[e]!));
  const returned = sumOf(graph.amountFen, left);
  return [
    {
      code: 'window-dressing',
      severity: returned >= RETURNED * received ? 'review' : 'clear',
      parties: [party, ...payers.slice(0, 20)],
      edges: [...fresh.sort((a, b) => graph.amountFen[b]! - graph.amountFen[a]!), ...left],
      amountFen: received,
      innocentExplanations: ['season', 'new-large-customer', 'new-product', 'collected-old-receivables'],
      values: {
        growth: Math.round(growth * 100) / 100,
        newcomersShare: Math.round((received / inflow) * 1e4) / 1e4,
        newcomers: payers.length,
        leftToStrangers: Math.round((returned / received) * 1e4) / 1e4,
      },
      ...(returned >= RETURNED * received ? { stripped: fresh } : {}),
    },
  ];
}

/** How the inflow of the 90 days compares with the twelve months before them; undefined where there is too little of either. */
export function inflowGrowth(money: FirmMoney): number | undefined {
  const { graph, asOf, ins } = money;
  const begins = asOf - WINDOW_DAYS + 1;
  const history = [...ins].filter((e) => dayOf(graph.at[e]!) < begins && dayOf(graph.at[e]!) >= begins - HISTORY_DAYS);
  const months = monthsOf(money, history, begins);
  if (months.length < 6) return undefined;
  const window = [...ins].filter((e) => dayOf(graph.at[e]!) >= begins);
  const usual = median(months);
  return usual > 0 ? sumOf(graph.amountFen, window) / (WINDOW_DAYS / MONTH) / usual : undefined;
}

/** Inflow of each span of 30 days before the window, newest first, as far back as anything is known. */
function monthsOf({ graph }: FirmMoney, history: readonly number[], begins: number): number[] {
  if (history.length === 0) return [];
  const oldest = dayOf(graph.at[history[0]!]!);
  const count = Math.min(Math.floor(HISTORY_DAYS / MONTH), Math.floor((begins - oldest) / MONTH));
  const months = new Array<number>(Math.max(0, count)).fill(0);
  for (const e of history) {
    const month = Math.floor((begins - 1 - dayOf(graph.at[e]!)) / MONTH);
    if (month < months.length) months[month]! += graph.amountFen[e]!;
  }
  return months;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length === 0
    ? 0
    : sorted.length % 2 === 1
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
