import { NO_SHOCK, readShocks, type ShockCase } from '#domain/decision/index.ts';
import { CATALOGUE, type Deliveries, type HeaderMap, mergeDeliveries, type Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { readEvidence } from './read-evidence.ts';

/** Where peers are read from, and what a folder states of the firm's own loan. */
export interface ShockSources {
  readonly peers: readonly string[];
  readonly stated: ShockCase | undefined;
  readonly map: HeaderMap;
  readonly workers: number | undefined;
}

/**
 * What the sales of each firm and of its peers say of a shock, in the order of the snapshots; undefined where nothing is said of a
 * firm. The peers are the firms that are decided together, and those of the files that are given for it.
 */
export async function shocksOf(
  deliveries: Deliveries,
  snapshots: readonly Snapshot[],
  asOf: CalendarDate,
  { peers, stated, map, workers }: ShockSources,
): Promise<Result<readonly (ShockCase | undefined)[], Failure>> {
  const others = await readEvidence(peers.length > 0 ? [{ kind: 'sales-invoices', paths: peers }] : [], {
    map,
    workers,
  });
  if (!others.ok) return others;
  const own = deliveries['sales-invoices'];
  const added = others.value['sales-invoices'];
  const sales = own && added ? mergeDeliveries(CATALOGUE['sales-invoices'], [own, added]) : (own ?? added);
  const known = new Set(snapshots.map(({ firm }) => firm));
  const strangers = (added?.table.firm.values ?? []).filter((firm) => !known.has(firm));
  const firms = [...snapshots, ...strangers.map((firm) => ({ firm, categories: {} }))];
  const readings = readShocks(sales ? { 'sales-invoices': sales } : {}, firms, asOf);
  return ok(
    snapshots.map((_, i) => {
      const reading = readings[i]!;
      if (reading === null && stated === undefined) return undefined;
      return { ...(stated ?? NO_SHOCK), reading };
    }),
  );
}
