import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connections } from '#adapters/store/connections.ts';
import { type Migration, migrate, readMigrations } from '#adapters/store/migrator.ts';
import { instant, unwrap } from '#domain/kernel/index.ts';
import { connectTo, createTestDatabase, SERVERS, type TestDatabase } from './cluster.ts';

const AT = instant(1_767_574_800_000);
const step = (number: number, sql: string, checksum = `sum of ${sql}`): Migration => ({
  number,
  name: `${String(number).padStart(4, '0')}-step`,
  sql,
  checksum,
});

describe('the landed migrations', () => {
  it('are numbered once and named NNNN-name.sql', () => {
    const numbers = unwrap(readMigrations()).map((migration) => migration.number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });
});

for (const server of SERVERS)
  describe(`migrating the ${server} database`, () => {
    let database: TestDatabase;
    let owner: Connections;
    beforeEach(async () => {
      database = await createTestDatabase(server, 'bare');
      owner = connectTo(database.urls.owner, database.database, 8);
    });
    afterEach(async () => {
      await owner.close();
      await database.drop();
    });

    it('applies all of them once', async () => {
      const migrations = unwrap(readMigrations());
      expect(unwrap(await migrate(owner, migrations, AT))).toEqual(migrations.map((m) => m.name));
      expect(unwrap(await migrate(owner, migrations, AT))).toEqual([]);
    });

    it('refuses a file that changed after it was applied', async () => {
      await migrate(owner, [step(1, 'CREATE TABLE one (n int)')], AT);
      const changed = await migrate(owner, [step(1, 'CREATE TABLE one (n bigint)')], AT);
      expect(changed).toMatchObject({ ok: false, error: { code: 'MIGRATION_CHANGED', params: { name: '0001-step' } } });
    });

    it('refuses a database that is ahead of it', async () => {
      await migrate(owner, [step(1, 'SELECT 1'), step(2, 'SELECT 2')], AT);
      const older = await migrate(owner, [step(1, 'SELECT 1')], AT);
      expect(older).toMatchObject({ ok: false, error: { code: 'MIGRATION_UNKNOWN' } });
    });

    it('leaves nothing of one that fails, and goes on from there when it is put right', async () => {
      const first = step(1, 'CREATE TABLE one (n int)');
      const broken = await migrate(owner, [first, step(2, 'CREATE TABLE two (n int); SELECT 1 / 0')], AT);
      expect(broken).toMatchObject({ ok: false, error: { code: 'MIGRATION_FAILED' } });
      expect(await owner.query(`SELECT to_regclass('one') IS NULL AS one, to_regclass('two') IS NULL AS two`)).toEqual([
        { one: false, two: true },
      ]);
      expect(unwrap(await migrate(owner, [first, step(2, 'CREATE TABLE two (n int)')], AT))).toEqual(['0002-step']);
    });

    it('applies a lower number that lands late', async () => {
      await migrate(owner, [step(10, 'SELECT 1')], AT);
      expect(unwrap(await migrate(owner, [step(5, 'SELECT 1'), step(10, 'SELECT 1')], AT))).toEqual(['0005-step']);
    });

    it('lets many start at once and applies each once', async () => {
      const steps = [step(1, 'CREATE TABLE one (n int)'), step(2, 'CREATE TABLE two (n int)')];
      const done = await Promise.all(Array.from({ length: 6 }, () => migrate(owner, steps, AT)));
      expect(done.flatMap((result) => unwrap(result)).sort()).toEqual(['0001-step', '0002-step']);
    });
  });
