import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '#adapters/store/backup/index.ts';
import { openStore } from '#adapters/store/index.ts';
import { ok, unwrap, utf8 } from '#domain/kernel/index.ts';
import { connectTo, createTestDatabase, openTestStore, SERVERS, type TestDatabase, type TestStore } from './cluster.ts';
import { setUpInstitution } from './rows.ts';
import { seededChance, testTimer } from './test-ports.ts';

const KEY = new Uint8Array(32).fill(3);
const A = { institutionId: 'inst_A', actorId: 'acct_1' };
const B = { institutionId: 'inst_B', actorId: 'acct_2' };

for (const server of SERVERS)
  describe(`a backup of the ${server} database`, () => {
    let store: TestStore;
    let folder: string;
    let firmId: string;
    const targets: TestDatabase[] = [];
    const folders = (name: string) => ({ rows: join(folder, name), keys: join(folder, 'keys') });
    beforeAll(async () => {
      folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-backup-'));
      store = await openTestStore(server);
      for (const { institutionId } of [A, B]) await setUpInstitution(store, institutionId);
      const made = await store.unitOfWork.run(A, async (tx) => {
        const [id] = await tx.firms.resolve(['91330000BACKEDUPX']);
        tx.log({ operation: 'firm.made', subject: id!, payload: { tab: 'a\tb\\c\nd', nothing: null } });
        await tx.jobs.request('import', { n: 1 });
        return ok(id!);
      });
      firmId = unwrap(made);
      await store.unitOfWork.run(B, async (tx) => ok(await tx.firms.resolve(['another'])));
      unwrap(await backUp(store.owner, KEY, folders('good'), store.clock.now()));
    });
    afterAll(async () => {
      await store.close();
      for (const target of targets) await target.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    const emptyTarget = async () => {
      const target = await createTestDatabase(server, 'bare');
      targets.push(target);
      const owner = connectTo(target.urls.owner, target.database, 2);
      return { target, owner };
    };
    const tryRestore = async (
      name: string,
      key: Uint8Array = KEY,
      fingerprint: string = store.master.fingerprint(),
    ) => {
      const { owner, target } = await emptyTarget();
      const result = await restore(owner, key, fingerprint, folders(name), store.clock.now());
      const [left] = await owner.query<{ n: bigint }>(
        `SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'public'`,
      );
      await owner.close();
      return { result, tables: Number(left!.n), target };
    };

    it('brings every row of every institution back, sealed values and all', async () => {
      const { result, target } = await tryRestore('good');
      const { rows, migrated } = unwrap(result);
      expect(rows).toBeGreaterThan(5);
      expect(migrated).toEqual([]);
      const ports = { clock: store.clock, chance: seededChance('restored'), timer: testTimer };
      const restored = unwrap(await openStore(target.configuration, ports));
      const firm = await restored.unitOfWork.run(A, async (tx) => ok(await tx.firms.get(firmId)));
      expect(unwrap(firm)?.code).toBe('91330000BACKEDUPX');
      expect(unwrap(await restored.unitOfWork.institutions())).toHaveLength(2);
      const forced = await restored.owner.query(
        `SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND NOT relforcerowsecurity`,
      );
      expect(forced).toEqual([]);
      await restored.close();
    });

    it('shows nothing to whoever has it without its key', () => {
      const files = readdirSync(join(folder, 'good'));
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        expect(readFileSync(join(folder, 'good', file)).includes(Buffer.from(utf8('BACKEDUP')))).toBe(false);
      }
    });

    it('is refused with another backup key, with another master key, and into a database that has something', async () => {
      const other = await tryRestore('good', new Uint8Array(32));
      expect(other.result).toMatchObject({ ok: false, error: { code: 'BACKUP_KEY_MISMATCH' } });
      const master = await tryRestore('good', KEY, 'another');
      expect(master.result).toMatchObject({ ok: false, error: { code: 'MASTER_KEY_MISMATCH' } });
      const again = await restore(store.owner, KEY, store.master.fingerprint(), folders('good'), store.clock.now());
      expect(again).toMatchObject({ ok: false, error: { code: 'RESTORE_TARGET_NOT_EMPTY' } });
    });

    it('is refused as a whole where one bit of one file is wrong, and leaves the database empty', async () => {
      unwrap(await backUp(store.owner, KEY, folders('bad'), store.clock.now()));
      const file = join(folder, 'bad', 'firm.copy.zst.sealed');
      const bytes = readFileSync(file);
      bytes[20]! ^= 1;
      writeFileSync(file, bytes);
      const { result, tables } = await tryRestore('bad');
      expect(result).toMatchObject({ ok: false, error: { code: 'BACKUP_DAMAGED' } });
      expect(tables).toBe(0);
    });

    it('loses a subject with its erasure, however old it is', async () => {
      const at = { institutionId: 'inst_A', actorId: 'acct_1' };
      const gone = unwrap(
        await store.unitOfWork.run(at, async (tx) => ok((await tx.firms.resolve(['to be forgotten']))[0]!)),
      );
      store.clock.advance(1000);
      unwrap(await backUp(store.owner, KEY, folders('before the erasure'), store.clock.now()));
      unwrap(await store.unitOfWork.run(at, async (tx) => ok(await tx.subjects.erase(gone))));
      store.clock.advance(1000);
      unwrap(await backUp(store.owner, KEY, folders('after it'), store.clock.now()));
      const { result, target } = await tryRestore('before the erasure');
      unwrap(result);
      const ports = { clock: store.clock, chance: seededChance('erased'), timer: testTimer };
      const restored = unwrap(await openStore(target.configuration, ports));
      const codes = await restored.unitOfWork.run(at, async (tx) => {
        return ok([(await tx.firms.get(gone))?.code, (await tx.firms.get(firmId))?.code]);
      });
      expect(unwrap(codes)).toEqual([null, '91330000BACKEDUPX']);
      await restored.close();
    });

    it('is refused with keys that are older than its rows', async () => {
      cpSync(join(folder, 'keys'), join(folder, 'old', 'keys'), { recursive: true });
      store.clock.advance(1000);
      unwrap(await backUp(store.owner, KEY, folders('younger'), store.clock.now()));
      const { owner } = await emptyTarget();
      const mixed = { rows: join(folder, 'younger'), keys: join(folder, 'old', 'keys') };
      const result = await restore(owner, KEY, store.master.fingerprint(), mixed, store.clock.now());
      expect(result).toMatchObject({ ok: false, error: { code: 'BACKUP_KEYS_OLD' } });
      await owner.close();
    });

    it('never overwrites another', async () => {
      const again = await backUp(store.owner, KEY, folders('good'), store.clock.now());
      expect(again).toMatchObject({ ok: false, error: { code: 'BACKUP_TARGET_EXISTS' } });
    });
  });
