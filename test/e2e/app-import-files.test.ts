import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { setUpInstitution } from '#app/access/set-up-institution.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import { composeWeir } from '#src/compose.ts';
import { type ImportOrder, importFiles } from '#src/compose-import.ts';
import { createTestDatabase, type TestDatabase } from '#test/store/cluster.ts';
import { manualClock, seededChance } from '#test/store/test-ports.ts';

const HEADER = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态';
let folder: string;
let database: TestDatabase;
let configuration: Configuration;

/** One institution in an empty store, as an installation leaves it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-import-'));
  database = await createTestDatabase('embedded');
  configuration = { ...database.configuration, host: '127.0.0.1', port: 0, logLevel: 'info' };
  const ports = { clock: manualClock(), chance: seededChance('import-files'), timer: systemTimer };
  const weir = unwrap(await composeWeir(configuration, { ports }));
  const licence = { kind: 'micro_loan_co' as const, number: '1', issuedBy: 'x', validFrom: calendarDate('2015-01-01') };
  unwrap(
    await setUpInstitution(weir.application.access, {
      code: 'one',
      name: 'One',
      actorTypes: ['micro_loan_co'],
      province: '33',
      licences: [{ ...licence, scope: 'national' }],
      administrator: { name: 'administrator', password: 'Dujiangyan-256bc' },
    }),
  );
  await weir.close();
});

afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
  return path;
}

function bringIn(...paths: string[]) {
  const order: ImportOrder = {
    files: paths.map((path) => ({ kind: 'sales-invoices', path })),
    source: 'tax-bureau',
    institution: undefined,
    reading: {},
  };
  return importFiles(configuration, order);
}

const FIRST = [
  'E1,1,2024/1/5,B1,100,13,113,有效发票',
  'E2,2,2024/1/6,B1,100,13,113,有效发票',
  'E1,3,9999/1/6,B1,1,0,1,有效发票',
];

describe('files brought into the store from the command line', () => {
  it('are stored with their counts, and once only', async () => {
    const path = file('first.csv', FIRST);
    const [first] = unwrap(await bringIn(path));
    expect(first).toMatchObject({
      repeated: false,
      summary: { rows: 3, accepted: 2, duplicates: 0, rejected: 1, source: 'tax-bureau' },
    });
    const [again] = unwrap(await bringIn(path));
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('add only what is new where they overlap with an earlier one', async () => {
    const [overlap] = unwrap(
      await bringIn(file('second.csv', [...FIRST.slice(0, 2), 'E1,4,2024/2/1,B2,100,13,113,有效发票'])),
    );
    expect(overlap).toMatchObject({ repeated: false, summary: { rows: 3, accepted: 1, duplicates: 2 } });
  });

  it('are none of them stored where one cannot be read', async () => {
    const good = file('good.csv', ['E9,1,2024/1/5,B1,100,13,113,有效发票']);
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, `${HEADER}\nE9,2,2024/1/5`);
    expect(await bringIn(good, bad)).toMatchObject({ ok: false, error: { code: 'FILE_CUT_OFF', file: bad, row: 2 } });
    const [after] = unwrap(await bringIn(good));
    expect(after).toMatchObject({ repeated: false, summary: { accepted: 1 } });
  });
});
