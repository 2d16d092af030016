import type { CalendarDate, Digest } from '#domain/kernel/index.ts';
import type { EvidenceKind } from './kind.ts';

/** How good one source of one firm is, each in [0, 1]; `null` where it cannot be measured. Five dimensions of the internet-loan measure, and uniqueness. */
export interface SourceQuality {
  readonly accuracy: number | null;
  readonly completeness: number | null;
  readonly consistency: number | null;
  readonly timeliness: number | null;
  readonly validity: number | null;
  readonly uniqueness: number | null;
}

/** One source of a firm on the as-of day. An absent source has no rows, no dates and no age. */
export interface SourceState {
  readonly kind: EvidenceKind;
  readonly state: 'present' | 'absent';
  readonly rows: number;
  readonly firstOn: CalendarDate | null;
  readonly lastOn: CalendarDate | null;
  /** Days from the last valid record to the as-of day, never negative. */
  readonly ageDays: number | null;
  readonly quality: SourceQuality;
  /** Digest over the sorted contents of the records: independent of row order and of the firm's code. */
  readonly root: Digest | null;
}

/**
 * All that a decision reads of one firm on one day: what each source says, summed into named measures. Nothing in
 * `measures` depends on the firm's code, on row order or on records after `asOf`.
 */
export interface Snapshot {
  readonly firm: string;
  readonly asOf: CalendarDate;
  readonly sources: readonly SourceState[];
  /** measure name → value; `null` where its source is absent or too thin to say. Money in fen as whole numbers. */
  readonly measures: Readonly<Record<string, number | null>>;
  /** Categories such as industry and region, for pooling and for law; `null` where unknown. */
  readonly categories: Readonly<Record<string, string | null>>;
}
