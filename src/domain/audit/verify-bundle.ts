import { compareBytes, type Failure, formatInstant, type Instant, toHex } from '#domain/kernel/index.ts';
import type { ReadBundle } from './bundle.ts';
import type { ConsistencyStep } from './document-reader.ts';
import { type Frontier, frontierRoot } from './frontier.ts';
import type { VerifierKey, VerifySignature } from './key.ts';
import { type SizedRoot, verifyConsistency } from './proof.ts';
import type { TreeHash } from './tree-hash.ts';
import type { LogVerdict, Trust } from './verdict.ts';
import { checkAge, checkOrder, checkWitnesses, openCheckpoint, type TimedCheckpoint } from './verify-checkpoints.ts';
import { baseOf, checkEntries, type RootsBySize, rootsAt } from './verify-entries.ts';

/** More findings than this say nothing new. */
const MOST_FINDINGS = 100;

/**
 * Checks an export with nothing but itself and the auditor's keys: every signature, every entry against the signed
 * head, every signed checkpoint as a prefix of the head, every consistency proof, the checkpoints seen before, the
 * witnesses, and the age of the head.
 */
export async function verifyBundle(
  bundle: ReadBundle,
  trust: Trust,
  verify: VerifySignature,
  tree: TreeHash,
): Promise<LogVerdict> {
  const findings: Failure[] = [];
  const checkpoints = await openAll(bundle.checkpoints, trust.logKey, verify, findings);
  if (bundle.origin !== trust.logKey.name)
    findings.push({ code: 'LOG_ORIGIN_MISMATCH', params: { origin: bundle.origin, key: trust.logKey.name } });
  const head = checkpoints.at(-1);
  if (findings.length > 0 || !head) return verdictOf(bundle, checkpoints, null, [], findings);
  findings.push(...checkOrder(checkpoints));
  const seen = await openAll(trust.seen, trust.logKey, verify, findings);
  findings.push(...checkBeginning(bundle.from, seen), ...checkContents(bundle, checkpoints, seen, tree));
  const witnessed = await checkWitnesses(head, trust.witnesses, verify);
  const signedAt = witnessed.at ?? head.signedAt ?? null;
  findings.push(...witnessed.findings, ...checkAge(signedAt, trust.notBefore));
  return verdictOf(bundle, checkpoints, signedAt, witnessed.names, findings);
}

async function openAll(
  written: readonly string[],
  key: VerifierKey,
  verify: VerifySignature,
  findings: Failure[],
): Promise<TimedCheckpoint[]> {
  const opened: TimedCheckpoint[] = [];
  for (const note of written) {
    const checkpoint = await openCheckpoint(note, key, verify);
    if (checkpoint.ok) opened.push(checkpoint.value);
    else findings.push(checkpoint.error);
  }
  return opened;
}

function checkContents(
  bundle: ReadBundle,
  checkpoints: readonly TimedCheckpoint[],
  seen: readonly TimedCheckpoint[],
  tree: TreeHash,
): Failure[] {
  const base = baseOf(bundle);
  if (!base || !isBaseSigned(bundle, base, checkpoints, tree))
    return [{ code: 'LOG_BASE_MISMATCH', params: { from: bundle.from } }];
  const roots = rootsAt(
    [...checkpoints, ...seen].map(({ size }) => size),
    base,
    bundle.leaves,
    tree,
  );
  const entries = checkEntries(bundle, checkpoints, base, roots, tree);
  const proofs = bundle.consistency.flatMap((step) => checkStep(step, checkpoints, tree));
  if (entries.length > 0) return [...entries, ...proofs, ...checkSizes(checkpoints.at(-1)!, seen)];
  const prefixes = checkpoints.filter((c) => isAnother(roots.get(c.size), c.root)).map(forked);
  return [...prefixes, ...proofs, ...checkSeen(bundle.from, checkpoints.at(-1)!, seen, roots)];
}

/** Whoever did not see the log up to where the export begins would not notice what is left out. */
function checkBeginning(from: number, seen: readonly SizedRoot[]): Failure[] {
  if (from === 0 || seen.some(({ size }) => size >= from)) return [];
  return [{ code: 'LOG_BEGINNING_MISSING', params: { from } }];
}

/** A log that begins later must begin at a signed checkpoint. */
function isBaseSigned(
  bundle: ReadBundle,
  base: Frontier,
  checkpoints: readonly TimedCheckpoint[],
  tree: TreeHash,
): boolean {
  if (bundle.from === 0) return true;
  const first = checkpoints[0];
  return first?.size === bundle.from && compareBytes(first.root, frontierRoot(base, tree)) === 0;
}

/** The entries give the head; a signed checkpoint that they do not give is another history, signed. */
function isAnother(computed: Uint8Array | undefined, root: Uint8Array): boolean {
  return computed === undefined || compareBytes(computed, root) !== 0;
}

function forked({ size }: SizedRoot): Failure {
  return { code: 'LOG_FORKED', params: { size } };
}

function checkStep(step: ConsistencyStep, checkpoints: readonly SizedRoot[], tree: TreeHash): Failure[] {
  const rootAt = (size: number) =>
    size === 0 ? { size, root: tree.empty() } : checkpoints.find((checkpoint) => checkpoint.size === size);
  const [older, newer] = [rootAt(step.from), rootAt(step.to)];
  if (older && newer && verifyConsistency(older, newer, step.path, tree)) return [];
  return [{ code: 'LOG_CONSISTENCY_FORGED', params: { from: step.from, to: step.to } }];
}

function checkSizes(head: SizedRoot, seen: readonly SizedRoot[]): Failure[] {
  const found: Failure[] = seen
    .filter(({ size }) => size > head.size)
    .map(({ size }) => ({ code: 'LOG_ROLLED_BACK', params: { size: head.size, seen: size } }));
  return [...found, ...seen.filter((s) => s.size === head.size && isAnother(head.root, s.root)).map(forked)];
}

/** What was seen before must be a prefix of what is shown now. */
function checkSeen(from: number, head: SizedRoot, seen: readonly SizedRoot[], roots: RootsBySize): Failure[] {
  const found = checkSizes(head, seen);
  for (const earlier of seen) {
    if (earlier.size >= head.size) continue;
    const computed = roots.get(earlier.size);
    if (!computed) found.push({ code: 'LOG_SEEN_UNCHECKED', params: { seen: earlier.size, from } });
    else if (isAnother(computed, earlier.root)) found.push(forked(earlier));
  }
  return found;
}

function verdictOf(
  bundle: ReadBundle,
  checkpoints: readonly TimedCheckpoint[],
  signedAt: Instant | null,
  witnesses: readonly string[],
  findings: readonly Failure[],
): LogVerdict {
  const head = checkpoints.at(-1);
  return {
    verified: findings.length === 0,
    origin: bundle.origin,
    from: bundle.from,
    size: head?.size ?? 0,
    root: head ? toHex(head.root) : '',
    checkpoints: checkpoints.length,
    signedAt: signedAt === null ? null : formatInstant(signedAt),
    witnesses,
    findings: findings.slice(0, MOST_FINDINGS),
  };
}
