import { concatBytes } from '#domain/kernel/index.ts';
import type { NodeSource } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';

/** A tile holds up to 256 hashes of one level in eight (C2SP tlog-tiles): level L keeps nodes of tree level 8·L. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** Which tile, and how many of its hashes a tree of the given size fills (256 = full). */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** `tile/0/x001/x234/067`, with `.p/<width>` where the tile is partial. */
export function tilePath(tile: Tile): string {
  const suffix = tile.width === TILE_WIDTH ? '' : `.p/${tile.width}`;
  return `tile/${tile.level}/${groupsOf(tile.index)}${suffix}`;
}

/** `tile/entries/x001/234`: the bundle of the entries that a level-0 tile hashes. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${groupsOf(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

function groupsOf(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g)!;
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** Every level of a tree of `size` leaves: how many full tiles, and the width of the partial one (0 = none). */
export function tileLevels(size: number): { readonly full: number; readonly partial: number }[] {
  const levels: { full: number; partial: number }[] = [];
  for (let nodes = size; nodes > 0; nodes = Math.floor(nodes / TILE_WIDTH))
    levels.push({ full: Math.floor(nodes / TILE_WIDTH), partial: nodes % TILE_WIDTH });
  return levels;
}

/** Where the node (tree level, index) is found: the tile, and the run of its hashes that are its descendants. */
export function tileOfNode(
  level: number,
  index: number,
): { readonly level: number; readonly index: number; readonly from: number; readonly to: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const run = 2 ** (level % TILE_HEIGHT);
  const first = index * run;
  const tile = Math.floor(first / TILE_WIDTH);
  return { level: tileLevel, index: tile, from: first - tile * TILE_WIDTH, to: first - tile * TILE_WIDTH + run };
}

/** Nodes read from tiles; `hashesOf` gives the hashes of a tile one after the other, 32 bytes each. */
export function nodesOfTiles(hashesOf: (level: number, index: number) => Uint8Array, tree: TreeHash): NodeSource {
  return (level, index) => {
    const place = tileOfNode(level, index);
    const hashes = hashesOf(place.level, place.index);
    return rootOfPerfect(splitHashes(hashes.subarray(place.from * 32, place.to * 32)), tree);
  };
}

/** The hashes of one tile, 32 bytes each, as many as there are so far. */
export interface TileContent {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/** The tiles that a tree of `size` leaves still fills, one a level: what must be read before leaves are appended. */
export function openTiles(size: number): { readonly level: number; readonly index: number }[] {
  return tileLevels(size)
    .map(({ full, partial }, level) => ({ level, index: full, partial }))
    .filter(({ partial }) => partial > 0)
    .map(({ level, index }) => ({ level, index }));
}

/** The tiles that appending `leaves` changes or adds. `open` are the contents that `openTiles(size)` names. */
export function extendTiles(
  size: number,
  leaves: readonly Uint8Array[],
  open: readonly TileContent[],
  tree: TreeHash,
): TileContent[] {
  const changed: TileContent[] = [];
  let added = leaves;
  let before = size;
  for (let level = 0; added.length > 0; level++) {
    const index = Math.floor(before / TILE_WIDTH);
    const kept = open.find((tile) => tile.level === level && tile.index === index)?.hashes ?? new Uint8Array(0);
    if (kept.length !== (before % TILE_WIDTH) * 32)
      throw new Error(`tile ${level}/${index} is not as full as its tree`);
    const hashes = [...splitHashes(kept), ...added];
    const full: Uint8Array[] = [];
    for (let at = 0; at < hashes.length; at += TILE_WIDTH) {
      const content = hashes.slice(at, at + TILE_WIDTH);
      changed.push({ level, index: index + at / TILE_WIDTH, hashes: concatBytes(...content) });
      if (content.length === TILE_WIDTH) full.push(rootOfPerfect(content, tree));
    }
    added = full;
    before = index;
  }
  return changed;
}

export function splitHashes(joined: Uint8Array): Uint8Array[] {
  return Array.from({ length: joined.length / 32 }, (_, i) => joined.subarray(i * 32, i * 32 + 32));
}

function rootOfPerfect(hashes: readonly Uint8Array[], tree: TreeHash): Uint8Array {
  let level = hashes;
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, i) => tree.node(level[i * 2]!, level[i * 2 + 1]!));
  return level[0]!;
}
