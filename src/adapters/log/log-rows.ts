import type { StoredCheckpoint } from '#app/ports/log-tree.ts';
import type { LogEntry } from '#domain/audit/index.ts';
import { formatInstant, instant, toHex } from '#domain/kernel/index.ts';

export const ENTRY_COLUMNS = 'entry_id, at, actor, operation, subject, payload, leaf_index';

export type EntryRow = {
  entry_id: string;
  at: bigint;
  actor: string;
  operation: string;
  subject: Uint8Array;
  payload: Uint8Array;
  leaf_index: bigint | null;
};

export type CheckpointRow = {
  size: bigint;
  at: bigint;
  root: Uint8Array;
  note: string;
  cosignatures: string[];
};

/** The entry as it was sealed: the row holds every part of it. */
export function entryOf(row: EntryRow, institution: string): LogEntry {
  return {
    id: row.entry_id,
    institution,
    at: formatInstant(instant(Number(row.at))),
    actor: row.actor,
    operation: row.operation,
    subject: toHex(row.subject),
    payload: toHex(row.payload),
  };
}

export function checkpointOf(row: CheckpointRow): StoredCheckpoint {
  return {
    size: Number(row.size),
    at: instant(Number(row.at)),
    root: row.root,
    note: row.note + row.cosignatures.map((line) => `${line}\n`).join(''),
  };
}
