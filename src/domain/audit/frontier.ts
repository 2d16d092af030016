import type { NodeSource } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';

/**
 * What must be kept of a tree to append to it: the roots of its perfect subtrees, largest first, one for each bit of
 * the size. Extending by k leaves costs about 2k hashes and never looks at an old leaf.
 */
export interface Frontier {
  readonly size: number;
  readonly nodes: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] };

/** The frontier after appending leaf hashes in order. */
export function extendFrontier(frontier: Frontier, leaves: Iterable<Uint8Array>, tree: TreeHash): Frontier {
  const nodes = [...frontier.nodes];
  let size = frontier.size;
  for (const leaf of leaves) {
    let merged = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) merged = tree.node(nodes.pop()!, merged);
    nodes.push(merged);
    size += 1;
  }
  return { size, nodes };
}

/** The RFC 6962 root of the tree that the frontier stands for. */
export function frontierRoot(frontier: Frontier, tree: TreeHash): Uint8Array {
  const last = frontier.nodes.at(-1);
  if (!last) return tree.empty();
  return frontier.nodes.slice(0, -1).reduceRight((right, left) => tree.node(left, right), last);
}

/** The root over leaf data, for small lists. */
export function merkleRoot(data: Iterable<Uint8Array>, tree: TreeHash): Uint8Array {
  let frontier = EMPTY_FRONTIER;
  for (const leaf of data) frontier = extendFrontier(frontier, [tree.leaf(leaf)], tree);
  return frontierRoot(frontier, tree);
}

/** How many nodes the frontier of a tree of `size` leaves has: the number of one-bits. */
export function frontierWidth(size: number): number {
  let width = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) width += rest % 2;
  return width;
}

/** The frontier of the tree at `size`, from its nodes. */
export function frontierAt(size: number, node: NodeSource): Frontier {
  const nodes: Uint8Array[] = [];
  let from = 0;
  while (from < size) {
    let width = 1;
    while (width * 2 <= size - from) width *= 2;
    nodes.push(node(Math.log2(width), from / width));
    from += width;
  }
  return { size, nodes };
}
