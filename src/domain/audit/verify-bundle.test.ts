import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Failure, instant, unwrap } from '#domain/kernel/index.ts';
import { toBase64 } from './base64.ts';
import { bundleDocument, type LogBundle, leafOf, parseBundle } from './bundle.ts';
import { signCheckpoint } from './checkpoint.ts';
import { type LogEntry, sealEntry } from './entry.ts';
import { EMPTY_FRONTIER, extendFrontier, frontierRoot } from './frontier.ts';
import type { Signer, VerifierKey, VerifySignature } from './key.ts';
import { consistencyProof, inclusionProof, nodesOfLeaves } from './proof.ts';
import { parseProof, proofDocument, verifyProof } from './proof-document.ts';
import { treeHash } from './tree-hash.ts';
import type { Trust } from './verdict.ts';
import { verifyBundle } from './verify-bundle.ts';
import { witnessCheckpoint } from './witness.ts';

const tree = treeHash();
const ORIGIN = 'weir.example/inst_1';
const START = instant(Date.UTC(2026, 0, 5));

function makeSigner(name: string, purpose: VerifierKey['purpose']): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  return {
    verifier: { name, purpose, publicKey: new Uint8Array(raw) },
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

const ed25519: VerifySignature = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    }),
    signature,
  );

const logSigner = makeSigner(ORIGIN, 'log');
const witness = makeSigner('witness.example/w1', 'cosignature');

function makeEntries(count: number, tag = 'honest'): LogEntry[] {
  return Array.from({ length: count }, (_, i) =>
    sealEntry(
      {
        id: `entry_${tag}_${i}`,
        institution: 'inst_1',
        at: instant(START + i * 1000),
        actor: 'acct_1',
        operation: 'decision.record',
        subject: `party_${i % 3}`,
        payload: { outcome: 'approve', number: i },
      },
      new Uint8Array(32).fill(i % 3),
    ),
  );
}

function checkpointOf(entries: readonly LogEntry[], size: number, signer = logSigner): string {
  const leaves = entries.slice(0, size).map((entry) => leafOf(entry, tree));
  const root = frontierRoot(extendFrontier(EMPTY_FRONTIER, leaves, tree), tree);
  return signCheckpoint({ origin: signer.verifier.name, size, root }, signer, instant(START + size * 60_000));
}

/** An honest export of `entries` with checkpoints at the given sizes and proofs between them. */
function exportOf(entries: readonly LogEntry[], sizes: readonly number[], from = 0): LogBundle {
  const leaves = entries.map((entry) => leafOf(entry, tree));
  const node = nodesOfLeaves(leaves, tree);
  return {
    origin: ORIGIN,
    from,
    frontier: extendFrontier(EMPTY_FRONTIER, leaves.slice(0, from), tree).nodes,
    entries: entries.slice(from, sizes.at(-1)!),
    leaves: leaves.slice(from, sizes.at(-1)!),
    checkpoints: sizes.map((size) => checkpointOf(entries, size)),
    consistency: sizes
      .slice(1)
      .map((to, i) => ({ from: sizes[i]!, to, path: consistencyProof(sizes[i]!, to, node, tree) })),
  };
}

const trusting: Trust = { logKey: logSigner.verifier, witnesses: [], seen: [], notBefore: undefined };

/** Through the written document and back, as an outsider gets it. */
async function check(bundle: LogBundle, trust: Partial<Trust> = {}) {
  const document: unknown = JSON.parse(await bundleDocument(bundle));
  return verifyBundle(unwrap(parseBundle(document)), { ...trusting, ...trust }, ed25519, tree);
}

async function codes(bundle: LogBundle, trust: Partial<Trust> = {}): Promise<string[]> {
  return (await check(bundle, trust)).findings.map((f) => f.code);
}

const honest = makeEntries(20);
const exported = exportOf(honest, [7, 13, 20]);

function replaced<T>(list: readonly T[], at: number, value: T): T[] {
  return list.map((item, i) => (i === at ? value : item));
}

describe('an untouched export', () => {
  it('verifies, and says what it covers', async () => {
    const verdict = await check(exported);
    expect(verdict).toMatchObject({ verified: true, origin: ORIGIN, from: 0, size: 20, checkpoints: 3, findings: [] });
    expect(verdict.signedAt).toBe('2026-01-05T00:20:00.000Z');
  });

  it('verifies when the log is empty', async () => {
    expect(await codes(exportOf([], [0]))).toEqual([]);
  });

  it('verifies from a later checkpoint on, with the rest represented by its frontier', async () => {
    const later = exportOf(honest, [13, 20], 13);
    expect(later.entries.length).toBe(7);
    expect(await codes(later, { seen: [checkpointOf(honest, 13)] })).toEqual([]);
    expect(await codes(later)).toEqual(['LOG_BEGINNING_MISSING']);
    expect(await codes(later, { seen: [checkpointOf(honest, 7)] })).toEqual([
      'LOG_BEGINNING_MISSING',
      'LOG_SEEN_UNCHECKED',
    ]);
  });

  it('verifies over several tiles', async () => {
    expect(await codes(exportOf(makeEntries(600), [256, 600]))).toEqual([]);
  });
});

describe('an altered entry', () => {
  const altered = { ...honest[9]!, operation: 'decision.withdraw' };

  it('is named', async () => {
    const { findings } = await check({ ...exported, entries: replaced(exported.entries, 9, altered) });
    expect(findings).toEqual([{ code: 'LOG_ENTRY_ALTERED', params: { index: 9, id: 'entry_honest_9' } }]);
  });

  it.each(['id', 'institution', 'at', 'actor', 'subject', 'payload'] as const)(
    'is named when its %s was changed',
    async (field) => {
      const entry = { ...honest[4]!, [field]: 'other' };
      const { findings } = await check({ ...exported, entries: replaced(exported.entries, 4, entry) });
      expect(findings).toMatchObject([{ code: 'LOG_ENTRY_ALTERED', params: { index: 4 } }]);
    },
  );

  it('is narrowed to the signed checkpoints around it when its leaf hash was rewritten too', async () => {
    const { findings } = await check({
      ...exported,
      entries: replaced(exported.entries, 9, altered),
      leaves: replaced(exported.leaves, 9, leafOf(altered, tree)),
    });
    expect(findings[0]).toEqual({ code: 'LOG_ROOT_MISMATCH', params: { from: 7, to: 12, size: 13 } });
  });

  it('is not believed when the whole tree was recomputed under another key', async () => {
    const forger = makeSigner(ORIGIN, 'log');
    const entries = replaced(honest, 9, altered);
    const leaves = entries.map((entry) => leafOf(entry, tree));
    const checkpoints = [7, 13, 20].map((size) => checkpointOf(entries, size, forger));
    expect(await codes({ ...exported, entries, leaves, checkpoints })).toEqual([
      'LOG_CHECKPOINT_UNSIGNED',
      'LOG_CHECKPOINT_UNSIGNED',
      'LOG_CHECKPOINT_UNSIGNED',
    ]);
  });

  it('is told apart from altered leaf hashes', async () => {
    const leaves = replaced(exported.leaves, 9, leafOf(altered, tree));
    expect(await codes({ ...exported, leaves })).toEqual(['LOG_LEAVES_ALTERED']);
    expect(await codes({ ...exported, leaves: exported.leaves.slice(0, 5) })).toEqual(['LOG_LEAVES_ALTERED']);
  });
});

describe('a removed entry', () => {
  it('is named when it was taken from the middle', async () => {
    const entries = exported.entries.filter((_, i) => i !== 5);
    const document = JSON.parse(await bundleDocument(exported)) as { entries: unknown[] };
    const cut = { ...document, entries: document.entries.filter((_, i) => i !== 5) };
    const verdict = await verifyBundle(unwrap(parseBundle(cut)), trusting, ed25519, tree);
    expect(verdict.findings).toEqual([{ code: 'LOG_ENTRY_MISSING', params: { index: 5 } }]);
    expect((await check({ ...exported, entries })).verified).toBe(false);
  });

  it('shows when the tail was deleted, with or without its leaf hashes', async () => {
    const tail: Failure = { code: 'LOG_TAIL_MISSING', params: { count: 3, size: 20, last: 16 } };
    const entries = exported.entries.slice(0, 17);
    expect((await check({ ...exported, entries })).findings).toEqual([tail]);
    const both = await check({ ...exported, entries, leaves: exported.leaves.slice(0, 17) });
    expect(both.findings).toContainEqual(tail);
  });

  it('shows against a checkpoint seen before when the tail and its checkpoints were deleted', async () => {
    const shortened = exportOf(honest, [7, 13]);
    expect(await codes(shortened)).toEqual([]);
    expect(await codes(shortened, { seen: [checkpointOf(honest, 20)] })).toEqual(['LOG_ROLLED_BACK']);
  });

  it('does not pass for an entry that was put in', async () => {
    const stranger = makeEntries(1, 'stranger')[0]!;
    const entries = [...exported.entries, stranger];
    const leaves = [...exported.leaves, leafOf(stranger, tree)];
    expect(await codes({ ...exported, entries, leaves })).toEqual(['LOG_ENTRIES_UNCOVERED']);
    const doubled = [...exported.entries, exported.entries[3]!];
    expect(await codes({ ...exported, entries: doubled })).toEqual(['LOG_ENTRIES_UNCOVERED']);
  });
});

describe('reordered entries', () => {
  it('are named with the places that they had', async () => {
    const entries = replaced(replaced(exported.entries, 3, honest[11]!), 11, honest[3]!);
    const { findings } = await check({ ...exported, entries });
    expect(findings).toContainEqual({
      code: 'LOG_ENTRY_MOVED',
      params: { index: 11, id: 'entry_honest_3', origin: 3 },
    });
  });

  it('are found when their indexes and leaf hashes moved with them', async () => {
    const document = JSON.parse(await bundleDocument(exported)) as { entries: unknown[] };
    const entries = replaced(replaced(document.entries, 3, document.entries[11]), 11, document.entries[3]);
    const verdict = await verifyBundle(unwrap(parseBundle({ ...document, entries })), trusting, ed25519, tree);
    expect(verdict.findings.map((f) => f.code)).toContain('LOG_ENTRY_MOVED');
    const swapped = <T>(list: readonly T[]) => replaced(replaced(list, 3, list[11]!), 11, list[3]!);
    const all = { ...exported, entries: swapped(exported.entries), leaves: swapped(exported.leaves) };
    expect(await codes(all)).toEqual(['LOG_ROOT_MISMATCH']);
  });
});

describe('a forked view', () => {
  const other = [...honest.slice(0, 10), ...makeEntries(10, 'forged')];
  const fork = exportOf(other, [7, 20]);

  it('verifies alone, since the log signed both, and falls when the auditors compare', async () => {
    expect(await codes(fork)).toEqual([]);
    expect(await codes(fork, { seen: [exported.checkpoints.at(-1)!] })).toEqual(['LOG_FORKED']);
    expect(await codes(fork, { seen: [checkpointOf(honest, 13)] })).toEqual(['LOG_FORKED']);
    expect(await codes(fork, { seen: [checkpointOf(honest, 7)] })).toEqual([]);
  });

  it('falls to one independent witness, who cosigns only one history', async () => {
    const ask = (bundle: LogBundle, memory: Parameters<typeof witnessCheckpoint>[0]['memory']) =>
      witnessCheckpoint(
        {
          checkpoint: bundle.checkpoints.at(-1)!,
          consistency: [],
          memory,
          logKey: logSigner.verifier,
          at: instant(START + 7_200_000),
        },
        witness,
        ed25519,
        tree,
      );
    const first = unwrap(await ask(exported, undefined));
    expect(await ask(fork, first.memory)).toMatchObject({ ok: false, error: { code: 'LOG_FORKED' } });
    const witnessed = { ...exported, checkpoints: replaced(exported.checkpoints, 2, first.note) };
    const trust = { witnesses: [witness.verifier] };
    expect(await check(witnessed, trust)).toMatchObject({
      verified: true,
      witnesses: ['witness.example/w1'],
      signedAt: '2026-01-05T02:00:00.000Z',
    });
    expect(await codes(fork, trust)).toEqual(['LOG_NOT_WITNESSED']);
  });

  it('is found inside one export when a signed checkpoint is not a prefix of the head', async () => {
    const mixed = {
      ...exported,
      consistency: [],
      checkpoints: replaced(exported.checkpoints, 1, checkpointOf(other, 13)),
    };
    expect(await codes(mixed)).toEqual(['LOG_FORKED']);
  });
});

describe('an old checkpoint', () => {
  it('is stale before the bound that the auditor sets', async () => {
    const signedAt = START + 20 * 60_000;
    expect(await codes(exported, { notBefore: instant(signedAt) })).toEqual([]);
    expect(await codes(exported, { notBefore: instant(signedAt + 1000) })).toEqual(['LOG_CHECKPOINT_STALE']);
  });

  it('cannot be replayed as the head of a longer export', async () => {
    const checkpoints = [exported.checkpoints[0]!, exported.checkpoints[1]!, exported.checkpoints[0]!];
    const found = await codes({ ...exported, checkpoints, consistency: [] });
    expect(found).toContain('LOG_CHECKPOINTS_DISORDERED');
    expect(found).toContain('LOG_ENTRIES_UNCOVERED');
  });

  it('cannot be given a newer time: the time is under the signature', async () => {
    const [text, signatures] = exported.checkpoints[2]!.split('\n\n') as [string, string];
    const [plain] = signatures.split('\n');
    const untimed = `${text}\n\n${plain}\n`;
    const stripped = { ...exported, checkpoints: replaced(exported.checkpoints, 2, untimed) };
    expect(await codes(stripped, { notBefore: START })).toEqual(['LOG_CHECKPOINT_UNTIMED']);
  });
});

describe('a forged proof or checkpoint', () => {
  it('is caught as a consistency proof', async () => {
    const [first, second] = exported.consistency;
    const forged = { ...first!, path: [...first!.path.slice(0, -1), tree.empty()] };
    expect(await codes({ ...exported, consistency: [forged, second!] })).toEqual(['LOG_CONSISTENCY_FORGED']);
    expect(await codes({ ...exported, consistency: [{ ...first!, from: 6 }] })).toEqual(['LOG_CONSISTENCY_FORGED']);
  });

  it('is caught as an injected extension line, signed or not', async () => {
    const injected = exported.checkpoints[2]!.replace('\n\n', '\nlicence: full\n\n');
    expect(await codes({ ...exported, checkpoints: replaced(exported.checkpoints, 2, injected) })).toEqual([
      'LOG_CHECKPOINT_EXTENDED',
    ]);
  });

  it('is caught as a changed root, size or origin', async () => {
    const head = exported.checkpoints[2]!;
    const changes = [
      head.replace('\n20\n', '\n19\n'),
      head.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${toBase64(tree.empty())}\n`),
    ];
    for (const changed of changes)
      expect(await codes({ ...exported, checkpoints: replaced(exported.checkpoints, 2, changed) })).toEqual([
        'LOG_CHECKPOINT_UNSIGNED',
      ]);
    const renamed = head.replace(ORIGIN, 'weir.example/inst_2');
    expect(await codes({ ...exported, checkpoints: replaced(exported.checkpoints, 2, renamed) })).toEqual([
      'LOG_ORIGIN_MISMATCH',
    ]);
  });

  it('is caught as another base for a later export', async () => {
    const later = exportOf(honest, [13, 20], 13);
    const frontier = replaced(later.frontier, 0, tree.empty());
    const trust = { seen: [checkpointOf(honest, 13)] };
    expect(await codes({ ...later, frontier }, trust)).toEqual(['LOG_BASE_MISMATCH']);
    const unsigned = { ...later, checkpoints: later.checkpoints.slice(1), consistency: [] };
    expect(await codes(unsigned, trust)).toEqual(['LOG_BASE_MISMATCH']);
  });
});

describe('the document', () => {
  it('is refused with the place where it is not well-formed', async () => {
    const document = JSON.parse(await bundleDocument(exported)) as Record<string, unknown[]>;
    const place = (changed: unknown) => {
      const parsed = parseBundle(changed);
      return parsed.ok ? undefined : parsed.error.column;
    };
    expect(place(document)).toBeUndefined();
    expect(place(null)).toBe('document');
    expect(place([])).toBe('document');
    expect(place({ ...document, format: 'other' })).toBe('format');
    expect(place({ ...document, note: 'also signed' })).toBe('note');
    expect(place({ ...document, from: -1 })).toBe('from');
    expect(place({ ...document, checkpoints: [] })).toBe('checkpoints');
    expect(place({ ...document, tiles: ['AAAA'] })).toBe('tiles[0]');
    expect(place({ ...document, frontier: ['AAAA'] })).toBe('frontier[0]');
    const entry = document.entries![0] as object;
    expect(place({ ...document, entries: [{ ...entry, approved: true }] })).toBe('entries[0].approved');
    expect(place({ ...document, entries: [{ ...entry, at: 5 }] })).toBe('entries[0].at');
    expect(place({ ...document, consistency: [{ from: 1, to: 2 }] })).toBe('consistency[0].path');
  });
});

describe('the proof of one entry', () => {
  const leaves = honest.map((entry) => leafOf(entry, tree));
  const proof = {
    index: 9,
    entry: honest[9]!,
    path: inclusionProof(9, 20, nodesOfLeaves(leaves, tree), tree),
    checkpoint: checkpointOf(honest, 20),
  };
  const checkProof = (changed: typeof proof, trust: Partial<Trust> = {}) => {
    const document: unknown = JSON.parse(JSON.stringify(proofDocument(changed)));
    return verifyProof(unwrap(parseProof(document)), { ...trusting, ...trust }, ed25519, tree);
  };

  it('verifies with the key alone', async () => {
    expect(await checkProof(proof)).toMatchObject({ verified: true, from: 9, size: 20, findings: [] });
  });

  it('does not hold for another entry, place, path, checkpoint or key', async () => {
    const forged = { code: 'LOG_INCLUSION_FORGED', params: { index: 9, id: 'entry_honest_9' } };
    const altered = { ...proof, entry: { ...proof.entry, actor: 'acct_2' } };
    expect((await checkProof(altered)).findings).toEqual([forged]);
    expect((await checkProof({ ...proof, index: 10 })).verified).toBe(false);
    expect((await checkProof({ ...proof, path: proof.path.slice(1) })).verified).toBe(false);
    expect((await checkProof({ ...proof, checkpoint: checkpointOf(honest, 13) })).verified).toBe(false);
    const other = await checkProof(proof, { logKey: makeSigner(ORIGIN, 'log').verifier });
    expect(other.findings.map((f) => f.code)).toEqual(['LOG_CHECKPOINT_UNSIGNED']);
    expect((await checkProof(proof, { witnesses: [witness.verifier] })).findings.map((f) => f.code)).toEqual([
      'LOG_NOT_WITNESSED',
    ]);
  });

  it('is refused where it is not well-formed', () => {
    const document = proofDocument(proof);
    const place = (changed: unknown) => {
      const parsed = parseProof(changed);
      return parsed.ok ? undefined : parsed.error.column;
    };
    expect(place(document)).toBeUndefined();
    expect(place({ ...document, format: 'weir-log-bundle/1' })).toBe('format');
    expect(place({ ...document, path: 'x' })).toBe('path');
    expect(place({ ...document, entry: { ...proof.entry } })).toBe('entry.index');
  });
});

describe('any change to one character of an export', () => {
  it('is noticed, unless it only spoils a signature that nobody asked for', async () => {
    const small = exportOf(makeEntries(5), [2, 5]);
    const original = await bundleDocument(small);
    /** All that the log's key vouches for: the document without its time lines. */
    const essence = (text: string) => {
      const document = JSON.parse(text) as { checkpoints: string[] };
      const checkpoints = document.checkpoints.map((note) => note.split('\n').slice(0, 5));
      return JSON.stringify({ ...document, checkpoints });
    };
    const changed = fc.tuple(fc.nat({ max: original.length - 1 }), fc.constantFrom(...'0aZ9+/=", :[]{}-'));
    await fc.assert(
      fc.asyncProperty(changed, async ([at, letter]) => {
        const text = original.slice(0, at) + letter + original.slice(at + 1);
        let document: unknown;
        try {
          document = JSON.parse(text);
        } catch {
          return;
        }
        const bundle = parseBundle(document);
        if (!bundle.ok) return;
        const verdict = await verifyBundle(bundle.value, trusting, ed25519, tree);
        if (verdict.verified) expect(essence(text)).toBe(essence(original));
      }),
      { numRuns: 300 },
    );
  });
});
