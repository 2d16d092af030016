import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryNonce, opensEntry } from '#domain/audit/index.ts';
import { calendarDate, digestOf, type Id, ok, toHex, unwrap, utf8 } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { sessionOf, setUpInstitution } from './rows.ts';

const context = { institutionId: 'inst_S', actorId: 'acct_1' };
const AS_OF = calendarDate('2026-01-05');

for (const server of SERVERS)
  describe(`sealed values on the ${server} database`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore(server);
    });
    afterAll(() => store.close());

    const run = async <T>(work: Parameters<typeof store.unitOfWork.run<T, never>>[1]) =>
      unwrap(await store.unitOfWork.run(context, work));
    const addFirm = (code: string, content: string) =>
      run(async (tx) => {
        const [firmId] = await tx.firms.resolve([code]);
        const digest = digestOf(content);
        await tx.snapshots.put([{ firmId: firmId!, digest, asOf: AS_OF, content: utf8(content) }]);
        return ok({ firmId: firmId!, digest });
      });

    it('stand nowhere in clear', async () => {
      const { firmId } = await addFirm('91330000SECRETCODE', 'a very secret snapshot');
      const rows = await run(async (tx) => {
        return ok(
          await sessionOf(tx).query<{ text: string }>(
            `SELECT encode(code_sealed, 'escape') || encode(code_index, 'escape') AS text FROM firm WHERE firm_id = $1
             UNION ALL SELECT encode(sealed, 'escape') FROM snapshot WHERE firm_id = $1`,
            [firmId],
          ),
        );
      });
      expect(rows).toHaveLength(2);
      expect(rows.filter((row) => /SECRETCODE|secret/.test(row.text))).toEqual([]);
    });

    it('name the firm of a borrower by its id alone, and by nothing once it was erased', async () => {
      await setUpInstitution(store, context.institutionId);
      const account = 'acct_B' as Id<'acct'>;
      await run(async (tx) => {
        const boss = { account, name: 'boss', passwordHash: '', roles: ['borrower'], firm: '91330000BORROWER' };
        return ok(
          await tx.access.insertAccount({ ...boss, state: 'active', failures: 0, createdAt: tx.at, version: 1 }),
        );
      });
      const inClear = 'SELECT a::text AS text FROM account a WHERE account_id = $1';
      const rows = await run(async (tx) => ok(await sessionOf(tx).query<{ text: string }>(inClear, [account])));
      expect(rows.map(({ text }) => text.includes('BORROWER'))).toEqual([false]);
      const firmOf = () => run(async (tx) => ok((await tx.access.account(account))?.firm));
      expect(await firmOf()).toBe('91330000BORROWER');
      await run(async (tx) => ok(await tx.subjects.erase((await tx.firms.find('91330000BORROWER'))!)));
      expect(await firmOf()).toBe('');
    });

    it('open where they were sealed', async () => {
      const { firmId, digest } = await addFirm('firm-1', 'content');
      const stored = await run(async (tx) => ok(unwrap(await tx.snapshots.latest(firmId, AS_OF))));
      expect(stored).toMatchObject({ firmId, digest, asOf: AS_OF });
      expect(Buffer.from(stored!.content).toString()).toBe('content');
    });

    it('are refused after one bit changed, and after a swap with another row', async () => {
      const one = await addFirm('firm-2', 'two');
      const other = await addFirm('firm-3', 'three');
      const latest = (firmId: string) => run(async (tx) => ok(await tx.snapshots.latest(firmId, AS_OF)));
      const flip = `UPDATE snapshot SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE firm_id = $1 RETURNING 1`;
      await run(async (tx) => ok(await sessionOf(tx).query(flip, [one.firmId])));
      expect(await latest(one.firmId)).toMatchObject({ ok: false, error: { code: 'SEALED_VALUE_REFUSED' } });
      // A second snapshot of the same firm: the same key, another row.
      await run(async (tx) => {
        const digest = digestOf('four');
        await tx.snapshots.put([
          { firmId: other.firmId, digest, asOf: calendarDate('2026-01-04'), content: utf8('four') },
        ]);
        return ok(undefined);
      });
      const swap = `UPDATE snapshot s SET sealed = t.sealed FROM snapshot t
        WHERE s.firm_id = $1 AND t.firm_id = $1 AND s.as_of = '2026-01-05' AND t.as_of = '2026-01-04' RETURNING 1`;
      await run(async (tx) => ok(await sessionOf(tx).query(swap, [other.firmId])));
      expect(await latest(other.firmId)).toMatchObject({ ok: false, error: { code: 'SEALED_VALUE_REFUSED' } });
    });

    it('are gone with the key of their subject, and nothing new can be written about it', async () => {
      const { firmId, digest } = await addFirm('firm-4', 'to be erased');
      const kept = await addFirm('firm-5', 'kept');
      expect(await run(async (tx) => ok(await tx.subjects.erase(firmId)))).toBe(true);
      const read = await run(async (tx) => ok(await tx.snapshots.byDigest(firmId, digest)));
      expect(read).toEqual({ ok: false, error: { code: 'SUBJECT_ERASED', params: { subject: firmId } } });
      expect(await run(async (tx) => ok((await tx.firms.get(firmId))?.code))).toBeNull();
      expect((await run(async (tx) => ok(await tx.snapshots.byDigest(kept.firmId, kept.digest)))).ok).toBe(true);
      const write = store.unitOfWork.run(context, async (tx) => {
        tx.log({ operation: 'firm.touched', subject: firmId, payload: null });
        return ok(undefined);
      });
      await expect(write).rejects.toThrow(/was erased/);
    });

    it('are matched by log entries that open under the key of their subject and under no other', async () => {
      const payload = { amount: 12n, reason: 'test' };
      const { firmId, nonces } = await run(async (tx) => {
        const [id] = await tx.firms.resolve(['firm-6']);
        tx.log({ operation: 'test.logged', subject: id!, payload });
        return ok({ firmId: id!, nonces: unwrap(await tx.subjects.derivationKey(id!)) });
      });
      const [row] = await run(async (tx) => {
        const text = `SELECT entry_id, at, actor, operation, subject, payload FROM log_entry WHERE subject_id = $1`;
        return ok(await sessionOf(tx).query<Record<string, never>>(text, [firmId]));
      });
      const {
        entry_id,
        subject,
        payload: committed,
      } = row as Record<string, unknown> as {
        entry_id: string;
        subject: Uint8Array;
        payload: Uint8Array;
      };
      const entry = {
        id: entry_id,
        institution: context.institutionId,
        at: '2026-01-05T01:00:00.000Z',
        actor: 'acct_1',
        operation: 'test.logged',
        subject: toHex(subject),
        payload: toHex(committed),
      };
      const disclosed = (key: Uint8Array) => ({
        subjectNonce: entryNonce(key, entry_id, 'subject'),
        subject: firmId,
        payloadNonce: entryNonce(key, entry_id, 'payload'),
        payload,
      });
      expect(opensEntry(entry, disclosed(nonces))).toBe(true);
      expect(opensEntry(entry, disclosed(new Uint8Array(32)))).toBe(false);
    });

    it('get one key when many transactions first meet a subject at once', async () => {
      const keys = await Promise.all(
        Array.from({ length: 8 }, () =>
          run(async (tx) => ok(toHex(unwrap(await tx.subjects.derivationKey('firm_met_at_once'))))),
        ),
      );
      expect(new Set(keys).size).toBe(1);
    });
  });
