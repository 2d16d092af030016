import { compareBytes } from '#domain/kernel/index.ts';
import type { TreeHash } from './tree-hash.ts';

/** The hash of the perfect subtree at `level` (0 = leaves) that starts at leaf `index` × 2^level. */
export type NodeSource = (level: number, index: number) => Uint8Array;

/** Nodes computed from all leaf hashes: for small trees and for tests. */
export function nodesOfLeaves(leaves: readonly Uint8Array[], tree: TreeHash): NodeSource {
  const node: NodeSource = (level, index) =>
    level === 0 ? leaves[index]! : tree.node(node(level - 1, index * 2), node(level - 1, index * 2 + 1));
  return node;
}

/** The root of the leaves [from, to) of a tree, where the range is one that the RFC's splitting produces. */
function rangeRoot(from: number, to: number, node: NodeSource, tree: TreeHash): Uint8Array {
  const width = to - from;
  const split = splitOf(width);
  if (split * 2 === width || width === 1) return node(Math.log2(width), from / width);
  return tree.node(rangeRoot(from, from + split, node, tree), rangeRoot(from + split, to, node, tree));
}

/** The audit path of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1), nearest sibling first. */
export function inclusionProof(index: number, size: number, node: NodeSource, tree: TreeHash): Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError('the leaf is not in the tree');
  const path: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.unshift(rangeRoot(middle, to, node, tree));
      to = middle;
    } else {
      path.unshift(rangeRoot(from, middle, node, tree));
      from = middle;
    }
  }
  return path;
}

/** The proof that the tree of `older` leaves is a prefix of the tree of `newer` (RFC 6962 §2.1.2); empty where either is trivial. */
export function consistencyProof(older: number, newer: number, node: NodeSource, tree: TreeHash): Uint8Array[] {
  if (older < 0 || older > newer) throw new RangeError('the older tree is larger than the newer');
  if (older === 0 || older === newer) return [];
  const path: Uint8Array[] = [];
  let from = 0;
  let to = newer;
  while (to !== older) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      path.unshift(rangeRoot(middle, to, node, tree));
      to = middle;
    } else {
      path.unshift(rangeRoot(from, middle, node, tree));
      from = middle;
    }
  }
  // The verifier already holds the old root: its last subtree is told only where it is not that whole root.
  if (from > 0) path.unshift(rangeRoot(from, to, node, tree));
  return path;
}

interface ClaimedPlace {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** One step up the tree: the sibling, the side on which it stands, and the hash over both. */
export interface InclusionStep {
  readonly sibling: Uint8Array;
  readonly side: 'left' | 'right';
  readonly hash: Uint8Array;
}

/** The steps from a leaf up to a root (RFC 9162 §2.1.3.2); undefined where the path is not one of a tree of that size. */
export function inclusionSteps(proof: ClaimedPlace, tree: TreeHash): readonly InclusionStep[] | undefined {
  if (!isSize(proof.size) || !isSize(proof.index) || proof.index >= proof.size) return undefined;
  let index = proof.index;
  let last = proof.size - 1;
  let hash = proof.leaf;
  const steps: InclusionStep[] = [];
  for (const sibling of proof.path) {
    if (last === 0) return undefined;
    const isLeft = index % 2 === 1 || index === last;
    hash = isLeft ? tree.node(sibling, hash) : tree.node(hash, sibling);
    steps.push({ sibling, side: isLeft ? 'left' : 'right', hash });
    if (isLeft) while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    index = Math.floor(index / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? steps : undefined;
}

/** Whether `leaf` is entry `index` of the tree with `root`. */
export function verifyInclusion(proof: ClaimedPlace, root: Uint8Array, tree: TreeHash): boolean {
  const steps = inclusionSteps(proof, tree);
  return steps !== undefined && compareBytes(steps.at(-1)?.hash ?? proof.leaf, root) === 0;
}

export interface SizedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the older tree is a prefix of the newer (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  older: SizedRoot,
  newer: SizedRoot,
  path: readonly Uint8Array[],
  tree: TreeHash,
): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && compareBytes(older.root, newer.root) === 0;
  if (older.size === 0) return path.length === 0 && compareBytes(older.root, tree.empty()) === 0;
  const steps = isPowerOfTwo(older.size) ? [older.root, ...path] : path;
  const first = steps[0];
  if (!first) return false;
  let [index, last] = [older.size - 1, newer.size - 1];
  while (index % 2 === 1) [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  let [oldHash, newHash] = [first, first];
  for (const sibling of steps.slice(1)) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      oldHash = tree.node(sibling, oldHash);
      newHash = tree.node(sibling, newHash);
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    } else newHash = tree.node(newHash, sibling);
    index = Math.floor(index / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && compareBytes(oldHash, older.root) === 0 && compareBytes(newHash, newer.root) === 0;
}

/** The largest power of two below `width`: where the RFC splits a tree (1 for a single leaf). */
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}

function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitOf(size) * 2 === size;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
