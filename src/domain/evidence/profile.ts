import type { CalendarDate } from '#domain/kernel/index.ts';
import type { DeliveredTable, RejectedRow } from './delivery.ts';
import type { KindDefinition } from './kind.ts';
import { type FirmSource, measureSources } from './quality.ts';

/** What a delivery of one kind holds and how good it is, firm by firm. */
export interface EvidenceProfile {
  readonly kind: string;
  readonly asOf: CalendarDate;
  /** Rows as delivered: accepted + duplicates + rejected. */
  readonly rows: number;
  /** Records, each once. */
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: number;
  /** Rows as delivered that are void, and red letters that are not. */
  readonly voided: number;
  readonly red: number;
  /** Records that break an identity of their kind, by the as-of day. */
  readonly identityBreaks: number;
  readonly firms: readonly FirmSource[];
}

export function profileDelivery(kind: KindDefinition, delivered: DeliveredTable, asOf: CalendarDate): EvidenceProfile {
  const firms = measureSources(kind, delivered, asOf);
  const sum = (of: (firm: FirmSource) => number) => firms.reduce((total, firm) => total + of(firm), 0);
  return {
    kind: kind.kind,
    asOf,
    rows: delivered.rows,
    accepted: delivered.table.rows,
    rejected: delivered.rejected,
    duplicates: delivered.duplicates,
    voided: sum(({ counts }) => counts.voided),
    red: sum(({ counts }) => counts.red),
    identityBreaks: sum(({ identityBreaks }) => identityBreaks),
    firms,
  };
}
