import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { openTestStore, SERVERS, type TestStore } from './cluster.ts';
import { sessionOf, setUpInstitution } from './rows.ts';

/** Tables that belong to no institution: migrations, and facts of the database itself. Everything else is a business table. */
const EXEMPT = ['weir_migration', 'weir_setting'];

/** What signs in is found by the institution's code, the one value that is unique across institutions. */
const EXEMPT_KEYS = ['institution_code_key'];

const A = { institutionId: 'inst_A', actorId: 'acct_a' };
const B = { institutionId: 'inst_B', actorId: 'acct_b' };

for (const server of SERVERS)
  describe(`institutions on the ${server} database`, () => {
    let store: TestStore;
    let firmId: string;
    beforeAll(async () => {
      store = await openTestStore(server);
      await setUpInstitution(store, A.institutionId);
      await setUpInstitution(store, B.institutionId);
      const made = await store.unitOfWork.run(A, async (tx) => {
        const [id] = await tx.firms.resolve(['one firm']);
        tx.log({ operation: 'firm.made', subject: id!, payload: null });
        return ok(id!);
      });
      firmId = unwrap(made);
    });
    afterAll(() => store.close());

    it('have institution_id first in every key of every business table', async () => {
      const keys = await store.owner.query<{ table: string; index: string; first: string }>(
        `SELECT t.relname AS table, i.relname AS index, a.attname AS first
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
         JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
         WHERE n.nspname = 'public' AND NOT t.relname = ANY($1) AND NOT i.relname = ANY($2)`,
        [EXEMPT, EXEMPT_KEYS],
      );
      expect(keys.length).toBeGreaterThan(20);
      expect(keys.filter((key) => key.first !== 'institution_id')).toEqual([]);
    });

    it('are kept apart by forced row-level security on every business table, and every one has a key', async () => {
      const tables = await store.owner.query<{ table: string; forced: boolean; policies: bigint; keys: bigint }>(
        `SELECT c.relname AS table, c.relrowsecurity AND c.relforcerowsecurity AS forced,
           (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'of_institution'
              AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) AS policies,
           (SELECT count(*) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p') AS keys
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY($1)`,
        [EXEMPT],
      );
      expect(tables.length).toBeGreaterThan(15);
      expect(tables.filter((t) => !t.forced || t.policies !== 1n || t.keys !== 1n)).toEqual([]);
    });

    it('are worked for by a role that owns nothing and bypasses nothing', async () => {
      const [role] = await store.application.query(
        `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
           (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = current_user`,
      );
      expect(role).toEqual({
        rolname: 'weir_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0n,
      });
    });

    it('do not see each other’s rows, by query or by id', async () => {
      const seen = await store.unitOfWork.run(B, async (tx) => {
        const session = sessionOf(tx);
        return ok({
          byId: await tx.firms.get(firmId),
          byCode: await tx.firms.find('one firm'),
          firms: await session.query('SELECT 1 FROM firm', []),
          log: await session.query('SELECT 1 FROM log_entry', []),
          keys: await session.query('SELECT 1 FROM subject_key', []),
        });
      });
      expect(unwrap(seen)).toEqual({ byId: undefined, byCode: undefined, firms: [], log: [], keys: [] });
    });

    it('cannot write rows of each other', async () => {
      const write = store.unitOfWork.run(B, async (tx) => {
        await sessionOf(tx).query(
          `INSERT INTO lease (institution_id, name, holder, token, expires_at) VALUES ('inst_A', 'x', 'x', 1, 0)`,
          [],
        );
        return ok(undefined);
      });
      await expect(write).rejects.toThrow(/row-level security/);
      const changed = await store.unitOfWork.run(B, async (tx) => {
        return ok(await sessionOf(tx).query(`UPDATE firm SET created_at = 0 RETURNING 1`, []));
      });
      expect(unwrap(changed)).toEqual([]);
    });

    it('show nothing to a connection that says no institution, the owner’s included', async () => {
      expect(await store.application.query('SELECT 1 FROM firm')).toEqual([]);
      expect(await store.owner.query('SELECT 1 FROM firm')).toEqual([]);
    });

    it('leave no institution set on a connection that goes back to the pool', async () => {
      await store.unitOfWork.run(A, async (tx) => ok(await tx.firms.get(firmId)));
      expect(await store.application.query('SELECT 1 FROM firm')).toEqual([]);
    });

    it('can be listed by id, code and name and by nothing else', async () => {
      expect(unwrap(await store.unitOfWork.institutions())).toEqual([
        { institutionId: 'inst_A', code: 'inst_a', name: 'Test' },
        { institutionId: 'inst_B', code: 'inst_b', name: 'Test' },
      ]);
    });

    it('keep what a log entry says: the application may fill in a position and change nothing else', async () => {
      const change = store.unitOfWork.run(A, async (tx) => {
        return ok(await sessionOf(tx).query(`UPDATE log_entry SET actor = 'someone else' RETURNING 1`, []));
      });
      await expect(change).rejects.toThrow(/permission denied/);
      const remove = store.unitOfWork.run(A, async (tx) => ok(await sessionOf(tx).query('DELETE FROM log_entry', [])));
      await expect(remove).rejects.toThrow(/permission denied/);
    });
  });
