import { compareBytes, type Failure, toHex } from '#domain/kernel/index.ts';
import { leafOf, type ReadBundle } from './bundle.ts';
import { EMPTY_FRONTIER, extendFrontier, type Frontier, frontierRoot, frontierWidth } from './frontier.ts';
import type { SizedRoot } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';

/** The roots that a run of leaves gives at each of the sizes it reaches. */
export type RootsBySize = ReadonlyMap<number, Uint8Array>;

/** What stands for the entries before `from`; undefined where the frontier cannot belong to a tree of that size. */
export function baseOf(bundle: ReadBundle): Frontier | undefined {
  if (bundle.from === 0 && bundle.frontier.length === 0) return EMPTY_FRONTIER;
  return bundle.frontier.length === frontierWidth(bundle.from)
    ? { size: bundle.from, nodes: bundle.frontier }
    : undefined;
}

/** Roots at `sizes` (any order) as the leaves are appended to the base; sizes out of reach are left out. */
export function rootsAt(
  sizes: Iterable<number>,
  base: Frontier,
  leaves: readonly Uint8Array[],
  tree: TreeHash,
): RootsBySize {
  const roots = new Map<number, Uint8Array>();
  let frontier = base;
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    if (size < base.size || size > base.size + leaves.length) continue;
    frontier = extendFrontier(frontier, leaves.slice(frontier.size - base.size, size - base.size), tree);
    roots.set(size, frontierRoot(frontier, tree));
  }
  return roots;
}

/**
 * Holds every entry against the signed head. Where the leaf hashes of the export give the signed root, they are as good
 * as signed, and each entry that was altered, moved, added or removed is named exactly. Where they do not, the entries
 * are held against the signed checkpoints one after the other, and the first range that does not fit is named. `given`
 * are the roots that the leaf hashes of the export give.
 */
export function checkEntries(
  bundle: ReadBundle,
  checkpoints: readonly SizedRoot[],
  base: Frontier,
  given: RootsBySize,
  tree: TreeHash,
): Failure[] {
  const head = checkpoints.at(-1)!;
  const own = bundle.entries.map((entry) => leafOf(entry, tree));
  const vouched = given.get(head.size);
  if (vouched && compareBytes(vouched, head.root) === 0)
    return compareWithLeaves(bundle, own, bundle.leaves.slice(0, head.size - bundle.from));
  return compareWithCheckpoints(bundle, own, checkpoints, base, tree);
}

function compareWithLeaves(bundle: ReadBundle, own: readonly Uint8Array[], given: readonly Uint8Array[]): Failure[] {
  if (own.length === given.length && own.every((leaf, i) => isInPlace(bundle, leaf, given, i))) return [];
  const placeOf = new Map(given.map((leaf, i) => [toHex(leaf), i]));
  const missing = new Set(given.keys());
  const strangers: number[] = [];
  const found: Failure[] = [];
  let furthest = -1;
  own.forEach((leaf, position) => {
    const place = placeOf.get(toHex(leaf));
    if (place === undefined || !missing.delete(place)) {
      strangers.push(position);
      return;
    }
    const index = bundle.claimedIndexes[position]!;
    const id = bundle.entries[position]!.id;
    if (place < furthest) found.push(moved(bundle, position, place));
    else if (index !== bundle.from + place)
      found.push({ code: 'LOG_ENTRY_ALTERED', params: { index: bundle.from + place, id } });
    furthest = Math.max(furthest, place);
  });
  for (const position of strangers) {
    const place = bundle.claimedIndexes[position]! - bundle.from;
    const { id } = bundle.entries[position]!;
    const index = bundle.claimedIndexes[position]!;
    if (missing.delete(place)) found.push({ code: 'LOG_ENTRY_ALTERED', params: { index, id } });
    else found.push({ code: 'LOG_ENTRIES_UNCOVERED', params: { index: bundle.from + position, count: 1 } });
  }
  return [...found, ...missingEntries(bundle.from, given.length, missing)];
}

function isInPlace(bundle: ReadBundle, leaf: Uint8Array, given: readonly Uint8Array[], i: number): boolean {
  return bundle.claimedIndexes[i] === bundle.from + i && compareBytes(leaf, given[i]!) === 0;
}

function moved(bundle: ReadBundle, position: number, place: number): Failure {
  const { id } = bundle.entries[position]!;
  return {
    code: 'LOG_ENTRY_MOVED',
    params: { index: bundle.from + position, id, origin: bundle.from + place },
  };
}

/** Removed entries one by one, but those that end the log together as its tail. */
function missingEntries(from: number, count: number, missing: ReadonlySet<number>): Failure[] {
  let tail = count;
  while (missing.has(tail - 1)) tail -= 1;
  const gaps: Failure[] = [...missing]
    .filter((place) => place < tail)
    .map((place) => ({ code: 'LOG_ENTRY_MISSING', params: { index: from + place } }));
  return tail === count ? gaps : [...gaps, tailMissing(from + count, from + tail)];
}

function tailMissing(size: number, reached: number): Failure {
  return { code: 'LOG_TAIL_MISSING', params: { count: size - reached, size, last: reached - 1 } };
}

function compareWithCheckpoints(
  bundle: ReadBundle,
  own: readonly Uint8Array[],
  checkpoints: readonly SizedRoot[],
  base: Frontier,
  tree: TreeHash,
): Failure[] {
  const head = checkpoints.at(-1)!;
  const reached = bundle.from + own.length;
  const roots = rootsAt(
    checkpoints.map((c) => c.size),
    base,
    own,
    tree,
  );
  let sound = bundle.from;
  const found: Failure[] = [];
  for (const { size, root } of checkpoints) {
    const computed = roots.get(size);
    if (computed && compareBytes(computed, root) === 0) sound = size;
    else if (computed || size > reached) {
      if (reached > sound) found.push(rootMismatch(sound, Math.min(size, reached), size));
      break;
    }
  }
  own.forEach((leaf, i) => {
    const given = bundle.leaves[i];
    const entry = bundle.entries[i]!;
    if (given && bundle.from + i >= sound && compareBytes(leaf, given) !== 0)
      found.push({ code: 'LOG_ENTRY_ALTERED', params: { index: bundle.from + i, id: entry.id } });
  });
  if (reached < head.size) found.push(tailMissing(head.size, reached));
  if (reached > head.size)
    found.push({ code: 'LOG_ENTRIES_UNCOVERED', params: { index: head.size, count: reached - head.size } });
  return found.length > 0 ? found : [{ code: 'LOG_LEAVES_ALTERED' }];
}

function rootMismatch(from: number, to: number, size: number): Failure {
  return { code: 'LOG_ROOT_MISMATCH', params: { from, to: to - 1, size } };
}
