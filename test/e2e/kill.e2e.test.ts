import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { nodeHash } from '#adapters/log/node-hash.ts';
import { sequenceBatch } from '#adapters/log/sequencer.ts';
import type { ListedDecision } from '#app/ports/decision-repository.ts';
import type { ListedReferral } from '#app/ports/referral-repository.ts';
import type { TablePage } from '#app/ports/table-query.ts';
import { parseBundle, treeHash, verifyBundle } from '#domain/audit/index.ts';
import { type Failure, instant, ok, unwrap } from '#domain/kernel/index.ts';
import { composeServer, composeWeir, type Weir } from '#src/compose.ts';
import { allBy } from '#test/store/rows.ts';

const ROUNDS = Number(process.env.WEIR_KILL_ROUNDS ?? 3);

/** Kills somewhere in this range of answers, another place each round. */
const after = (round: number) => 60 + ((round * 97) % 400);

describe(`kill -9 during a burst of decisions (${ROUNDS} rounds; WEIR_KILL_ROUNDS for more)`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-burst-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    'every decision that was answered is there once, with one log entry, and its key gives it again (round %i)',
    { timeout: 120_000 },
    async (round) => {
      const [token, ...answered] = await burst(folder, round);
      const acknowledged = answered.map((line) => line.split(' ') as [string, string]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(after(round));
      const configuration = { dataDirectory: folder, databaseConnections: 8, host: '', port: 0, logLevel: 'error' };
      const weir = unwrap(await composeWeir(configuration));
      try {
        await checkRound(weir, `round-${round}`, token!, acknowledged);
      } finally {
        await weir.close();
      }
    },
  );
});

async function checkRound(weir: Weir, code: string, token: string, acknowledged: readonly [string, string][]) {
  const { unitOfWork } = weir.store;
  const institution = unwrap(await unitOfWork.institutions()).find((one) => one.code === code)!;
  const context = { institutionId: institution.institutionId, actorId: 'test' };
  const decisions = unwrap(
    await unitOfWork.run<TablePage<ListedDecision>, Failure>(context, (work) =>
      work.decisions.table(allBy('decidedAt')),
    ),
  ).rows;
  const ids = decisions.map(({ decisionId }) => decisionId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(acknowledged.filter(([, decision]) => !ids.includes(decision))).toEqual([]);

  const referrals = unwrap(
    await unitOfWork.run<TablePage<ListedReferral>, Failure>(context, (work) =>
      work.referrals.table(allBy('openedAt')),
    ),
  ).rows;
  const referred = decisions.filter(({ outcome }) => outcome === 'refer').map(({ decisionId }) => decisionId);
  expect(referrals.map(({ decisionId }) => decisionId).sort()).toEqual(referred.sort());

  const parts = { unitOfWork, signerOf: weir.signerOf, holder: 'test' };
  const waiting = () => unitOfWork.run(context, async ({ tree }) => ok(await tree.hasWaiting()));
  // The killed process holds the sequencer's lease until it lapses.
  while (unwrap(await waiting()))
    if (unwrap(await sequenceBatch(parts, context.institutionId)) === 0) await systemTimer.sleep(50);
  const pieces = unwrap(await weir.application.log.export(context, { from: 0, to: undefined }));
  let text = '';
  for await (const piece of pieces) text += piece;
  const bundle = unwrap(parseBundle(JSON.parse(text)));
  const trust = {
    logKey: weir.signerOf(context.institutionId).verifier,
    witnesses: [],
    seen: [],
    notBefore: instant(0),
  };
  expect((await verifyBundle(bundle, trust, verifyEd25519, treeHash(nodeHash('sha256')))).findings).toEqual([]);
  const logged = bundle.entries.filter(({ operation }) => operation === 'decision.record');
  expect(logged.length).toBe(ids.length);

  const server = await composeServer(weir, {
    stream: new Writable({ write: (_, __, done) => done() }),
    level: 'error',
  });
  for (const [key, decision] of acknowledged.slice(-20)) {
    const n = Number(key.split('-')[1]);
    const again = await server.inject({
      method: 'POST',
      url: '/v1/decisions',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      payload: { firm: `F${n % 20}`, asOf: '2026-08-05' },
    });
    expect([again.statusCode, again.json().decision]).toEqual([201, decision]);
  }
  await server.close();
}

/** Runs a burst and kills it in the middle; returns the lines that it had said. */
async function burst(folder: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'burst.ts'), folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return linesUntilKilled(child, after(round) + 1);
}

function linesUntilKilled(child: ChildProcess, count: number): Promise<string[]> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.split('\n').length > count) child.kill('SIGKILL');
    });
    // A line that was cut off was not read by anybody.
    child.once('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}
