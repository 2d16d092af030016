import { medianOf, medianOfSorted, medianWithout } from './median.ts';
import { isSilent, logMonthly, type PanelFirm, type SalesPanel, SEASONS_A_YEAR } from './panel.ts';
import { seasonsOf } from './season.ts';

/** What befell a firm's peers in each period, the firm itself left out. */
export interface PeerShock {
  /** The common part of the peers' move against their own year before, on the logarithm of sales. */
  readonly move: Float64Array;
  /** How far apart the peers' moves lie, as a standard deviation from their median deviation; NaN where there are too few. */
  readonly spread: Float64Array;
  /** The share of peers that sold nothing though they had within the year before. */
  readonly silent: Float64Array;
  /** Whether the period was bad for most peers: their move lies below all that is usual, or many fell silent. */
  readonly systemic: Uint8Array;
  /** The firm's own logarithm of monthly sales with the season taken out; NaN where it sold nothing. */
  readonly sales: Float64Array;
}

/** Cases of the wider group with which a narrower group's median is mixed. */
const POOLED = 10;
const FEWEST_PEERS = 5;
const MANY_MADS = 3;
const MAD_TO_SD = 1.4826;
const LEAST_MAD = 0.05;
const MANY_SILENT = 0.3;
/** A trade in which many are always silent is not in trouble for that; only so many more than usual are. */
const MORE_SILENT = 0.1;
const FEWEST_OF_A_YEAR = 6;

/** A move of one firm in one period, and where it stands among those of its groups. */
interface GroupPeriods {
  readonly sorted: readonly Float64Array[];
  /** How far the moves of a period lie apart. */
  readonly apart: readonly number[];
  readonly silent: readonly number[];
  readonly watched: readonly number[];
}

/** What befell the firms of a panel, to hold a firm against that is not among them. */
export interface Peers {
  readonly shockOf: (firm: PanelFirm) => PeerShock;
}

/**
 * The shocks that peers shared, by the narrowest group with enough peers, each group's median mixed with that of the next
 * wider one. Every firm's own part is left out of its peers. Periods of which nobody has a year before are ordinary.
 */
export function peerShocks(panel: SalesPanel): PeerShock[] {
  const { shock } = groupsOfPanel(panel);
  return panel.firms.map((firm) => shock(firm, true));
}

/** The same for firms that are not of the panel; their periods are the panel's. */
export function readPeers(panel: SalesPanel): Peers {
  const { shock } = groupsOfPanel(panel);
  return { shockOf: (firm) => shock(firm, false) };
}

function groupsOfPanel(panel: SalesPanel): { readonly shock: (firm: PanelFirm, among: boolean) => PeerShock } {
  const seasons = seasonsOf(panel);
  const whole = seasons.get('')!;
  const salesOf = (firm: PanelFirm) => {
    const season = seasons.get(firm.groups[0] ?? '') ?? whole;
    return logMonthly(panel, firm).map((value, t) => value - season[panel.seasons[t]!]!);
  };
  const moves = panel.firms.map((firm) => movesOf(salesOf(firm)));
  const groups = new Map<string, GroupPeriods>();
  for (const group of new Set(['', ...panel.firms.flatMap((firm) => firm.groups)]))
    groups.set(group, groupPeriods(panel, moves, group));
  return {
    shock: (firm, among) => {
      const sales = salesOf(firm);
      return shockOf(panel, firm, { sales, moves: movesOf(sales), groups, among });
    },
  };
}

/** How far each period lies from the middle of the firm's own year before it. */
function movesOf(sales: Float64Array): Float64Array {
  return sales.map((value, t) => {
    if (Number.isNaN(value)) return Number.NaN;
    const before = sales.subarray(Math.max(0, t - SEASONS_A_YEAR), t).filter((past) => !Number.isNaN(past));
    return before.length < FEWEST_OF_A_YEAR ? Number.NaN : value - medianOf(before);
  });
}

/** Whether a firm sold anything in the year before a period, so that its silence would say something. */
function isWatched({ netFen }: PanelFirm, t: number): boolean {
  return netFen.subarray(Math.max(0, t - SEASONS_A_YEAR), t).some((net) => net > 0) && !Number.isNaN(netFen[t]!);
}

function groupPeriods(panel: SalesPanel, moves: readonly Float64Array[], group: string): GroupPeriods {
  const members = panel.firms.flatMap((firm, i) => (group === '' || firm.groups.includes(group) ? [i] : []));
  const periods = Array.from(panel.months, (_, t) => t);
  const watched = periods.map((t) => members.filter((i) => isWatched(panel.firms[i]!, t)));
  const sorted = periods.map((t) =>
    Float64Array.from(members, (i) => moves[i]![t]!)
      .filter((move) => !Number.isNaN(move))
      .sort(),
  );
  return {
    sorted,
    apart: sorted.map(medianDistance),
    silent: periods.map((t) => watched[t]!.filter((i) => isSilent(panel.firms[i]!, t)).length),
    watched: watched.map((list) => list.length),
  };
}

function shockOf(
  panel: SalesPanel,
  firm: PanelFirm,
  own: { sales: Float64Array; moves: Float64Array; groups: ReadonlyMap<string, GroupPeriods>; among: boolean },
): PeerShock {
  const chain = ['', ...firm.groups].flatMap((group) => own.groups.get(group) ?? []);
  const periods = panel.months.length;
  const move = new Float64Array(periods).fill(Number.NaN);
  const silent = new Float64Array(periods).fill(Number.NaN);
  const spread = new Float64Array(periods).fill(Number.NaN);
  for (let t = 0; t < periods; t++) {
    const watched = own.among && isWatched(firm, t) ? 1 : 0;
    const quiet = watched === 1 && isSilent(firm, t) ? 1 : 0;
    for (const group of chain) {
      const sorted = group.sorted[t]!;
      const mine = own.among ? own.moves[t]! : Number.NaN;
      const peers = Number.isNaN(mine) ? sorted.length : sorted.length - 1;
      if (peers >= FEWEST_PEERS) {
        const median = Number.isNaN(mine) ? medianOfSorted(sorted) : medianWithout(sorted, placeOf(sorted, mine));
        move[t] = mixed(move[t]!, median, peers);
        spread[t] = mixed(spread[t]!, group.apart[t]!, peers);
      }
      const others = group.watched[t]! - watched;
      if (others >= FEWEST_PEERS) silent[t] = mixed(silent[t]!, (group.silent[t]! - quiet) / others, others);
    }
  }
  const [moved, fellSilent] = [move.map(orZero), silent.map(orZero)];
  return { move: moved, spread, silent: fellSilent, systemic: systemicPeriods(moved, fellSilent), sales: own.sales };
}

/** The widest group with enough peers stands for itself; a narrower one is mixed with it by its peers. */
function mixed(wider: number, own: number, peers: number): number {
  if (Number.isNaN(wider)) return own;
  return wider + ((own - wider) * peers) / (peers + POOLED);
}

/** Where there were too few peers nothing is known to have befallen them. */
function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}

function medianDistance(sorted: Float64Array): number {
  const centre = medianOfSorted(sorted);
  return MAD_TO_SD * medianOf(sorted.map((value) => Math.abs(value - centre)));
}

function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A year is long enough to call it the new order of things: what lasts longer is no shock. */
const LONGEST_SHOCK = SEASONS_A_YEAR;

function systemicPeriods(move: Float64Array, silent: Float64Array): Uint8Array {
  const centre = medianOf(move);
  const mad = Math.max(LEAST_MAD, MAD_TO_SD * medianOf(move.map((value) => Math.abs(value - centre))));
  const usual = medianOf(silent);
  let running = 0;
  return Uint8Array.from(move, (value, t) => {
    const fell = value < centre - MANY_MADS * mad;
    const quiet = silent[t]! > MANY_SILENT && silent[t]! > usual + MORE_SILENT;
    running = fell || quiet ? running + 1 : 0;
    return running > 0 && running <= LONGEST_SHOCK ? 1 : 0;
  });
}
