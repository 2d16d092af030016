import { fitLevelNoise, noiseOf, readStructure, type StructuralReading } from '#domain/credit/index.ts';
import {
  type Deliveries,
  type MonthlySeries,
  monthlyByPeriod,
  type Snapshot,
  salesByPeriod,
} from '#domain/evidence/index.ts';
import { type CalendarDate, dayNumber, type Fen, fen, monthIndex } from '#domain/kernel/index.ts';
import { type PeerShock, peerShocks, readPeers } from '#domain/macro/index.ts';

/** What the sales of a firm and of its peers say of a shock: plain data, so that a record can carry it. */
export type ShockReading = Readonly<
  Pick<
    StructuralReading,
    'index' | 'change' | 'sd' | 'sells' | 'holds' | 'broke' | 'gap' | 'sharedGap' | 'silence' | 'systemicPeriods'
  >
>;

/** What the lender already has with the firm. */
export type RunningLoan = {
  readonly outstandingFen: Fen;
  /** Renewals in a row in which no principal was repaid. */
  readonly renewalsWithoutProgress: number;
};

/** Documents that show the cause of a shock where peers do not. */
export const SHOCK_DOCUMENTS = ['order-cancellation', 'closure-order', 'disaster-report'] as const;
export type ShockDocument = (typeof SHOCK_DOCUMENTS)[number];

/** All that a decision reads of a shock beside the snapshot. */
export type ShockCase = {
  readonly reading: ShockReading | null;
  readonly running: RunningLoan | null;
  readonly documents: readonly ShockDocument[];
};

export const NO_SHOCK: ShockCase = { reading: null, running: null, documents: [] };

export const NO_RUNNING_LOAN: RunningLoan = { outstandingFen: fen(0n), renewalsWithoutProgress: 0 };

/** Peers of fewer firms say nothing of a shock. */
const FEWEST_FIRMS = 20;

/**
 * The reading of each firm, in the order of the snapshots, from the sales of all of them; null where a firm's own sales are too
 * short, or all of them where the firms are too few to be each other's peers.
 */
export function readShocks(
  deliveries: Deliveries,
  snapshots: readonly Pick<Snapshot, 'firm' | 'categories'>[],
  asOf: CalendarDate,
): readonly (ShockReading | null)[] {
  const firms = snapshots.map(({ firm }) => firm);
  const sales = firms.length < FEWEST_FIRMS ? undefined : salesByPeriod(deliveries, firms, asOf);
  if (!sales) return firms.map(() => null);
  const { months, seasons, netFen } = sales;
  const panel = {
    months,
    seasons,
    firms: netFen.map((net, i) => ({ netFen: net, groups: groupsOf(snapshots[i]!.categories) })),
  };
  const shocks = peerShocks(panel);
  const noise = fitLevelNoise(shocks, months);
  return shocks.map((shock, i) => {
    const reading = readStructure(shock, months, { drift: noise.drift, noise: noise.byFirm[i]! });
    return reading && withoutPath(reading);
  });
}

/** The firms of one trade as they stood on a day, against which the sales of one of them are read. */
export interface Trade {
  readonly read: (own: MonthlySeries) => ShockReading | null;
}

const YEARS_BACK = 4;

/** The trade by the monthly sales of its firms up to the last whole month before the day; null where the firms are too few. */
export function readTrade(series: readonly MonthlySeries[], asOf: CalendarDate): Trade | null {
  if (series.length < FEWEST_FIRMS) return null;
  const lastMonth = monthIndex(dayNumber(asOf)) - 1;
  const recent = series.map((one) => since(one, lastMonth - 12 * YEARS_BACK));
  const sales = monthlyByPeriod(recent, lastMonth);
  if (!sales) return null;
  const { months, seasons } = sales;
  const firmOf = (netFen: Float64Array) => ({ groups: [], netFen });
  const peers = readPeers({ months, seasons, firms: sales.netFen.map(firmOf) });
  const panel = fitLevelNoise(
    sales.netFen.map((netFen) => peers.shockOf(firmOf(netFen))),
    months,
  );
  return {
    read: (own) => {
      // Laid beside a series of the trade, so that both have the same periods.
      const laid = monthlyByPeriod([since(own, lastMonth - 12 * YEARS_BACK), ...recent], lastMonth);
      const netFen = laid?.netFen[0]?.subarray(laid.months.length - months.length);
      const end = netFen ? netFen.findLastIndex((net) => !Number.isNaN(net)) + 1 : 0;
      if (!netFen || end === 0) return null;
      const shock = shockUpTo(peers.shockOf(firmOf(netFen)), end);
      const seen = months.subarray(0, end);
      const reading = readStructure(shock, seen, noiseOf(shock, seen, panel));
      return reading && withoutPath(reading);
    },
  };
}

/** The months of a series from one on: older ones say little and cost as much. */
function since({ firstMonth, values }: MonthlySeries, from: number): MonthlySeries {
  const cut = Math.max(0, from - firstMonth);
  return { firstMonth: firstMonth + cut, values: values.slice(cut) };
}

function shockUpTo(shock: PeerShock, end: number): PeerShock {
  const { move, spread, silent, systemic, sales } = shock;
  return {
    move: move.subarray(0, end),
    spread: spread.subarray(0, end),
    silent: silent.subarray(0, end),
    systemic: systemic.subarray(0, end),
    sales: sales.subarray(0, end),
  };
}

/** Industry, then industry and province: the narrowest with enough peers is looked at most. */
function groupsOf({ industry, province }: Snapshot['categories']): string[] {
  if (!industry) return [];
  return province ? [industry, `${industry} ${province}`] : [industry];
}

function withoutPath({ path: _, ...reading }: StructuralReading): ShockReading {
  return reading;
}
