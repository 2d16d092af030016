import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { parseBundle, parseVerifierKey, treeHash, verifyBundle } from '#domain/audit/index.ts';
import { instant, sha256, unwrap } from '#domain/kernel/index.ts';
import type { Workers } from '#src/compose.ts';
import { importFile, keyFor, openApi, setUp, startTestWorkers, type TestApi } from './harness.ts';

const SALES = [
  '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态',
  'F1,1,2025-10-03,BIG,1000.00,60.00,1060.00,有效发票',
  'F1,2,2025-11-04,BIG,2000.00,120.00,2120.00,有效发票',
  'F1,3,2025-11-05,SMALL,500.00,30.00,530.00,有效发票',
  'F1,4,2025-11-06,SMALL,900.00,54.00,954.00,作废发票',
  'F2,5,2025-11-07,BIG,700.00,42.00,742.00,有效发票',
  'F3,6,2025-11-08,BIG,10.00,0.60,10.60,有效发票',
  'F4,7,2025-11-09,BIG,30.00,1.80,31.80,有效发票',
].join('\n');

const REGISTERED = [
  '企业代号,查询日期,企业名称,行业代码,行政区划代码,法定代表人',
  'F1,2025-12-01,清源软件有限公司,I651,330100,张三',
  'F2,2025-12-01,远山贸易有限公司,I651,330100,李四',
  'F3,2025-12-01,北方软件有限公司,I651,110000,王五',
  'F4,2025-12-01,南方软件有限公司,I651,440000,张 三',
].join('\n');

describe('the books over HTTP', () => {
  let api: TestApi;
  let workers: Workers;
  let key: string;
  let compliance: string;

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    const administrator = await setUp(api, 'county');
    key = await keyFor(api, administrator, 'operations', 'senior-underwriter');
    compliance = await keyFor(api, administrator, 'compliance');
    for (const [kind, rows] of [
      ['sales-invoices', SALES],
      ['registration', REGISTERED],
    ] as const) {
      const sent = await importFile(api, key, kind, `${kind}.csv`, Buffer.from(rows));
      expect(sent.job.state).toBe('done');
    }
    expect((await api.call('decide', { as: key, body: { firm: 'F1' } })).status).toBe(201);
    await sequence(api);
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  const firms = async (query: Record<string, string>) => {
    const { body } = await api.call('list-firms', { as: key, query });
    const items: readonly { readonly firm: string }[] = body.items;
    return { codes: items.map(({ firm }) => firm), cursor: body.nextCursor as string | undefined };
  };
  const ask = (id: Parameters<TestApi['call']>[0], asked: Omit<Parameters<TestApi['call']>[1], 'as'> & object = {}) =>
    api.call(id, { as: key, ...asked });

  it('sorts and filters firms by what is sealed and by what is not, and pages through them', async () => {
    expect((await firms({ sort: '-sales' })).codes).toEqual(['F1', 'F2', 'F4', 'F3']);
    expect((await firms({ sort: 'firm', province: '33' })).codes).toEqual(['F1', 'F2']);
    expect((await firms({ outcome: 'none', sort: 'firm' })).codes).toEqual(['F2', 'F3', 'F4']);
    expect((await firms({ q: '软件', sort: 'firm' })).codes).toEqual(['F1', 'F3', 'F4']);
    for (const sort of ['sales', '-lastOn', 'decidedAt', 'firm', '-pd']) {
      const seen: string[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await firms({ sort, limit: '1', ...(cursor ? { cursor } : {}) });
        seen.push(...page.codes);
        cursor = page.cursor;
      }
      expect([...seen].sort(), sort).toEqual(['F1', 'F2', 'F3', 'F4']);
    }
    const wrong = await ask('list-firms', { query: { sort: 'sales', cursor: 'WyJzYWxlcyIsIj14IiwiayJd' } });
    expect(wrong.body.code).toBe('CURSOR_UNKNOWN');
  });

  it('tells a firm month by month, and each figure leads to the rows that it is summed from', async () => {
    const params = { firm: 'F1' };
    const { body } = await ask('show-firm-history', { params });
    expect(body).toMatchObject({ industry: '65', province: '33', firstMonth: '2025-10', months: 2 });
    expect(body.series).toEqual({ sales: ['100000', '250000'] });
    expect(body.related).toEqual([{ tie: 'representative', firm: 'F4', name: '南方软件有限公司' }]);
    expect(body.parties[0]).toMatchObject({ side: 'customers', yearFen: '350000', count: 2 });
    const query = { kind: 'sales-invoices', month: '2025-11', series: 'sales', sort: '-amount' };
    const rows = await ask('list-firm-records', { params, query });
    const items: readonly { readonly import: string; readonly adds: readonly { readonly amountFen: string }[] }[] =
      rows.body.items;
    expect(items.flatMap(({ adds }) => adds.map(({ amountFen }) => amountFen))).toEqual(['200000', '50000']);
    expect(items[0]?.import).toMatch(/^imp_/);
    const all = await ask('list-firm-records', { params, query: { kind: 'sales-invoices' } });
    expect(all.body.total).toBe(4);
    const party = await ask('list-firm-records', { params, query: { kind: 'sales-invoices', party: 'BIG' } });
    expect(party.body.total).toBe(2);
    const csv = await ask('export-firm-records', { params, query: { kind: 'sales-invoices', month: '2025-10' } });
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await ask('show-firm-history', { params: { firm: 'nobody' } })).status).toBe(404);
    expect((await ask('list-firm-records', { params: { firm: 'nobody' }, query })).status).toBe(404);
  });

  it('draws the band of peers from the country where the province has few', async () => {
    const { body } = await ask('show-firm-peers', { params: { firm: 'F1' } });
    expect(body.peers).toMatchObject({ industry: '65', reach: 'country', firms: 3, read: 3, firstMonth: '2025-10' });
  });

  it('counts a delivery that comes later in the history', async () => {
    const later = `${SALES.split('\n')[0]}\nF4,8,2025-12-01,NEW,40.00,2.40,42.40,有效发票\n`;
    await importFile(api, key, 'sales-invoices', 'later.csv', Buffer.from(later));
    const { body } = await ask('show-firm-history', { params: { firm: 'F4' } });
    expect(body.series).toEqual({ sales: ['3000', '4000'] });
  });

  it('shows the model in force with its bins, and who reads which measure', async () => {
    const artefacts = (await ask('list-artefacts')).body;
    const policies: readonly { readonly isDefault: boolean; readonly model: { readonly name: string } }[] =
      artefacts.policies;
    const [used] = policies.filter(({ isDefault }) => isDefault);
    const model = await ask('show-model', { params: { model: used!.model.name } });
    expect(model.status).toBe(200);
    expect(model.body.table[0]).toHaveProperty('bins');
    const { measures } = (await ask('list-measures')).body;
    expect(measures).toContainEqual(
      expect.objectContaining({ measure: 'salesMonthlyMeanFen', sources: ['sales-invoices'] }),
    );
    expect((await ask('show-model', { params: { model: 'nobody' } })).status).toBe(404);
  });

  it('finds a parameter, tells it through time, and shows a rule with its cases', async () => {
    const { hits } = (await ask('search-law', { query: { q: 'lpr1y' } })).body;
    expect(hits[0]).toMatchObject({ kind: 'parameter', id: 'lpr1y' });
    const history = (await ask('show-parameter-history', { params: { parameter: 'private_cap' } })).body;
    const steps: readonly unknown[] = history.steps;
    expect(steps.length).toBeGreaterThan(3);
    const { parameters } = (await ask('list-parameters', { query: { on: '2019-08-19' } })).body;
    expect(parameters).toContainEqual(expect.objectContaining({ parameter: 'lpr1y', state: 'before-first' }));
    const { instruments } = (await ask('list-instruments')).body;
    expect(instruments).toContainEqual(expect.objectContaining({ instrument: 'MCC-2024' }));
    const rule = (await ask('show-rule', { params: { rule: 'CN-APR-2021-2' } })).body;
    const cases: readonly unknown[] = rule.cases;
    expect(cases.length).toBeGreaterThan(3);
    expect((await ask('show-rule', { params: { rule: 'CN-NONE' } })).status).toBe(404);
  });

  it('says in which decisions a rule spoke', async () => {
    const [decided]: readonly { readonly decision: string }[] = (await ask('list-decisions')).body.items;
    const record = await ask('show-decision', { params: { decision: decided!.decision } });
    const gates: readonly { readonly rule: string; readonly verdict: string }[] = record.body.gates;
    const { rule, verdict } = gates[0]!;
    const { body } = await ask('list-rule-decisions', { params: { rule }, query: { verdict } });
    expect(body).toMatchObject({ looked: 1, items: [{ firm: 'F1', verdict }] });
    const other = verdict === 'pass' ? 'refuse' : 'pass';
    expect((await ask('list-rule-decisions', { params: { rule }, query: { verdict: other } })).body.items).toEqual([]);
  });

  it('lists entries by what was done, by day and by firm, and checkpoints with their roots', async () => {
    const list = (query: Record<string, string>) => api.call('list-log-entries', { as: compliance, query });
    const decisions = await list({ operation: 'decision.record' });
    expect(decisions.body.items).toHaveLength(1);
    const [entry]: readonly { readonly entry: string; readonly index: number }[] = decisions.body.items;
    expect((await list({ q: entry!.entry })).body.items).toHaveLength(1);
    expect((await list({ q: String(entry!.index) })).body.items).toEqual(decisions.body.items);
    expect((await list({ firm: 'F1' })).body.items).toEqual(decisions.body.items);
    expect((await list({ firm: 'nobody' })).body.items).toEqual([]);
    expect((await list({ to: '2025-12-31' })).body.items).toEqual([]);
    expect((await list({ from: '2026-01-05', operation: 'decision.record' })).body.items).toHaveLength(1);
    const first = await list({ limit: '2', sort: 'at' });
    const rest = await list({ limit: '200', sort: 'at', cursor: first.body.nextCursor });
    const whole = await list({ limit: '200', sort: 'at' });
    expect([...first.body.items, ...rest.body.items]).toEqual(whole.body.items);
    const checkpoints = (await ask('list-checkpoints')).body;
    const head = (await ask('show-checkpoint')).body;
    expect(checkpoints.items[0]).toMatchObject({ size: head.size, root: head.root });
    expect((await ask('list-log-entries')).status).toBe(403);
  });

  it('exports the log between two checkpoints, and the export verifies alone', async () => {
    const { items } = (await ask('list-checkpoints', { query: { limit: '200' } })).body;
    const checkpoints: readonly { readonly size: number }[] = items;
    const [newer, older] = checkpoints.slice(-2);
    const query = { from: String(older!.size), to: String(newer!.size) };
    const exported = await api.call('export-log', { as: compliance, query });
    const bundle = unwrap(parseBundle(JSON.parse(exported.text)));
    const logKey = unwrap(parseVerifierKey((await ask('show-log-key')).body.key));
    const { note } = (await ask('show-checkpoint', { query: { size: query.from } })).body;
    const trust = { logKey, seen: [note], witnesses: [], notBefore: instant(0) };
    const verdict = await verifyBundle(bundle, trust, verifyEd25519, treeHash(sha256));
    expect(verdict).toMatchObject({ verified: true, findings: [] });
  });
});

/** Gives every entry its place now, rather than whenever the sequencer comes to it. */
async function sequence({ weir }: TestApi): Promise<void> {
  const { unitOfWork } = weir.store;
  const [institution] = unwrap(await unitOfWork.institutions());
  const { institutionId } = institution!;
  const context = { institutionId, actorId: 'test' };
  unwrap(await unitOfWork.run(context, ({ tree }) => tree.append(weir.signerOf(institutionId), 1_000)));
}
