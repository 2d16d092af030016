import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { moneyAround } from '#app/fraud/money-around.ts';
import type { KeyedRecords } from '#app/ports/decision-desk.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import {
  CATALOGUE,
  type DeliveredTable,
  type EvidenceKind,
  type EvidenceTable,
  type FirmHistory,
  type FirmTables,
  type MonthlySeries,
  observedSales,
  type PreparedSnapshot,
  prepareSnapshot,
  type Snapshot,
  buildSnapshots as sumUp,
  TableBuilder,
  tellHistory,
} from '#domain/evidence/index.ts';
import { examineDeliveries } from '#domain/fraud/index.ts';
import { type CalendarDate, type Failure, ok, type Result } from '#domain/kernel/index.ts';
import { type Examination, type PreparedExamination, prepareExamination } from '#domain/verification/index.ts';
import type { DecisionShell } from './decision-shell.ts';
import { snapshotContent } from './snapshot-shelf.ts';
import { readingInTrade } from './trade-shelf.ts';

/** Firms in one transaction: enough to share its flush, few enough that nobody waits long for its rows. */
const TOGETHER = 20;

/**
 * Sums the evidence of firms as of a day into snapshots, holds it against itself, a few firms in each transaction, and returns how many. Firms whose
 * data were erased are left out: the decision says so. `onProgress` hears how many were done.
 */
export async function buildSnapshots(
  { unitOfWork }: Pick<DecisionShell, 'unitOfWork'>,
  caller: Pick<Caller, 'institution' | 'by'>,
  asOf: CalendarDate,
  firms: (work: Transaction) => Promise<readonly string[]>,
  onProgress: (done: number) => void = () => undefined,
): Promise<Result<number, Failure>> {
  const wanted = await unitOfWork.run(workOf(caller), async (work) => ok(await firms(work)));
  if (!wanted.ok) return wanted;
  let built = 0;
  const late: Late[] = [];
  for (let from = 0; from < wanted.value.length; from += TOGETHER) {
    const some = wanted.value.slice(from, from + TOGETHER);
    const done = await unitOfWork.run<number, Failure>(workOf(caller), async (work) => {
      const snapshots: Parameters<Transaction['snapshots']['put']>[0][number][] = [];
      const histories: Parameters<Transaction['book']['put']>[0][number][] = [];
      const found: Parameters<Transaction['fraudBook']['record']>[0][number][] = [];
      const outdated = await work.book.outdated(some);
      for (const firmId of some) {
        const summed = await summarise(work, firmId, asOf);
        if (!summed.ok) return summed;
        if (!summed.value) continue;
        const { snapshot, examination, tables } = summed.value;
        found.push({ firmId, asOf, findings: examination.findings });
        const isOutdated = outdated.includes(firmId);
        const history = isOutdated ? tellHistory(tables) : await keptHistory(work, firmId, tables);
        const place = { industry: snapshot.categories.industry, sales: observedSales(history) };
        const shock = await readingInTrade(unitOfWork, work, place, asOf);
        const parts = [prepareSnapshot(snapshot), prepareExamination(examination)] as const;
        snapshots.push({ firmId, asOf, ...snapshotContent(...parts, shock) });
        if (!shock && place.industry && late.length < MOST_LATE) late.push({ firmId, parts, place });
        if (isOutdated) histories.push({ firmId, history });
      }
      await work.snapshots.put(snapshots);
      await work.book.put(histories);
      await work.fraudBook.record(found);
      return ok(snapshots.length);
    });
    if (!done.ok) return done;
    built += done.value;
    onProgress(Math.min(wanted.value.length, from + TOGETHER));
  }
  const told = await readLate(unitOfWork, caller, asOf, late);
  return told.ok ? ok(built) : told;
}

/** A firm that came before the others of its trade, so that there was nothing to hold it against. */
interface Late {
  readonly firmId: string;
  readonly parts: readonly [PreparedSnapshot, PreparedExamination];
  readonly place: { readonly industry: string | null | undefined; readonly sales: MonthlySeries };
}

const MOST_LATE = 2_000;

/** Reads those again now that the trade is there, and keeps what is then known with their snapshots. */
async function readLate(
  unitOfWork: UnitOfWork,
  caller: Pick<Caller, 'institution' | 'by'>,
  asOf: CalendarDate,
  late: readonly Late[],
): Promise<Result<undefined, Failure>> {
  // One firm alone met its trade as it is.
  if (late.length <= 1) return ok(undefined);
  for (let from = 0; from < late.length; from += TOGETHER) {
    const done = await unitOfWork.run<undefined, Failure>(workOf(caller), async (work) => {
      const snapshots: Parameters<Transaction['snapshots']['put']>[0][number][] = [];
      for (const { firmId, parts, place } of late.slice(from, from + TOGETHER)) {
        const shock = await readingInTrade(unitOfWork, work, place, asOf);
        if (shock) snapshots.push({ firmId, asOf, ...snapshotContent(...parts, shock) });
      }
      if (snapshots.length > 0) await work.snapshots.put(snapshots);
      return ok(undefined);
    });
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** The history that is kept, which is cheaper to open than to tell. */
async function keptHistory(work: Transaction, firmId: string, tables: FirmTables): Promise<FirmHistory> {
  const kept = await work.book.history(firmId);
  return kept.ok && kept.value ? kept.value : tellHistory(tables);
}

/** The ids of the firms with these codes; codes that nobody has are left out. */
export function firmsByCode(codes: readonly string[]): (work: Transaction) => Promise<readonly string[]> {
  return async (work) => {
    const found: string[] = [];
    for (const code of new Set(codes)) {
      const firmId = await work.firms.find(code);
      if (firmId !== undefined) found.push(firmId);
    }
    return found;
  };
}

interface Summed {
  readonly snapshot: Snapshot;
  readonly examination: Examination;
  readonly tables: FirmTables;
}

/** The snapshot of one firm, and the records that it was summed from; undefined where the firm was erased. */
async function summarise(
  work: Transaction,
  firmId: string,
  asOf: CalendarDate,
): Promise<Result<Summed | undefined, Failure>> {
  const firm = await work.firms.get(firmId);
  if (!firm || firm.code === null) return ok(undefined);
  const records = await work.desk.recordsOf(firmId);
  if (!records.ok) return records.error.code === 'SUBJECT_ERASED' ? ok(undefined) : records;
  const deliveries = deliveriesOf(records.value);
  // Inside the store a firm is its id; what a decision shows is the code.
  const snapshots = sumUp(deliveries, [firmId], asOf);
  const around = await moneyAround(work, { firmId, code: firm.code }, deliveries['bank-transactions']?.table, asOf);
  const [examination] = examineDeliveries(deliveries, snapshots, [], around);
  const snapshot = { ...snapshots[0]!, firm: firm.code };
  return ok({ snapshot, examination: examination!, tables: tablesOf(deliveries) });
}

type FirmDeliveries = Readonly<Partial<Record<EvidenceKind, DeliveredTable>>>;

/** A firm's records by kind, each once. */
export function deliveriesOf(records: readonly KeyedRecords[]): FirmDeliveries {
  const deliveries: Partial<Record<EvidenceKind, DeliveredTable>> = {};
  for (const kept of records) deliveries[kept.table.kind] = deliveredOf(kept);
  return deliveries;
}

export function tablesOf(deliveries: FirmDeliveries): FirmTables {
  const tables: Partial<Record<EvidenceKind, EvidenceTable>> = {};
  for (const delivered of Object.values(deliveries)) tables[delivered.table.kind] = delivered.table;
  return tables;
}

/** Records that were kept, as if they had just been delivered: a record that was delivered again with a later status counts once. */
export function deliveredOf({ table, recordIds }: KeyedRecords): DeliveredTable {
  const builder = new TableBuilder(CATALOGUE[table.kind], new Set(Object.keys(table.columns)));
  const firms = table.firm.values.map((firm) => ({
    firm,
    delivered: table.rows,
    duplicates: 0,
    rejected: 0,
    voided: 0,
    red: 0,
  }));
  builder.addTable({ table, recordIds, firms, rejected: [], rows: table.rows, duplicates: 0 });
  return builder.finish();
}
