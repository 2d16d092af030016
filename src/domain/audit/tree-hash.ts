import { concatBytes, sha256 } from '#domain/kernel/index.ts';

/** A hash function over whole messages; SHA-256 unless an institution must use SM3. */
export type Hash = (message: Uint8Array) => Uint8Array;

/** The three hashes of an RFC 6962 §2.1 tree: the prefixes keep a leaf from ever passing for a node. */
export interface TreeHash {
  readonly empty: () => Uint8Array;
  readonly leaf: (data: Uint8Array) => Uint8Array;
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function treeHash(hash: Hash = sha256): TreeHash {
  return {
    empty: () => hash(new Uint8Array(0)),
    leaf: (data) => hash(concatBytes(LEAF, data)),
    node: (left, right) => hash(concatBytes(NODE, left, right)),
  };
}
