import type { StoredSnapshot } from '#app/ports/snapshot-repository.ts';
import type { PreparedSnapshot, Snapshot } from '#domain/evidence/index.ts';
import { utf8 } from '#domain/kernel/index.ts';

/** Snapshots as the store keeps them and as decisions read them. A snapshot never changes, so one that was read is kept for a while. */
export interface SnapshotShelf {
  read(stored: StoredSnapshot): PreparedSnapshot;
}

const MOST = 4_000;
const TEXT = new TextDecoder('utf-8', { fatal: true });

/** The bytes that the store keeps; the digest beside them is of the snapshot, not of these bytes. */
export function snapshotContent(snapshot: Snapshot): Uint8Array {
  return utf8(JSON.stringify(snapshot));
}

export function snapshotShelf(): SnapshotShelf {
  const shelf = new Map<string, PreparedSnapshot>();
  return {
    read({ firmId, digest, content }) {
      const key = `${firmId}/${digest}`;
      const known = shelf.get(key);
      if (known) return known;
      const snapshot = JSON.parse(TEXT.decode(content)) as Snapshot;
      const prepared: PreparedSnapshot = { snapshot, digest };
      if (shelf.size >= MOST) shelf.clear();
      shelf.set(key, prepared);
      return prepared;
    },
  };
}
