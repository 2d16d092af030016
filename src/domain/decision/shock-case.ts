import { fitLevelNoise, readStructure, type StructuralReading } from '#domain/credit/index.ts';
import { type Deliveries, type Snapshot, salesByPeriod } from '#domain/evidence/index.ts';
import { type CalendarDate, type Fen, fen } from '#domain/kernel/index.ts';
import { peerShocks } from '#domain/macro/index.ts';

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

/** Industry, then industry and province: the narrowest with enough peers is looked at most. */
function groupsOf({ industry, province }: Snapshot['categories']): string[] {
  if (!industry) return [];
  return province ? [industry, `${industry} ${province}`] : [industry];
}

function withoutPath({ path: _, ...reading }: StructuralReading): ShockReading {
  return reading;
}
