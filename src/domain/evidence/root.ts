import { compareBytes, type Digest, sha256, toHex } from '#domain/kernel/index.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from './kind.ts';

const DIGEST = 32;

/**
 * SHA-256 over the kind and the ascending ids of some records: the same for any order of rows and any code of the firm,
 * since ids are digests of contents without the firm.
 */
export function rootOf(kind: EvidenceKind, recordIds: Uint8Array, rows: ArrayLike<number>): Digest {
  const order = new Uint32Array(rows.length);
  const prefix = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const at = rows[i]! * DIGEST;
    order[i] = i;
    for (let byte = 0; byte < 6; byte++) prefix[i] = prefix[i]! * 256 + recordIds[at + byte]!;
  }
  const id = (i: number) => recordIds.subarray(rows[i]! * DIGEST, (rows[i]! + 1) * DIGEST);
  order.sort((a, b) => prefix[a]! - prefix[b]! || compareBytes(id(a), id(b)));
  const content = new Uint8Array(1 + rows.length * DIGEST);
  content[0] = EVIDENCE_KINDS.indexOf(kind);
  for (let i = 0; i < order.length; i++) content.set(id(order[i]!), 1 + i * DIGEST);
  return toHex(sha256(content)) as Digest;
}
