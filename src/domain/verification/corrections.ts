import {
  buildSnapshots,
  CATALOGUE,
  type DeliveredTable,
  type Deliveries,
  type EvidenceKind,
  findMeasure,
  type Snapshot,
  TableBuilder,
} from '#domain/evidence/index.ts';
import { toHex } from '#domain/kernel/index.ts';
import type { MeasureCorrection } from './examination.ts';
import type { Finding } from './finding.ts';
import type { ReconciledFigure } from './reconciled-figure.ts';

const ID_BYTES = 32;

/** The measures of a firm without the records that are no business, where they differ from those with them. */
export function strippedMeasures(
  deliveries: Deliveries,
  snapshot: Snapshot,
  findings: readonly Finding[],
): MeasureCorrection[] {
  const stripped = new Map<EvidenceKind, Set<string>>();
  for (const { kind, records } of findings.flatMap(({ strips }) => strips)) {
    const own = stripped.get(kind) ?? new Set<string>();
    for (const id of records) own.add(id);
    stripped.set(kind, own);
  }
  if (stripped.size === 0) return [];
  const left: Partial<Record<EvidenceKind, DeliveredTable>> = {};
  for (const [kind, delivered] of Object.entries(deliveries) as [EvidenceKind, DeliveredTable][])
    left[kind] = without(delivered, snapshot.firm, stripped.get(kind));
  const [rest] = buildSnapshots(left, [snapshot.firm], snapshot.asOf);
  return differences(snapshot.measures, rest!.measures);
}

/** The firm's own records of a table but those that are named. */
function without(delivered: DeliveredTable, firm: string, ids: ReadonlySet<string> | undefined): DeliveredTable {
  const { table, recordIds } = delivered;
  const keeps = (row: number) =>
    table.firm.values[table.firm.codes[row]!] === firm &&
    !ids?.has(toHex(recordIds.subarray(row * ID_BYTES, (row + 1) * ID_BYTES)));
  const builder = new TableBuilder(CATALOGUE[table.kind], new Set(Object.keys(table.columns)));
  builder.addTable(delivered, keeps);
  return builder.finish();
}

function differences(claimed: Snapshot['measures'], rest: Snapshot['measures']): MeasureCorrection[] {
  return Object.keys(claimed).flatMap((measure): MeasureCorrection[] => {
    const [before, after] = [claimed[measure] ?? null, rest[measure] ?? null];
    if (before === null || after === before) return [];
    return [{ measure, claimed: before, reconciled: after, cause: 'stripped' }];
  });
}

/** Money that is only read from a source whose claim is contradicted, in the measure in which the figure falls short of the claim. */
export function contradictedMeasures(
  measures: Snapshot['measures'],
  figures: readonly ReconciledFigure[],
  before: readonly MeasureCorrection[],
): MeasureCorrection[] {
  const revenue = figures.find(({ figure, contradicted }) => figure === 'revenue' && contradicted);
  if (!revenue || revenue.claimedFen === null || revenue.claimedFen <= 0n) return [];
  const kind = revenue.bases[0]!.kind;
  const share = Number(revenue.bestFen) / Number(revenue.claimedFen);
  const stripped = new Map(before.map(({ measure, reconciled }) => [measure, reconciled]));
  return Object.keys(measures).flatMap((measure): MeasureCorrection[] => {
    const definition = findMeasure(measure);
    const claimed = measures[measure] ?? null;
    if (claimed === null || definition?.unit !== 'fen' || definition.sources.join() !== kind) return [];
    if (!/sales|inflow/i.test(measure)) return [];
    const reconciled = Math.round(claimed * share);
    const lower = stripped.get(measure);
    // What was stripped may already be less than what the other sources bear out.
    if (lower !== undefined && (lower === null || lower <= reconciled)) return [];
    return [{ measure, claimed, reconciled, cause: 'contradiction' }];
  });
}
