import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#domain/kernel/index.ts';
import { EMPTY_FRONTIER, extendFrontier, frontierAt, frontierRoot, frontierWidth, merkleRoot } from './frontier.ts';
import { consistencyProof, inclusionProof, nodesOfLeaves, verifyConsistency, verifyInclusion } from './proof.ts';
import {
  entriesPath,
  extendTiles,
  nodesOfTiles,
  openTiles,
  type TileContent,
  tileLevels,
  tileOfNode,
  tilePath,
} from './tile.ts';
import { type TreeHash, treeHash } from './tree-hash.ts';

// The eight leaves of the certificate-transparency reference implementation (RFC 6962 test data).
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];

const SHA256_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

// The same leaves under SM3 (GB/T 32905-2016), recomputed by an independent program.
const SM3_ROOTS = [
  '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
  '2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf',
  '0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d',
  '209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56',
  '28e4e307ef6d2d0c62d84b11ef96e835efe490f35b93c8f024ecfe38c8dd4377',
  'bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b',
  '8723c1ab1f82ddfba4a3733ac0c80d936d9f4c208c7dbc8cc81ca9fff8584f66',
  'bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2',
  'bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38',
];

const sha256Tree = treeHash();
const sm3 = (message: Uint8Array) => new Uint8Array(createHash('sm3').update(message).digest());

/** Hashes of `count` different leaves. */
function leavesOf(count: number, tree: TreeHash = sha256Tree): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => tree.leaf(Uint8Array.of(i >> 8, i & 255)));
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  return frontierRoot(extendFrontier(EMPTY_FRONTIER, leaves, sha256Tree), sha256Tree);
}

describe('the tree', () => {
  it.each(SHA256_ROOTS.map((root, n) => ({ n, root })))(
    'has the published SHA-256 root over $n leaves',
    ({ n, root }) => {
      const data = LEAVES.slice(0, n).map((hex) => fromHex(hex)!);
      expect(toHex(merkleRoot(data, sha256Tree))).toBe(root);
    },
  );

  it('takes another hash: SM3 of "abc" as in GB/T 32905 and the SM3 roots', () => {
    expect(toHex(sm3(Uint8Array.from([97, 98, 99])))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    const roots = SM3_ROOTS.map((_, n) =>
      toHex(
        merkleRoot(
          LEAVES.slice(0, n).map((hex) => fromHex(hex)!),
          treeHash(sm3),
        ),
      ),
    );
    expect(roots).toEqual(SM3_ROOTS);
  });

  it('grows to the same root however the leaves are batched', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 12 }), (batches) => {
        const leaves = leavesOf(batches.reduce((a, b) => a + b, 0));
        let frontier = EMPTY_FRONTIER;
        for (const batch of batches)
          frontier = extendFrontier(frontier, leaves.slice(frontier.size, frontier.size + batch), sha256Tree);
        expect(frontier.nodes.length).toBe(frontierWidth(leaves.length));
        expect(toHex(frontierRoot(frontier, sha256Tree))).toBe(toHex(rootOf(leaves)));
      }),
    );
  });
});

describe('an inclusion proof', () => {
  it('holds for every leaf of every tree up to 40 leaves, and for no other leaf, place or root', () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = leavesOf(size);
      const root = rootOf(leaves);
      const node = nodesOfLeaves(leaves, sha256Tree);
      for (let index = 0; index < size; index++) {
        const path = inclusionProof(index, size, node, sha256Tree);
        const proof = { leaf: leaves[index]!, index, size, path };
        expect(verifyInclusion(proof, root, sha256Tree)).toBe(true);
        expect(verifyInclusion({ ...proof, leaf: sha256Tree.leaf(Uint8Array.of(9)) }, root, sha256Tree)).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...path, root] }, root, sha256Tree)).toBe(false);
        expect(verifyInclusion({ ...proof, index: size }, root, sha256Tree)).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...proof, index: (index + 1) % size }, root, sha256Tree)).toBe(false);
        if (size > 1) expect(verifyInclusion({ ...proof, path: path.slice(1) }, root, sha256Tree)).toBe(false);
      }
    }
  });

  it('refuses sizes that are not whole numbers', () => {
    const leaf = leavesOf(1)[0]!;
    expect(verifyInclusion({ leaf, index: 0.5, size: 1, path: [] }, leaf, sha256Tree)).toBe(false);
    expect(verifyInclusion({ leaf, index: -1, size: 1, path: [] }, leaf, sha256Tree)).toBe(false);
    expect(verifyInclusion({ leaf, index: 0, size: Number.NaN, path: [] }, leaf, sha256Tree)).toBe(false);
    expect(() => inclusionProof(1, 1, () => leaf, sha256Tree)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  it('holds between every two sizes up to 40, and not when any part of it is changed', () => {
    const leaves = leavesOf(40);
    const roots = Array.from({ length: 41 }, (_, n) => rootOf(leaves.slice(0, n)));
    for (let newer = 0; newer <= 40; newer++) {
      for (let older = 0; older <= newer; older++) {
        const node = nodesOfLeaves(leaves.slice(0, newer), sha256Tree);
        const path = consistencyProof(older, newer, node, sha256Tree);
        const [from, to] = [
          { size: older, root: roots[older]! },
          { size: newer, root: roots[newer]! },
        ];
        expect(verifyConsistency(from, to, path, sha256Tree)).toBe(true);
        expect(verifyConsistency(from, to, [...path, roots[1]!], sha256Tree)).toBe(false);
        if (older > 0)
          expect(verifyConsistency({ ...from, root: sha256Tree.empty() }, to, path, sha256Tree)).toBe(false);
        if (newer > 0 && older > 0)
          expect(verifyConsistency(from, { ...to, root: sha256Tree.empty() }, path, sha256Tree)).toBe(false);
        path.forEach((_, i) => {
          const forged = path.map((hash, k) => (k === i ? sha256Tree.leaf(hash) : hash));
          expect(verifyConsistency(from, to, forged, sha256Tree)).toBe(false);
        });
      }
    }
    expect(() => consistencyProof(3, 2, () => roots[0]!, sha256Tree)).toThrow(RangeError);
  });

  it('never shows a tree as older than a smaller one', () => {
    const leaves = leavesOf(3);
    expect(
      verifyConsistency({ size: 3, root: rootOf(leaves) }, { size: 2, root: rootOf(leaves) }, [], sha256Tree),
    ).toBe(false);
  });
});

describe('tiles', () => {
  // Golden geometry of C2SP tlog-tiles.
  it('count 273 full and a partial of 112 for 70,000 leaves, then 1 and 17, then a partial of 1', () => {
    expect(tileLevels(70_000)).toEqual([
      { full: 273, partial: 112 },
      { full: 1, partial: 17 },
      { full: 0, partial: 1 },
    ]);
    expect(tileLevels(256)).toEqual([
      { full: 1, partial: 0 },
      { full: 0, partial: 1 },
    ]);
    expect(tileLevels(0)).toEqual([]);
  });

  it('are named in groups of three digits', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe('tile/1/000.p/17');
    expect(entriesPath(273, 112)).toBe('tile/entries/273.p/112');
    expect(entriesPath(1000, 256)).toBe('tile/entries/x001/000');
  });

  it('give the same proofs as the leaves themselves', () => {
    const size = 1000;
    const leaves = leavesOf(size);
    const node = nodesOfLeaves(leaves, sha256Tree);
    const hashesOf = (level: number, index: number) => {
      const width = Math.min(256, Math.floor(size / 256 ** level) - index * 256);
      return Uint8Array.from(Array.from({ length: width }, (_, i) => [...node(level * 8, index * 256 + i)]).flat());
    };
    const fromTiles = nodesOfTiles(hashesOf, sha256Tree);
    for (const index of [0, 255, 256, 511, 700, 999])
      expect(inclusionProof(index, size, fromTiles, sha256Tree)).toEqual(inclusionProof(index, size, node, sha256Tree));
    expect(consistencyProof(300, size, fromTiles, sha256Tree)).toEqual(consistencyProof(300, size, node, sha256Tree));
    expect(tileOfNode(9, 1)).toEqual({ level: 1, index: 0, from: 2, to: 4 });
  });

  it('grow to the same content however the leaves are batched, and hold the frontier', () => {
    const leaves = leavesOf(1400);
    const node = nodesOfLeaves(leaves, sha256Tree);
    for (const batches of [[1400], [1, 255, 1, 600, 543], [700, 68, 256, 376]]) {
      const tiles = new Map<string, TileContent>();
      let size = 0;
      for (const batch of batches) {
        const open = openTiles(size).map(({ level, index }) => tiles.get(`${level}/${index}`)!);
        for (const tile of extendTiles(size, leaves.slice(size, size + batch), open, sha256Tree))
          tiles.set(`${tile.level}/${tile.index}`, tile);
        size += batch;
      }
      expect([...tiles.keys()].sort()).toEqual(['0/0', '0/1', '0/2', '0/3', '0/4', '0/5', '1/0']);
      const fromTiles = nodesOfTiles((level, index) => tiles.get(`${level}/${index}`)!.hashes, sha256Tree);
      expect(inclusionProof(1023, 1400, fromTiles, sha256Tree)).toEqual(inclusionProof(1023, 1400, node, sha256Tree));
      expect(frontierAt(1400, fromTiles)).toEqual(extendFrontier(EMPTY_FRONTIER, leaves, sha256Tree));
    }
    expect(() => extendTiles(3, leaves, [], sha256Tree)).toThrow(/as full as/);
  });
});
