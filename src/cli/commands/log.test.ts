import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '#cli/main.ts';
import {
  bundleDocument,
  consistencyProof,
  EMPTY_FRONTIER,
  extendFrontier,
  formatVerifierKey,
  frontierRoot,
  leafOf,
  nodesOfLeaves,
  type Signer,
  sealEntry,
  signCheckpoint,
  toBase64,
  treeHash,
} from '#domain/audit/index.ts';
import { instant, utf8 } from '#domain/kernel/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command line in this process and keeps what it prints. */
async function weir(...args: string[]) {
  let stdout = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text, encodingOrDone, done) => {
      stdout += String(text);
      const finish = typeof encodingOrDone === 'function' ? encodingOrDone : done;
      finish?.();
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ];
  try {
    return { status: await main(args), stdout };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signer: Signer = {
  verifier: {
    name: 'weir.example/inst_1',
    purpose: 'log',
    publicKey: new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')),
  },
  sign: (message) => new Uint8Array(sign(null, message, privateKey)),
};
const key = formatVerifierKey(signer.verifier);

function sampleExport() {
  const tree = treeHash();
  const entries = Array.from({ length: 5 }, (_, i) =>
    sealEntry(
      {
        id: `entry_${i}`,
        institution: 'inst_1',
        at: instant(Date.UTC(2026, 0, 5, 0, i)),
        actor: 'acct_1',
        operation: 'decision.record',
        subject: 'party_1',
        payload: { number: i },
      },
      new Uint8Array(32),
    ),
  );
  const leaves = entries.map((entry) => leafOf(entry, tree));
  const root = frontierRoot(extendFrontier(EMPTY_FRONTIER, leaves, tree), tree);
  const checkpoint = signCheckpoint(
    { origin: signer.verifier.name, size: 5, root },
    signer,
    instant(Date.UTC(2026, 0, 5, 1)),
  );
  return {
    origin: signer.verifier.name,
    from: 0,
    frontier: [],
    entries,
    leaves,
    checkpoints: [checkpoint],
    consistency: [],
  };
}

describe('log root', () => {
  // RFC 6962 test data: the tree over the first three leaves "", 00 and 10.
  const three = 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77';

  it.each([
    ['an empty file is the empty tree', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['an empty line is the empty leaf', '\n', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['lines end with a line feed', '\n00\n10\n', three],
    ['or the file ends without one', '\r\n00\r\n10', three],
  ])('%s', async (_, content, root) => {
    const run = await weir('log', 'root', file('leaves.txt', content), '--json');
    expect(json(run.stdout)).toMatchObject({ root });
    expect(run.status).toBe(0);
  });

  it('refuses what is not hex with the row, and a file that is not there', async () => {
    const run = await weir('log', 'root', file('bad.txt', '00\n0g\n'), '--json');
    expect(json(run.stdout)).toMatchObject({ error: { code: 'LOG_LEAF_NOT_HEX', row: 2 } });
    expect(run.status).toBe(1);
    const absent = await weir('log', 'root', join(folder, 'absent.txt'), '--json');
    expect(json(absent.stdout)).toMatchObject({ error: { code: 'FILE_NOT_FOUND' } });
    expect(absent.status).toBe(1);
  });
});

describe('log verify', async () => {
  const path = file('export.json', await bundleDocument(sampleExport()));
  const keyFile = file('log.pub', `${key}\n`);

  it('says that an untouched export verifies, the key given as text or as a file', async () => {
    const run = await weir('log', 'verify', path, '--key', key, '--json');
    expect(json(run.stdout)).toMatchObject({ verified: true, size: 5, findings: [] });
    expect(run.status).toBe(0);
    const read = await weir('log', 'verify', path, '--key', keyFile, '--not-before', '2026-01-05', '--lang', 'zh');
    expect(read.stdout).toContain('全部核实');
    expect(read.status).toBe(0);
  });

  it('names the entry that was altered and exits with 1', async () => {
    const sample = sampleExport();
    const entries = sample.entries.map((entry, i) => (i === 2 ? { ...entry, actor: 'acct_2' } : entry));
    const altered = file('altered.json', await bundleDocument({ ...sample, entries }));
    const run = await weir('log', 'verify', altered, '--key', key, '--json');
    expect(json(run.stdout)).toMatchObject({
      verified: false,
      error: { code: 'LOG_ENTRY_ALTERED', entry: { index: 2, id: 'entry_2' } },
      findings: [{ code: 'LOG_ENTRY_ALTERED', index: 2 }],
    });
    expect(run.status).toBe(1);
  });

  it.each([
    ['a stale head', ['--not-before', '2026-01-05T01:00:01Z'], 'LOG_CHECKPOINT_STALE'],
    ['a moment that is none', ['--not-before', 'yesterday'], 'LOG_MOMENT_MALFORMED'],
    ['a witness key that is the log key', ['--witness', key], 'LOG_KEY_PURPOSE'],
    ['a key with a wrong id', ['--key', key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')], 'LOG_KEY_MALFORMED'],
  ])('refuses %s', async (_, args, code) => {
    const run = await weir('log', 'verify', path, '--key', key, ...args, '--json');
    expect(json(run.stdout)).toMatchObject({ error: { code } });
    expect(run.status).toBe(1);
  });

  it('refuses what is no export', async () => {
    for (const content of ['', '{', '[]', '{"format":"weir-log-bundle/1"}', 'null']) {
      const run = await weir('log', 'verify', file('none.json', content), '--key', key, '--json');
      expect(json(run.stdout)).toMatchObject({ error: { code: 'LOG_BUNDLE_MALFORMED' } });
      expect(run.status).toBe(1);
    }
  });

  it('wants a key', async () => {
    expect((await weir('log', 'verify', path)).status).toBe(2);
  });
});

describe('log witness', () => {
  const tree = treeHash();
  const checkpointOf = (leaves: readonly string[]) => {
    const hashes = leaves.map((leaf) => tree.leaf(utf8(leaf)));
    const root = frontierRoot(extendFrontier(EMPTY_FRONTIER, hashes, tree), tree);
    return signCheckpoint(
      { origin: signer.verifier.name, size: leaves.length, root },
      signer,
      instant(1_767_574_800_000),
    );
  };
  const ask = async (leaves: readonly string[], since: number) => {
    const node = nodesOfLeaves(
      leaves.map((leaf) => tree.leaf(utf8(leaf))),
      tree,
    );
    const path = consistencyProof(Math.min(since, leaves.length), leaves.length, node, tree).map(toBase64);
    const consistency = { from: since, to: leaves.length, path };
    const request = file('request.json', JSON.stringify({ checkpoint: checkpointOf(leaves), consistency }));
    const place = ['--secret', join(folder, 'witness.key'), '--memory', join(folder, 'memory.json')];
    const run = await weir('log', 'witness', request, '--key', key, '--name', 'witness.example/1', ...place, '--json');
    return { ...json(run.stdout), status: run.status };
  };

  it('cosigns what extends its memory, and no fork, rollback, or leap without a proof', async () => {
    expect(await ask(['a', 'b'], 0)).toMatchObject({ status: 0, size: 2 });
    expect(await ask(['a', 'b'], 2)).toMatchObject({ status: 0, size: 2 });
    expect(await ask(['a', 'x'], 2)).toMatchObject({ status: 1, error: { code: 'LOG_FORKED' } });
    expect(await ask(['a'], 1)).toMatchObject({ status: 1, error: { code: 'LOG_ROLLED_BACK' } });
    expect(await ask(['a', 'x', 'c'], 2)).toMatchObject({ status: 1, error: { code: 'LOG_CONSISTENCY_FORGED' } });
    expect(await ask(['a', 'b', 'c'], 1)).toMatchObject({ status: 1, error: { code: 'LOG_CONSISTENCY_FORGED' } });
    expect(await ask(['a', 'b', 'c'], 2)).toMatchObject({ status: 0, size: 3 });
  });

  it('does not begin anew where its memory is damaged', async () => {
    file('memory.json', '{');
    expect(await ask(['a', 'x'], 0)).toMatchObject({ status: 1, error: { code: 'LOG_WITNESS_MEMORY_DAMAGED' } });
    file('memory.json', JSON.stringify({ [signer.verifier.name]: { size: 2, root: 'none' } }));
    expect(await ask(['a', 'x'], 0)).toMatchObject({ status: 1, error: { code: 'LOG_WITNESS_MEMORY_DAMAGED' } });
  });
});
