import { type Failure, fail, formatInstant, ok, type Result, toHex } from '#domain/kernel/index.ts';
import { toBase64 } from './base64.ts';
import { leafOf } from './bundle.ts';
import { DocumentReader } from './document-reader.ts';
import type { LogEntry } from './entry.ts';
import type { VerifySignature } from './key.ts';
import { verifyInclusion } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';
import type { LogVerdict, Trust } from './verdict.ts';
import { checkAge, checkWitnesses, openCheckpoint } from './verify-checkpoints.ts';

export const PROOF_FORMAT = 'weir-log-proof/1';

/** That one entry is in the log: what its subject can keep and show to anyone. */
export interface InclusionDocument {
  readonly index: number;
  readonly entry: LogEntry;
  readonly path: readonly Uint8Array[];
  /** The signed note of a tree that holds the entry. */
  readonly checkpoint: string;
}

export function proofDocument(proof: InclusionDocument): Readonly<Record<string, unknown>> {
  return {
    format: PROOF_FORMAT,
    entry: { index: proof.index, ...proof.entry },
    path: proof.path.map(toBase64),
    checkpoint: proof.checkpoint,
  };
}

/** Errors: LOG_BUNDLE_MALFORMED with `column` naming the place. */
export function parseProof(document: unknown): Result<InclusionDocument, Failure<'LOG_BUNDLE_MALFORMED'>> {
  const read = new DocumentReader();
  const root = read.object(document, '', ['format', 'entry', 'path', 'checkpoint']);
  if (root && root.format !== PROOF_FORMAT) read.refuse('format');
  const proof = {
    ...read.entry(root?.entry, 'entry'),
    path: read.hashes(root?.path, 'path'),
    checkpoint: read.text(root?.checkpoint, 'checkpoint'),
  };
  return read.refused === undefined ? ok(proof) : fail('LOG_BUNDLE_MALFORMED', {}, { column: read.refused });
}

/** Checks one entry against the checkpoint that comes with it. Checkpoints seen before need an export to be compared with. */
export async function verifyProof(
  proof: InclusionDocument,
  trust: Trust,
  verify: VerifySignature,
  tree: TreeHash,
): Promise<LogVerdict> {
  const findings: Failure[] = [];
  const opened = await openCheckpoint(proof.checkpoint, trust.logKey, verify);
  const origin = trust.logKey.name;
  const from = proof.index;
  if (!opened.ok) {
    const none = { size: 0, root: '', checkpoints: 0, signedAt: null, witnesses: [] };
    return { verified: false, origin, from, ...none, findings: [opened.error] };
  }
  const head = opened.value;
  const { index, path, entry } = proof;
  if (!verifyInclusion({ leaf: leafOf(entry, tree), index, size: head.size, path }, head.root, tree))
    findings.push({ code: 'LOG_INCLUSION_FORGED', params: { index, id: entry.id } });
  const witnessed = await checkWitnesses(head, trust.witnesses, verify);
  const signedAt = witnessed.at ?? head.signedAt ?? null;
  findings.push(...witnessed.findings, ...checkAge(signedAt, trust.notBefore));
  return {
    verified: findings.length === 0,
    origin,
    from,
    size: head.size,
    root: toHex(head.root),
    checkpoints: 1,
    signedAt: signedAt === null ? null : formatInstant(signedAt),
    witnesses: witnessed.names,
    findings,
  };
}
