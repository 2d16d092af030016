import {
  type InclusionDocument,
  type InclusionStep,
  inclusionSteps,
  leafOf,
  PROOF_FORMAT,
  parseBundle,
  parseCheckpoint,
  parseProof,
  parseVerifierKey,
  treeHash,
  verifyBundle,
  verifyProof,
} from '#domain/audit/index.ts';
import { type Failure, isObject, toHex } from '#domain/kernel/index.ts';
import { verifySignature } from './verify-signature.ts';

const tree = treeHash();

/** What a check found, without the parts that only the domain needs. */
export interface Checked {
  readonly verified: boolean;
  readonly entries: number;
  readonly from: number;
  readonly size: number;
  readonly root: string;
  readonly checkpoints: number;
  readonly signedAt: string | null;
  readonly findings: readonly Failure[];
  readonly milliseconds: number;
}

const NOTHING = { entries: 0, from: 0, size: 0, root: '', checkpoints: 0, signedAt: null };

/**
 * Checks an export of the log, or the proof of one entry, with nothing but itself and the key: every hash is computed
 * again here. `seen` are checkpoints that the reader already trusts, such as the one that an export begins at.
 */
export async function checkDocument(text: string, key: string, seen: readonly string[]): Promise<Checked> {
  const began = performance.now();
  const done = (found: Omit<Checked, 'milliseconds'>): Checked => ({
    ...found,
    milliseconds: performance.now() - began,
  });
  const refused = (error: Failure) => done({ ...NOTHING, verified: false, findings: [error] });
  const logKey = parseVerifierKey(key);
  if (!logKey.ok) return refused(logKey.error);
  const json = readJson(text);
  if (json === undefined) return refused({ code: 'LOG_BUNDLE_MALFORMED', column: 'JSON' });
  const trust = { logKey: logKey.value, witnesses: [], seen, notBefore: undefined };
  if (isObject(json) && json.format === PROOF_FORMAT) {
    const proof = parseProof(json);
    if (!proof.ok) return refused(proof.error);
    return done({ ...(await verifyProof(proof.value, trust, verifySignature, tree)), entries: 1 });
  }
  const bundle = parseBundle(json);
  if (!bundle.ok) return refused(bundle.error);
  const verdict = await verifyBundle(bundle.value, trust, verifySignature, tree);
  return done({ ...verdict, entries: bundle.value.entries.length });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The way from an entry to the signed root, hash by hash. */
export interface EntryPath {
  readonly leaf: string;
  readonly steps: readonly { readonly sibling: string; readonly side: InclusionStep['side']; readonly hash: string }[];
  /** What the path gives, and what was signed. */
  readonly computed: string;
  readonly signed: string;
  readonly size: number;
}

/** Computes the path of a proof; undefined where it is not one, or where its checkpoint cannot be read. */
export function entryPath({ entry, index, path, checkpoint }: InclusionDocument): EntryPath | undefined {
  const head = parseCheckpoint(checkpoint);
  if (!head.ok) return undefined;
  const leaf = leafOf(entry, tree);
  const steps = inclusionSteps({ leaf, index, size: head.value.size, path }, tree);
  if (!steps) return undefined;
  return {
    leaf: toHex(leaf),
    steps: steps.map(({ sibling, side, hash }) => ({ sibling: toHex(sibling), side, hash: toHex(hash) })),
    computed: toHex(steps.at(-1)?.hash ?? leaf),
    signed: toHex(head.value.root),
    size: head.value.size,
  };
}
