import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { setUpInstitution } from '#app/access/set-up-institution.ts';
import { createApplication } from '#app/application/create-application.ts';
import { calendarDate, fen, type Id, unwrap } from '#domain/kernel/index.ts';
import { composeWeir } from '#src/compose.ts';
import { addToCase, decideCase, listCases, showStoredCase } from '#src/compose-case.ts';
import { createTestDatabase, type TestDatabase } from '#test/store/cluster.ts';
import { manualClock, seededChance } from '#test/store/test-ports.ts';

const INVOICES = `开票日期,购方单位代号,发票号码,金额,税额,价税合计,发票状态
2026-07-01,C1,1,100.00,6.00,106.00,有效发票
2026-07-08,C2,2,200.00,12.00,212.00,有效发票
`;

describe('the desk on the command line', () => {
  let folder: string;
  let database: TestDatabase;
  let configuration: Configuration;
  let application: string;
  const asked = { institution: undefined, language: 'en' } as const;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-case-'));
    database = await createTestDatabase('embedded');
    configuration = { ...database.configuration, host: '127.0.0.1', port: 0, logLevel: 'info' };
    const ports = { clock: manualClock(), chance: seededChance('case'), timer: systemTimer };
    const weir = unwrap(await composeWeir(configuration, { ports }));
    const licence = {
      kind: 'micro_loan_co' as const,
      number: '1',
      issuedBy: 'x',
      validFrom: calendarDate('2015-01-01'),
    };
    const { institution } = unwrap(
      await setUpInstitution(weir.application.access, {
        code: 'one',
        name: 'One',
        actorTypes: ['micro_loan_co'],
        province: '33',
        licences: [{ ...licence, scope: 'national' }],
        administrator: { name: 'administrator', password: 'Dujiangyan-256bc' },
      }),
    );
    const caller = { institution, by: 'acct_1' as Id<'acct'>, name: 'x', roles: [], proof: { kind: 'key' } } as const;
    const wanted = { firm: 'F1', product: 'invoice-only', requestedFen: fen(30_000_000), requestedDays: 365 };
    application = unwrap(await createApplication(weir.store.unitOfWork, caller, wanted, undefined)).applicationId;
    await weir.close();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('lists, decides, takes a file that says itself what it is, and decides again on it', async () => {
    const listed = unwrap(
      await listCases(configuration, { institution: undefined, filters: { stage: 'new' }, limit: 10 }),
    );
    expect(listed.map((one) => [one.application, one.firm])).toEqual([[application, 'F1']]);
    const asOf = calendarDate('2026-08-05');
    const decided = unwrap(await decideCase(configuration, { ...asked, application, asOf }));
    expect(decided.decision?.outcome).toBe('refer');
    const path = join(folder, 'invoices.csv');
    writeFileSync(path, INVOICES);
    const added = unwrap(
      await addToCase(configuration, { ...asked, application, path, kind: undefined, source: 'applicant', asOf }),
    );
    expect(added.history).toHaveLength(2);
    expect(added.deliveries.map(({ kind, rows }) => [kind, rows])).toEqual([['sales-invoices', 2]]);
    expect(unwrap(await showStoredCase(configuration, { ...asked, application })).decision).toEqual(added.decision);
  }, 60_000);

  it('refuses an id that is none', async () => {
    for (const wrong of ['app_1', '../x', 'app_00000000000000000000000000'])
      expect((await showStoredCase(configuration, { ...asked, application: wrong })).ok).toBe(false);
  });
});
