import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { exportLog } from '#adapters/log/export-log.ts';
import { logOrigin, signerOf } from '#adapters/log/log-key.ts';
import { sequenceBatch, startSequencer } from '#adapters/log/sequencer.ts';
import type { LogTree } from '#app/ports/log-tree.ts';
import {
  cosign,
  formatNote,
  type LogVerdict,
  parseBundle,
  parseNote,
  type Signer,
  type Trust,
  treeHash,
  verifyBundle,
  verifyConsistency,
  verifyProof,
} from '#domain/audit/index.ts';
import { type Failure, instant, ok, unwrap } from '#domain/kernel/index.ts';
import { connectTo, openTestStore, SERVERS, type TestStore } from '#test/store/cluster.ts';

const tree = treeHash();
const seed = randomBytes(32);
const signers = new Map<string, Signer>();

function signerFor(institutionId: string): Signer {
  const signer = signers.get(institutionId) ?? signerOf(logOrigin(institutionId), seed);
  signers.set(institutionId, signer);
  return signer;
}

for (const server of SERVERS)
  describe(`the log on the ${server} database`, () => {
    let store: TestStore;
    let institutions = 0;
    beforeAll(async () => {
      store = await openTestStore(server);
    });
    afterAll(() => store.close());

    /** An institution of one's own for a test, as a context. */
    const newContext = () => {
      institutions += 1;
      return { institutionId: `inst_${institutions}`, actorId: 'acct_1' };
    };
    type Context = ReturnType<typeof newContext>;
    const parts = (holder = 'process-1') => ({ unitOfWork: store.unitOfWork, signerOf: signerFor, holder });

    const write = async (context: Context, subject: string, payload: number): Promise<void> => {
      unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          tx.log({ operation: 'test.write', subject, payload });
          return ok(undefined);
        }),
      );
    };
    const writeMany = async (context: Context, count: number): Promise<void> => {
      unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          for (let i = 0; i < count; i++) tx.log({ operation: 'test.write', subject: 'party_1', payload: i });
          return ok(undefined);
        }),
      );
    };
    const inTree = async <T>(context: Context, work: (logTree: LogTree) => Promise<T>): Promise<T> =>
      unwrap(await store.unitOfWork.run(context, async (tx) => ok(await work(tx.tree))));
    const sequence = async (context: Context, limit?: number) =>
      unwrap(await sequenceBatch(parts(), context.institutionId, limit));

    const exported = async (context: Context, from = 0, to?: number): Promise<string> => {
      let text = '';
      for await (const piece of unwrap(
        await exportLog(store.unitOfWork, context, signerFor(context.institutionId), { from, to }),
      ).pieces)
        text += piece;
      return text;
    };
    const verify = async (context: Context, trust: Partial<Trust> = {}, from = 0, to?: number): Promise<LogVerdict> => {
      const bundle = unwrap(parseBundle(JSON.parse(await exported(context, from, to))));
      const logKey = signerFor(context.institutionId).verifier;
      const all: Trust = { logKey, witnesses: [], seen: [], notBefore: undefined, ...trust };
      return verifyBundle(bundle, all, verifyEd25519, tree);
    };
    const idsOf = async (context: Context): Promise<string[]> => {
      const superuser = connectTo(store.database.urls.superuser, store.database.database);
      const rows = await superuser.query<{ entry_id: string }>(
        'SELECT entry_id FROM log_entry WHERE institution_id = $1 ORDER BY entry_id',
        [context.institutionId],
      );
      await superuser.close();
      return rows.map((row) => row.entry_id);
    };
    const asSuperuser = async (context: Context, sql: string): Promise<void> => {
      const superuser = connectTo(store.database.urls.superuser, store.database.database);
      await superuser.query(sql.replaceAll('$institution', context.institutionId));
      await superuser.close();
    };

    it('gives every committed entry of concurrent writers one index, and exports what verifies', async () => {
      const context = newContext();
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 25; i++) await write(context, `party_${writer}`, i);
      });
      const sequencers = ['process-1', 'process-2'].map(async (holder) => {
        for (let i = 0; i < 20; i++) unwrap(await sequenceBatch(parts(holder), context.institutionId, 30));
      });
      await Promise.all([...writers, ...sequencers]);
      store.clock.advance(10_000);
      while ((await sequence(context)) > 0);
      expect(await inTree(context, (t) => t.hasWaiting())).toBe(false);
      const verdict = await verify(context);
      expect(verdict).toMatchObject({ verified: true, size: 200, findings: [] });
    });

    it('never waits for a writer that has not committed, and gives it a later index', async () => {
      const context = newContext();
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let entered: () => void = () => undefined;
      const inside = new Promise<void>((resolve) => {
        entered = resolve;
      });
      const slow = store.unitOfWork.run(context, async (tx) => {
        tx.log({ operation: 'test.slow', subject: 'party_1', payload: 0 });
        entered();
        await held;
        return ok(undefined);
      });
      await inside;
      await write(context, 'party_2', 1);
      expect(await sequence(context)).toBe(1);
      release();
      unwrap(await slow);
      expect(await sequence(context)).toBe(1);
      const entries = await inTree(context, (t) => t.entries(0, 2));
      expect(entries.map(({ entry }) => entry.operation)).toEqual(['test.write', 'test.slow']);
      expect((await verify(context)).verified).toBe(true);
    });

    it('fills tiles over batches of any size, and proves inclusion and consistency from them', async () => {
      const context = newContext();
      await writeMany(context, 700);
      for (const limit of [1, 255, 100, 344]) expect(await sequence(context, limit)).toBe(limit);
      const sizes = (await inTree(context, (t) => t.checkpoints(0, 700))).map((c) => c.size);
      expect(sizes).toEqual([1, 256, 356, 700]);
      expect(await verify(context)).toMatchObject({ verified: true, size: 700, checkpoints: 4 });
      const [older, newer] = await inTree(context, async (t) => [await t.checkpoint(256), await t.checkpoint()]);
      const path = await inTree(context, (t) => t.consistency(256, 700));
      expect(verifyConsistency(older!, newer!, path, tree)).toBe(true);
      const later = await verify(context, { seen: [older!.note] }, 356);
      expect(later.findings.map((f) => f.code)).toEqual(['LOG_BEGINNING_MISSING', 'LOG_SEEN_UNCHECKED']);
      expect(await verify(context, { seen: [older!.note] }, 256)).toMatchObject({ verified: true, from: 256 });
      expect(await verify(context, {}, 0, 256)).toMatchObject({ verified: true, size: 256, checkpoints: 2 });
      const part = await verify(context, { seen: [older!.note] }, 256, 356);
      expect(part).toMatchObject({ verified: true, from: 256, size: 356 });
      const notOne = await exportLog(store.unitOfWork, context, signerFor(context.institutionId), {
        from: 255,
        to: undefined,
      });
      expect(notOne).toMatchObject({ ok: false, error: { code: 'LOG_CHECKPOINT_UNKNOWN' } });
    });

    it('answers for an entry: pending, then included with a proof that verifies alone', async () => {
      const context = newContext();
      await writeMany(context, 3);
      const pending = await idsOf(context);
      expect(await inTree(context, (t) => t.receipt(pending[0]!))).toEqual({ state: 'pending' });
      await sequence(context);
      const [first] = await inTree(context, (t) => t.entries(0, 1));
      await writeMany(context, 1);
      const receipt = await inTree(context, (t) => t.receipt(first!.entry.id));
      if (receipt?.state !== 'included') throw new Error('the entry is in the tree');
      const trust = {
        logKey: signerFor(context.institutionId).verifier,
        witnesses: [],
        seen: [],
        notBefore: undefined,
      };
      expect(await verifyProof(receipt.proof, trust, verifyEd25519, tree)).toMatchObject({ verified: true, size: 3 });
      expect(await inTree(context, (t) => t.receipt('log_none'))).toBeUndefined();
    });

    it('takes nothing from a batch that was cut off, and goes on after it', async () => {
      const context = newContext();
      await writeMany(context, 10);
      expect(await sequence(context, 4)).toBe(4);
      const cut = store.unitOfWork.run({ ...context, actorId: 'log-sequencer' }, async (tx) => {
        await tx.tree.append(signerFor(context.institutionId), 3);
        throw new Error('killed between the batch and its commit');
      });
      await expect(cut).rejects.toThrow('killed');
      expect(await inTree(context, (t) => t.checkpoint())).toMatchObject({ size: 4 });
      expect(await sequence(context)).toBe(6);
      expect(await verify(context)).toMatchObject({ verified: true, size: 10, checkpoints: 2 });
    });

    it('does a batch again when its connection is cut before the commit', async () => {
      const context = newContext();
      await writeMany(context, 10);
      let attempts = 0;
      const appended = await store.unitOfWork.run({ ...context, actorId: 'log-sequencer' }, async (tx) => {
        attempts += 1;
        const batch = await tx.tree.append(signerFor(context.institutionId), 10);
        if (attempts === 1)
          await asSuperuser(
            context,
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND usename = 'weir_app' AND state = 'idle in transaction'`,
          );
        await tx.tree.hasWaiting();
        return batch;
      });
      expect(unwrap(appended)).toBe(10);
      expect(attempts).toBe(2);
      expect(await verify(context)).toMatchObject({ verified: true, size: 10, checkpoints: 1 });
    });

    it('leaves the log to the holder of the lease until it lapses', async () => {
      const context = newContext();
      await writeMany(context, 2);
      expect(unwrap(await sequenceBatch(parts('process-1'), context.institutionId, 1))).toBe(1);
      expect(unwrap(await sequenceBatch(parts('process-2'), context.institutionId))).toBe(0);
      store.clock.advance(1_500);
      expect(unwrap(await sequenceBatch(parts('process-2'), context.institutionId))).toBe(1);
    });

    it('refuses to go on under another key, which would fork the log', async () => {
      const context = newContext();
      await writeMany(context, 1);
      await sequence(context);
      await writeMany(context, 1);
      const stranger = { ...parts(), signerOf: () => signerOf(logOrigin(context.institutionId), randomBytes(32)) };
      const refused = await sequenceBatch(stranger, context.institutionId);
      expect(refused).toMatchObject({ ok: false, error: { code: 'LOG_KEY_CHANGED' } });
    });

    it.each([
      [
        'its frontier',
        `UPDATE log_tree SET frontier = decode(repeat('ab', 32), 'hex') WHERE institution_id = '$institution'`,
      ],
      [
        'its beginning',
        `UPDATE log_tree SET size = 0, frontier = '' WHERE institution_id = '$institution';
         UPDATE log_entry SET leaf_index = NULL WHERE institution_id = '$institution'`,
      ],
      [
        'its last root',
        `UPDATE log_checkpoint SET root = decode(repeat('ab', 32), 'hex'),
         note = replace(note, E'\\n4\\n', E'\\n3\\n') WHERE institution_id = '$institution'`,
      ],
      ['its last checkpoint', `DELETE FROM log_checkpoint WHERE institution_id = '$institution'`],
    ])('does not sign on where someone changed %s, since that would fork the log', async (_, sql) => {
      const context = newContext();
      await writeMany(context, 4);
      await sequence(context);
      await writeMany(context, 1);
      await asSuperuser(context, sql);
      const refused = await sequenceBatch(parts(), context.institutionId);
      expect(refused).toMatchObject({ ok: false, error: { code: 'LOG_TREE_DAMAGED' } });
    });

    it('exports nothing where hashes of the tree are gone', async () => {
      const context = newContext();
      await writeMany(context, 3);
      await sequence(context);
      await writeMany(context, 2);
      await sequence(context);
      await asSuperuser(context, `DELETE FROM log_tile WHERE institution_id = '$institution'`);
      const signer = signerFor(context.institutionId);
      const refused = await exportLog(store.unitOfWork, context, signer, { from: 0, to: undefined });
      expect(refused).toMatchObject({ ok: false, error: { code: 'LOG_TREE_DAMAGED', params: { size: 5 } } });
    });

    it('never signs a time earlier than the one before', async () => {
      const context = newContext();
      await writeMany(context, 2);
      await sequence(context, 1);
      store.clock.advance(-3_600_000);
      await sequence(context);
      store.clock.advance(3_600_000);
      expect((await verify(context)).verified).toBe(true);
    });

    it('keeps the cosignatures of witnesses with its checkpoints', async () => {
      const context = newContext();
      await writeMany(context, 2);
      await sequence(context);
      const { note } = (await inTree(context, (t) => t.checkpoint()))!;
      const witness = signerOf('witness.example/w1', randomBytes(32), 'cosignature');
      const parsed = unwrap(parseNote(note));
      const cosignedAt = (milliseconds: number) => {
        const line = cosign(parsed.text, witness, instant(store.clock.now() + milliseconds));
        return formatNote({ ...parsed, signatures: [...parsed.signatures, line] });
      };
      const cosigned = cosignedAt(0);
      const add = (text: string) => store.unitOfWork.run(context, (tx) => tx.tree.addCosignature(text));
      expect(unwrap(await add(cosigned))).toBe(1);
      expect(unwrap(await add(cosigned))).toBe(0);
      expect(unwrap(await add(cosignedAt(60_000)))).toBe(1);
      const lines = (await inTree(context, (t) => t.checkpoint()))!.note.split('\n');
      expect(lines.filter((line) => line.startsWith('— witness')).length).toBe(1);
      expect(await add(cosigned.replace(context.institutionId, 'inst_other'))).toMatchObject({
        error: { code: 'LOG_CHECKPOINT_UNKNOWN' },
      });
      expect(await verify(context, { witnesses: [witness.verifier] })).toMatchObject({
        verified: true,
        witnesses: ['witness.example/w1'],
      });
    });

    it.each<[string, string, Partial<Failure>]>([
      [
        'an altered row',
        `UPDATE log_entry SET operation = 'test.other' WHERE institution_id = '$institution' AND leaf_index = 5`,
        { code: 'LOG_ENTRY_ALTERED', params: { index: 5, id: expect.any(String) } },
      ],
      [
        'an altered commitment',
        `UPDATE log_entry SET payload = decode(repeat('00', 32), 'hex') WHERE institution_id = '$institution' AND leaf_index = 7`,
        { code: 'LOG_ENTRY_ALTERED', params: { index: 7, id: expect.any(String) } },
      ],
      [
        'a deleted row',
        `DELETE FROM log_entry WHERE institution_id = '$institution' AND leaf_index = 3`,
        { code: 'LOG_ENTRY_MISSING', params: { index: 3 } },
      ],
      [
        'a deleted tail',
        `DELETE FROM log_entry WHERE institution_id = '$institution' AND leaf_index >= 8`,
        { code: 'LOG_TAIL_MISSING', params: { count: 4, size: 12, last: 7 } },
      ],
    ])('shows %s to an outsider, by name', async (_, sql, finding) => {
      const context = newContext();
      await writeMany(context, 12);
      await sequence(context);
      await asSuperuser(context, sql);
      const verdict = await verify(context);
      expect(verdict.verified).toBe(false);
      expect(verdict.findings).toEqual([finding]);
    });

    it('shows swapped rows, and tiles that were rewritten with them', async () => {
      const context = newContext();
      await writeMany(context, 12);
      await sequence(context, 6);
      await sequence(context);
      await asSuperuser(
        context,
        `UPDATE log_entry SET leaf_index = NULL WHERE institution_id = '$institution' AND leaf_index = 8;
         UPDATE log_entry SET leaf_index = 8 WHERE institution_id = '$institution' AND leaf_index = 10;
         UPDATE log_entry SET leaf_index = 10 WHERE institution_id = '$institution' AND leaf_index IS NULL`,
      );
      expect((await verify(context)).findings.map((f) => f.code)).toContain('LOG_ENTRY_MOVED');
      await asSuperuser(
        context,
        `UPDATE log_tile SET hashes = overlay(overlay(hashes PLACING substr(hashes, 10 * 32 + 1, 32) FROM 8 * 32 + 1 FOR 32)
           PLACING substr(hashes, 8 * 32 + 1, 32) FROM 10 * 32 + 1 FOR 32)
         WHERE institution_id = '$institution' AND level = 0`,
      );
      const { findings } = await verify(context);
      expect(findings[0]).toEqual({ code: 'LOG_ROOT_MISMATCH', params: { from: 6, to: 11, size: 12 } });
    });

    it('signs the present time under what it exports, so that a log that stands still is not stale', async () => {
      const context = newContext();
      await writeMany(context, 1);
      await sequence(context);
      store.clock.advance(86_400_000);
      const notBefore = store.clock.now();
      expect(await verify(context, { notBefore })).toMatchObject({ verified: true });
      expect((await verify(context, { notBefore: instant(notBefore + 1_000) })).verified).toBe(false);
    });

    it('says that an empty log has nothing to show yet', async () => {
      const context = newContext();
      expect(await sequence(context)).toBe(0);
      const nothing = await exportLog(store.unitOfWork, context, signerFor(context.institutionId), {
        from: 0,
        to: undefined,
      });
      expect(nothing).toMatchObject({ error: { code: 'LOG_EMPTY' } });
    });

    it('shows nothing of a person in an export', async () => {
      const context = newContext();
      await write(context, '91110108MA01WYXB5X', 4_400_000_137);
      await sequence(context);
      const text = await exported(context);
      expect(text).not.toContain('91110108');
      expect(text).not.toContain('4400000137');
    });

    it('runs for every institution, looks at least twice in two seconds, goes past a damaged log, and stops when told', async () => {
      const [damaged, context] = [newContext(), newContext()];
      for (const one of [damaged, context]) {
        await asSuperuser(
          one,
          `INSERT INTO institution (institution_id, code, name, actor_types, province, licences, created_at)
           VALUES ('$institution', '$institution', 'A lender', '{}', '33', '[]', 0)`,
        );
        await writeMany(one, 3);
      }
      await sequence(damaged, 2);
      await asSuperuser(
        damaged,
        `UPDATE log_tile SET hashes = substr(hashes, 1, 32) WHERE institution_id = '$institution'`,
      );
      const failures: [string, string][] = [];
      let asleep: (milliseconds: number) => void = () => undefined;
      const slept = new Promise<number>((resolve) => {
        asleep = resolve;
      });
      const sequencer = startSequencer({
        ...parts(),
        timer: {
          sleep: async (milliseconds) => {
            asleep(milliseconds);
            await new Promise((resolve) => setImmediate(resolve));
          },
        },
        report: (institution, failure) =>
          failures.push([institution, failure instanceof Error ? failure.message : failure.code]),
      });
      expect(await slept).toBeLessThanOrEqual(1_000);
      await sequencer.stop();
      expect(failures[0]).toEqual([damaged.institutionId, 'tile 0/0 is not as full as its tree']);
      expect(failures.every(([institution]) => institution === damaged.institutionId)).toBe(true);
      expect(await inTree(context, (t) => t.checkpoint())).toMatchObject({ size: 3 });
    });
  });
