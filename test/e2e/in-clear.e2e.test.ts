import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, unwrap } from '#domain/kernel/index.ts';
import type { Workers } from '#src/compose.ts';
import { sessionOf } from '../store/rows.ts';
import { importFile, keyFor, openApi, personFor, setUp, startTestWorkers, type TestApi } from './harness.ts';

/** Stands in whatever a subject could ask to have erased. */
const SECRET = 'SECRETOFASUBJECT';

describe('what a thief of the database reads', () => {
  let api: TestApi;
  let workers: Workers;
  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  it('holds nothing of what was delivered, asked or refused, in no table and no line of the log', async () => {
    const administrator = await setUp(api, 'county');
    const key = await keyFor(api, administrator, 'operations', 'senior-underwriter');
    const header = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\n';
    const rows = `${SECRET},1,2026-07-01,${SECRET},100.00,6.00,106.00,有效发票\nF1,2,${SECRET},C1,1,0,1,有效发票\n`;
    const sent = await importFile(api, key, 'sales-invoices', `${SECRET}.csv`, Buffer.from(header + rows));
    expect(sent.job.state).toBe('done');
    const broken = await importFile(api, key, 'sales-invoices', `${SECRET}.csv`, Buffer.from(`${SECRET}\n1\n`));
    expect(broken.job.state).toBe('failed');
    const params = { import: sent.importId };
    expect((await api.call('show-import', { as: key, params })).body.fileName).toBe(`${SECRET}.csv`);
    expect((await api.call('download-rejected-rows', { as: key, params })).text).toContain(SECRET);
    const application = { firm: SECRET, requestedFen: '10000000', requestedTenorDays: 90, purpose: SECRET };
    expect((await api.call('create-application', { as: key, body: application })).status).toBe(201);
    const decided = (await api.call('decide', { as: key, body: { firm: SECRET } })).body;
    const reviewed = { as: key, params: { decision: String(decided.decision) }, body: { why: SECRET } };
    expect((await api.call('request-review', reviewed)).status).toBe(201);
    await personFor(api, 'county', administrator, 'boss', ['borrower'], SECRET);
    await api.call('show-firm', { as: key, params: { firm: SECRET } });
    expect(api.lines.filter((line) => line.includes(SECRET))).toEqual([]);
    expect(await tablesThatHold(api, SECRET)).toEqual([]);
    await erase(api, SECRET);
    const late = await importFile(api, key, 'sales-invoices', 'late.csv', Buffer.from(header + rows));
    expect([late.job.state, JSON.stringify(late.job.failure)]).toEqual(['failed', expect.stringContaining('ERASED')]);
    // The search itself finds what is there.
    expect(await tablesThatHold(api, 'operations')).toContain('public.api_key');
  });
});

async function erase(api: TestApi, code: string): Promise<void> {
  const { unitOfWork } = api.weir.store;
  const [institution] = unwrap(await unitOfWork.institutions());
  const context = { institutionId: institution!.institutionId, actorId: 'privacy' };
  await unitOfWork.run(context, async ({ firms, subjects }) =>
    ok(await subjects.erase((await firms.find(code)) ?? '')),
  );
}

/** Tables with a text in any column of any row, as characters or as bytes. */
async function tablesThatHold(api: TestApi, text: string): Promise<string[]> {
  const { unitOfWork } = api.weir.store;
  const [institution] = unwrap(await unitOfWork.institutions());
  const context = { institutionId: institution!.institutionId, actorId: 'thief' };
  const found = await unitOfWork.run(context, async (work) => {
    const session = sessionOf(work);
    const tables = await session.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('public', 'weir_jobs') AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
      [],
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const patterns = [`%${text}%`, `%${Buffer.from(text).toString('hex')}%`];
      const hits = await session.query(`SELECT 1 FROM ${name} t WHERE t::text LIKE ANY ($1::text[]) LIMIT 1`, [
        patterns,
      ]);
      if (hits.length > 0) holding.push(name);
    }
    return ok(holding);
  });
  return unwrap(found);
}
