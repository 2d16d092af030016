import type { CalendarDate } from '#domain/kernel/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import type { DeliveredTable } from '../delivery.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../kind.ts';
import { measureSources } from '../quality.ts';
import type { Snapshot, SourceState } from '../snapshot.ts';
import { MEASURES } from './catalogue.ts';
import type { MeasureColumns } from './measure.ts';
import { type Measured, measureAll } from './measure-all.ts';

/** What was delivered, by kind; a kind that nobody delivered is not there. */
export type Deliveries = Readonly<Partial<Record<EvidenceKind, DeliveredTable>>>;

/**
 * Sums the deliveries into one snapshot a firm, in the order of `firms`. Records after `asOf` are ignored, void ones never
 * count. A snapshot holds only what is known of its own firm, so that it does not depend on whom it was built with: sources
 * that are not there and measures that cannot be known are left out.
 */
export function buildSnapshots(deliveries: Deliveries, firms: readonly string[], asOf: CalendarDate): Snapshot[] {
  const sources = sourcesByFirm(deliveries, asOf);
  const tables = Object.fromEntries(Object.entries(deliveries).map(([kind, { table }]) => [kind, table]));
  const { measures, categories } = measureAll(tables, firms, asOf);
  return firms.map((firm, i) => ({
    firm,
    asOf,
    sources: sources.get(firm) ?? [],
    measures: measuresOf(measures, i),
    categories: categoriesOf(categories, i),
  }));
}

function measuresOf(columns: MeasureColumns, firm: number): Record<string, number> {
  const measures: Record<string, number> = {};
  for (const { name } of MEASURES) {
    const value = columns[name]?.[firm] ?? Number.NaN;
    if (Number.isFinite(value)) measures[name] = value;
  }
  return measures;
}

function categoriesOf(categories: Measured['categories'], firm: number): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, values] of Object.entries(categories)) {
    const value = values[firm];
    if (value) told[name] = value;
  }
  return told;
}

function sourcesByFirm(deliveries: Deliveries, asOf: CalendarDate): Map<string, SourceState[]> {
  const found = new Map<string, SourceState[]>();
  for (const kind of EVIDENCE_KINDS) {
    const delivered = deliveries[kind];
    if (!delivered) continue;
    for (const { firm, source } of measureSources(CATALOGUE[kind], delivered, asOf)) {
      if (source.state === 'absent') continue;
      const sources = found.get(firm);
      if (sources) sources.push(source);
      else found.set(firm, [source]);
    }
  }
  return found;
}
