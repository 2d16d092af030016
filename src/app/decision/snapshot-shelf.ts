import type { LoadedSnapshot } from '#app/ports/decision-desk.ts';
import type { PreparedSnapshot, Snapshot } from '#domain/evidence/index.ts';
import { type Failure, ok, type Result, utf8 } from '#domain/kernel/index.ts';

/** Snapshots as decisions read them. A snapshot never changes under its digest, so one that was read is kept for a while. */
export interface SnapshotShelf {
  read(firmId: string, loaded: LoadedSnapshot): Result<PreparedSnapshot, Failure<'SEALED_VALUE_REFUSED'>>;
}

const MOST = 4_000;
const TEXT = new TextDecoder('utf-8', { fatal: true });

/** The bytes that the store keeps; the digest beside them is of the snapshot, not of these bytes. */
export function snapshotContent(snapshot: Snapshot): Uint8Array {
  return utf8(JSON.stringify(snapshot));
}

export function readSnapshot(content: Uint8Array): Snapshot {
  return JSON.parse(TEXT.decode(content)) as Snapshot;
}

export function snapshotShelf(): SnapshotShelf {
  const shelf = new Map<string, Result<PreparedSnapshot, never>>();
  return {
    read(firmId, { digest, open }) {
      const key = `${firmId}/${digest}`;
      const known = shelf.get(key);
      if (known) return known;
      const content = open();
      if (!content.ok) return content;
      const prepared = ok({ snapshot: readSnapshot(content.value), digest });
      if (shelf.size >= MOST) shelf.clear();
      shelf.set(key, prepared);
      return prepared;
    },
  };
}
