import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { exportLog } from '#adapters/log/export-log.ts';
import { logOrigin, signerOf } from '#adapters/log/log-key.ts';
import { parseBundle, treeHash, verifyBundle } from '#domain/audit/index.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, type TestStore } from '#test/store/cluster.ts';

const ROUNDS = Number(process.env.WEIR_KILL_ROUNDS ?? 3);
const context = { institutionId: 'inst_killed', actorId: 'acct_1' };
const seed = randomBytes(32);

describe(`kill -9 of the sequencer while entries are written (${ROUNDS} rounds; WEIR_KILL_ROUNDS for more)`, () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore('embedded');
  });
  afterAll(() => store.close());

  const write = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++)
      unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          tx.log({ operation: 'test.write', subject: `party_${i}`, payload: i });
          return ok(undefined);
        }),
      );
  };

  /** Lets a sequencer run until it reported `batches`, and kills it in the midst of the next. */
  const sequenceAndKill = (batches: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const script = join(import.meta.dirname, 'sequence-until-killed.ts');
      const arguments_ = [JSON.stringify(store.database.configuration), seed.toString('hex'), context.institutionId];
      const child = spawn(process.execPath, [script, ...arguments_], { stdio: ['ignore', 'pipe', 'inherit'] });
      let reported = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        reported += chunk.toString().split('\n').length - 1;
        if (reported >= batches) child.kill('SIGKILL');
      });
      child.on('error', reject);
      child.on('exit', () => resolve());
    });

  it(
    'gives every entry one index and leaves a log that verifies',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await write(20 + round);
        await Promise.all([write(30), sequenceAndKill(2 + (round % 3))]);
      }
      const signer = signerOf(logOrigin(context.institutionId), seed);
      const append = () => store.unitOfWork.run(context, (tx) => tx.tree.append(signer, 1000));
      while (unwrap(await append()) > 0);
      const { pieces } = unwrap(await exportLog(store.unitOfWork, context, signer, { from: 0, to: undefined }));
      let text = '';
      for await (const piece of pieces) text += piece;
      const trust = { logKey: signer.verifier, witnesses: [], seen: [], notBefore: undefined };
      const verdict = await verifyBundle(unwrap(parseBundle(JSON.parse(text))), trust, verifyEd25519, treeHash());
      const written = Array.from({ length: ROUNDS }, (_, round) => 50 + round).reduce((a, b) => a + b, 0);
      expect(verdict).toMatchObject({ verified: true, size: written, findings: [] });
    },
    20_000 * ROUNDS,
  );
});
