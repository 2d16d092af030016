import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Idempotency } from '#app/unit-of-work.ts';
import { digestOf, fail, ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { sessionOf } from './rows.ts';

const context = { institutionId: 'inst_A', actorId: 'acct_1' };

function once(key: string, input: string): Idempotency<string> {
  return {
    operation: 'firm.add',
    key,
    inputDigest: digestOf(input),
    write: (value) => JSON.stringify(value),
    read: (text) => JSON.parse(text) as string,
  };
}

for (const server of SERVERS)
  describe(`a unit of work on the ${server} database`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore(server);
    });
    afterAll(() => store.close());

    const logCount = async (operation: string) => {
      const rows = await store.unitOfWork.run(context, async (tx) => {
        const text = 'SELECT count(*) AS n FROM log_entry WHERE operation = $1';
        return ok(await sessionOf(tx).query<{ n: bigint }>(text, [operation]));
      });
      return Number(unwrap(rows)[0]!.n);
    };

    it('commits what succeeded together with its log entry', async () => {
      const firmId = unwrap(
        await store.unitOfWork.run(context, async (tx) => {
          const [id] = await tx.firms.resolve(['91330000000000001X']);
          tx.log({ operation: 'firm.made', subject: id!, payload: { source: 'test' } });
          return ok(id!);
        }),
      );
      const seen = await store.unitOfWork.run(context, async (tx) => ok(await tx.firms.get(firmId)));
      expect(unwrap(seen)).toEqual({ firmId, code: '91330000000000001X' });
      expect(await logCount('firm.made')).toBe(1);
    });

    it('leaves nothing of what failed, and throws on what is broken', async () => {
      const refused = await store.unitOfWork.run(context, async (tx) => {
        await tx.firms.resolve(['refused']);
        tx.log({ operation: 'firm.refused', subject: 'inst_A', payload: null });
        return fail('NOT_A_DATE', { value: 'x' });
      });
      expect(refused.ok).toBe(false);
      await expect(
        store.unitOfWork.run(context, async (tx) => {
          await tx.firms.resolve(['broken']);
          throw new Error('a broken invariant');
        }),
      ).rejects.toThrow('a broken invariant');
      const found = await store.unitOfWork.run(context, async (tx) => {
        return ok([await tx.firms.find('refused'), await tx.firms.find('broken')]);
      });
      expect(unwrap(found)).toEqual([undefined, undefined]);
      expect(await logCount('firm.refused')).toBe(0);
    });

    it('commits nothing where a statement fails that was sent ahead, and tells of that one', async () => {
      const sentAhead = (text: string) =>
        store.unitOfWork.run(context, async (tx) => {
          tx.log({ operation: 'firm.sent', subject: 'inst_A', payload: null });
          sessionOf(tx).send(text, ['inst_A']);
          await sessionOf(tx)
            .query('SELECT 1 WHERE $1 IS NOT NULL', ['reads on behind it'])
            .catch(() => undefined);
          return ok(undefined);
        });
      await expect(sentAhead('SELECT 1 / (length($1) - 6)')).rejects.toThrow('division by zero');
      const twice = `INSERT INTO idempotency (institution_id, operation, key, input_digest, created_at)
        SELECT $1, 'firm.sent', 'twice', 'digest', 0 FROM generate_series(1, 2)`;
      expect(await sentAhead(twice)).toMatchObject({ error: { code: 'KEY_ANSWERED_MEANWHILE' } });
      expect(await logCount('firm.sent')).toBe(0);
    });

    it('does a request once and gives its answer again', async () => {
      let done = 0;
      const send = () =>
        store.unitOfWork.runOnce(context, once('key-1', 'input'), async (tx) => {
          done += 1;
          return ok(tx.newId('thing') as string);
        });
      const first = unwrap(await send());
      const second = unwrap(await send());
      expect([first.replayed, second.replayed, done]).toEqual([false, true, 1]);
      expect(second.value).toBe(first.value);
    });

    it('refuses a key that comes again with another input', async () => {
      await store.unitOfWork.runOnce(context, once('key-2', 'one'), async () => ok('done'));
      const again = await store.unitOfWork.runOnce(context, once('key-2', 'two'), async () => ok('done'));
      expect(again).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    });

    it('lets a request be sent again after it was refused', async () => {
      const refused = await store.unitOfWork.runOnce(context, once('key-3', 'x'), async () => fail('NOT_A_DATE'));
      expect(refused.ok).toBe(false);
      const later = await store.unitOfWork.runOnce(context, once('key-3', 'x'), async () => ok('now'));
      expect(later).toEqual({ ok: true, value: { value: 'now', replayed: false } });
    });

    it('does a request once when it is sent sixteen times at the same moment', async () => {
      const answers = await Promise.all(
        Array.from({ length: 16 }, () =>
          store.unitOfWork.runOnce(context, once('race', 'x'), async (tx) => {
            const id = tx.newId('thing') as string;
            tx.log({ operation: 'race.won', subject: 'inst_A', payload: id });
            return ok(id);
          }),
        ),
      );
      const values = answers.map((answer) => unwrap(answer));
      expect(new Set(values.map((v) => v.value)).size).toBe(1);
      expect(values.filter((v) => !v.replayed)).toHaveLength(1);
      expect(await logCount('race.won')).toBe(1);
    });
  });
