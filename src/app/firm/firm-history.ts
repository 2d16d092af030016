import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { deliveriesOf, tablesOf } from '#app/decision/build-snapshots.ts';
import type { RelatedFirm } from '#app/ports/firm-book.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import {
  type FirmHistory,
  monthlyLevel,
  observedSales,
  type PeerBand,
  peerBand,
  tellHistory,
} from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

interface FoundHistory {
  readonly firmId: string;
  readonly history: FirmHistory;
}

export interface KnownHistory extends FoundHistory {
  /** Counterparties that are firms of the institution's own book. */
  readonly knownParties: ReadonlySet<string>;
  readonly related: readonly RelatedFirm[];
}

/** What a firm's evidence tells through time. Errors: NOT_FOUND, SUBJECT_ERASED. */
export function firmHistory(
  unitOfWork: UnitOfWork,
  caller: Caller,
  code: string,
): Promise<Result<KnownHistory, Failure>> {
  return unitOfWork.run<KnownHistory, Failure>(workOf(caller), async (work) => {
    const read = await readHistory(work, code);
    if (!read.ok) return read;
    const parties = read.value.history.parties.flatMap((side) => side.parties.map(({ party }) => party));
    const knownParties = await work.book.known(parties);
    return ok({ ...read.value, knownParties, related: await work.book.related(read.value.firmId) });
  });
}

/** The kept history, or a new one where evidence came since and its import has not got so far. */
async function readHistory(work: Transaction, code: string): Promise<Result<FoundHistory, Failure>> {
  const firmId = await work.firms.find(code);
  if (firmId === undefined) return fail('NOT_FOUND', { what: code });
  const [outdated] = await work.book.outdated([firmId]);
  if (outdated === undefined) {
    const kept = await work.book.history(firmId);
    if (!kept.ok) return kept;
    if (kept.value) return ok({ firmId, history: kept.value });
  }
  const records = await work.desk.recordsOf(firmId);
  if (!records.ok) return records;
  const history = tellHistory(tablesOf(deliveriesOf(records.value)));
  await work.book.put([{ firmId, history }]);
  return ok({ firmId, history });
}

/** How far the search for peers had to go: firms of the province, or of the whole country where there are too few. */
export type PeerReach = 'province' | 'country';

export interface FirmPeers {
  readonly firmId: string;
  readonly industry: string;
  readonly province: string | null;
  readonly reach: PeerReach;
  /** All peers; the band was read from `band.peers` of them. */
  readonly firms: number;
  readonly firstMonth: number;
  readonly band: PeerBand;
}

/** Fewer peers than this in the province, and the band is drawn from the country. */
const ENOUGH_PEERS = 10;

/**
 * Where the monthly sales of firms of the same industry lay, brought to the firm's own level; undefined where the firm's
 * industry is not known or it has no sales. Errors: NOT_FOUND, SUBJECT_ERASED.
 */
export function firmPeers(
  unitOfWork: UnitOfWork,
  caller: Caller,
  code: string,
): Promise<Result<{ readonly firmId: string; readonly peers: FirmPeers | undefined }, Failure>> {
  return unitOfWork.run<{ readonly firmId: string; readonly peers: FirmPeers | undefined }, Failure>(
    workOf(caller),
    async (work) => {
      const read = await readHistory(work, code);
      if (!read.ok) return read;
      const { firmId, history } = read.value;
      const { industry, province, firstMonth, months } = history;
      const level = monthlyLevel(observedSales(history));
      if (industry === null || level === undefined) return ok({ firmId, peers: undefined });
      const near = province === null ? undefined : await work.book.peers({ firmId, industry, province });
      const enough = near !== undefined && near.series.length >= ENOUGH_PEERS;
      const found = enough ? near : await work.book.peers({ firmId, industry, province: undefined });
      const band = peerBand(found.series, { firstMonth, months, level });
      const reach: PeerReach = enough ? 'province' : 'country';
      return ok({ firmId, peers: { firmId, industry, province, reach, firms: found.firms, firstMonth, band } });
    },
  );
}
