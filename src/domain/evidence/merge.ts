import type { DeliveredTable } from './delivery.ts';
import type { KindDefinition } from './kind.ts';
import { TableBuilder } from './table-builder.ts';

/** One table of several of the same kind: records that repeat across them are kept once. */
export function mergeDeliveries(kind: KindDefinition, parts: readonly DeliveredTable[]): DeliveredTable {
  if (parts.length === 1) return parts[0]!;
  const fields = new Set(parts.flatMap(({ table }) => Object.keys(table.columns)));
  const builder = new TableBuilder(kind, fields);
  for (const part of parts) builder.addTable(part);
  return builder.finish();
}
