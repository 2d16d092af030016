import { type Canonical, type Digest, digestOf } from '#domain/kernel/index.ts';
import type { Snapshot } from '../snapshot.ts';

/** A snapshot with its digest, worked out once for all decisions that read it. */
export interface PreparedSnapshot {
  readonly snapshot: Snapshot;
  readonly digest: Digest;
}

/** The digest of what a decision may read: the firm's code is left out, so that renumbering firms changes nothing. */
function snapshotDigest({ asOf, sources, measures, categories }: Snapshot): Digest {
  return digestOf({ asOf, sources: sources.map(plain), measures, categories });
}

function plain(source: Snapshot['sources'][number]): Canonical {
  const { quality, ...rest } = source;
  return { ...rest, quality: { ...quality } };
}

export function prepareSnapshot(snapshot: Snapshot): PreparedSnapshot {
  return { snapshot, digest: snapshotDigest(snapshot) };
}
