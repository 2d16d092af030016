import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import type { OperationId } from '#contract/operations.ts';
import type { Workers } from '#src/compose.ts';
import {
  importFile,
  keyFor,
  licenceFor,
  openApi,
  PASSWORD,
  personFor,
  SAMPLES,
  signIn,
  startTestWorkers,
  type TestApi,
} from './harness.ts';
import { multipart } from './multipart.ts';

const AS_OF = '2026-08-05';
const POLICY = 'online-microloan';
const FACTS = JSON.parse(readFileSync(join(SAMPLES, `facts/${POLICY}.json`), 'utf8'));
const KINDS = ['sales-invoices', 'purchase-invoices', 'tax-returns', 'registration', 'bureau-reports'] as const;
type Json = Record<string, never>;

const sample = (kind: string) => gunzipSync(readFileSync(join(SAMPLES, 'county', `${kind}.csv.gz`))).toString('utf8');
const [BANK_HEADER, ...BANK_ROWS] = sample('bank-transactions').trimEnd().split(/\r?\n/);
const bankOf = (firm: string) => BANK_ROWS.filter((row) => row.startsWith(`${firm},`));
const csv = (rows: readonly string[]) => Buffer.from(`${[BANK_HEADER, ...rows].join('\n')}\n`);

/** An institution of the sample lender's kind, its law stated and confirmed. */
async function lender(api: TestApi, code: string) {
  const { type, province } = FACTS.actor;
  const body = {
    code,
    name: '示范小贷',
    actorTypes: [type],
    province: `${province}0000`,
    licences: [licenceFor(type)],
    administrator: { name: 'admin-one', password: PASSWORD },
  };
  expect((await api.call('set-up-institution', { as: api.weir.setUpToken, body })).status).toBe(201);
  const admin = await signIn(api, code, 'admin-one');
  const compliance = await keyFor(api, admin, 'compliance');
  const { actor: _, confirmations, ...facts } = FACTS;
  await api.call('state-facts', { as: compliance, body: { facts } });
  for (const { rule, digest } of confirmations)
    await api.call('confirm-rule', { as: compliance, params: { rule }, body: { digest } });
  const desk = await keyFor(api, admin, 'operations');
  for (const kind of KINDS) await importFile(api, desk, kind, `${kind}.csv`, Buffer.from(sample(kind)));
  return { admin, desk };
}

describe('a case on the desk', () => {
  let api: TestApi;
  let workers: Workers;
  let admin: string;
  let desk: string;
  let reference: string;
  let underwriter: string;
  let senior: string;
  let firm: string;
  let application: string;

  const ask = async (id: OperationId, params: Record<string, string>, body: object, as = desk, etag?: string) =>
    api.call(id, { as, params, body, headers: etag === undefined ? {} : { 'if-match': `"${etag}"` } });
  // Records keep their reasons in Chinese.
  const headers = { 'accept-language': 'zh-CN' };
  const shown = async (as = desk) => (await api.call('show-case', { as, params: { application }, headers })).body;
  const upload = async (file: Uint8Array, fields: Record<string, string>, as = desk, of = firm) => {
    api.clock.advance(1000);
    const { body, headers } = multipart(fields, 'statement.csv', file);
    const sent = await api.call('add-firm-evidence', { as, params: { firm: of }, body, headers });
    if (sent.status !== 202) return sent.body;
    for (;;) {
      const job = (await api.call('show-job', { as: desk, params: { job: String(sent.body.job) } })).body;
      if (job.state === 'done' || job.state === 'failed') return { ...job, kind: sent.body.kind } as Json;
      await systemTimer.sleep(20);
    }
  };
  const apply = async (of: string, as = desk) => {
    const body = { firm: of, product: POLICY, requestedFen: '20000000', requestedTenorDays: 180 };
    return (await api.call('create-application', { as, body })).body;
  };

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    ({ desk: reference } = await lender(api, 'reference'));
    await importFile(api, reference, 'bank-transactions', 'all.csv', csv(BANK_ROWS));
    ({ admin, desk } = await lender(api, 'county'));
    underwriter = await personFor(api, 'county', admin, 'wang', ['underwriter']);
    senior = await personFor(api, 'county', admin, 'zhao', ['senior-underwriter']);
    const firms = [...new Set(BANK_ROWS.map((row) => row.split(',')[0]!))];
    const body = {
      asOf: AS_OF,
      applications: firms.map((one) => ({
        firm: one,
        policy: POLICY,
        requestedFen: '20000000',
        requestedTenorDays: 180,
      })),
    };
    const lines = (await api.call('decide-batch', { as: reference, body })).body.lines as Json[];
    firm = String(lines.find(({ outcome }) => ['approve', 'counter'].includes(String(outcome)))!.firm);
    const stale = bankOf(firm).filter((row) => row.split(',')[1]! < '2025-06-01');
    await importFile(api, desk, 'bank-transactions', 'stale.csv', csv(stale));
    application = String((await apply(firm)).application);
  }, 240_000);
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  it('narrows the interval of a firm whose statement was out of date, and changes its outcome, once the statement is there', async () => {
    const decided = await ask('decide-application', { application }, { asOf: AS_OF }, desk, '1');
    expect([decided.status, decided.body.outcome]).toEqual([201, 'refer']);
    const before = await shown();
    expect(before.stage ?? (before.application as Json).stage).toBe('review');
    const job = await upload(csv(bankOf(firm)), { application, asOf: AS_OF });
    expect([job.state, job.kind]).toEqual(['done', 'bank-transactions']);
    const after = await shown();
    const [now, then] = after.history as Json[];
    expect(['approve', 'counter']).toContain(now!.outcome);
    expect(Number(now!.pdHigh) / Number(now!.pdLow)).toBeLessThan(Number(then!.pdHigh) / Number(then!.pdLow));
    expect(now!.arrived).toHaveLength(1);
    expect((after.application as Json).stage).toBe('done');
    expect((after.decision as Json).outcome).toBe(now!.outcome);
    expect(Object.keys(after.letters as Json)).toEqual(['zh', 'en']);
  });

  it('gives the same record as deciding on the same evidence by a call of one’s own, and the same figures as elsewhere', async () => {
    const body = { firm, policy: POLICY, requestedFen: '20000000', requestedTenorDays: 180, asOf: AS_OF };
    const { decision: _, ...own } = (await api.call('decide', { as: desk, body })).body;
    expect((await shown()).decision).toMatchObject(own);
    // Elsewhere records are sealed under other keys, so that their digests differ and what they say does not.
    const { outcome, pd, pdLow, pdHigh, offer } = (await api.call('decide', { as: reference, body })).body;
    expect(own).toMatchObject({ outcome, pd, pdLow, pdHigh, offer });
  });

  it('ends the case that a person had of the decision before, and says so in the log', async () => {
    const found = await shown();
    const operations = (found.entries as Json[]).map(({ operation }) => operation);
    expect(operations).toContain('referral.superseded');
    // Two decisions of the application, and the one of a call of its own.
    expect(operations.filter((operation) => operation === 'decision.record')).toHaveLength(3);
  });

  it('is not decided again while nothing is new', async () => {
    const { version } = (await shown()).application as Json;
    const again = await ask('decide-application', { application }, { asOf: AS_OF }, desk, String(version));
    expect([again.status, again.body.code]).toEqual([422, 'APPLICATION_DECIDED']);
    const job = await upload(csv(bankOf(firm)), { application, asOf: AS_OF });
    expect(job.state).toBe('done');
    expect((await shown()).history).toHaveLength(2);
  });

  it('takes a file for one firm only where it speaks of one, and of no other that is known', async () => {
    const two = await upload(csv(BANK_ROWS), {});
    expect((two.failure as Json).code).toBe('FILE_OF_SEVERAL_FIRMS');
    const other = BANK_ROWS.find((row) => !row.startsWith(`${firm},`))!;
    expect(((await upload(csv([other]), {})).failure as Json).code).toBe('FILE_OF_ANOTHER_FIRM');
    const named = bankOf(firm)
      .slice(0, 3)
      .map((row) => row.replace(firm, '某某有限公司'));
    expect((await upload(csv(named), {})).state).toBe('done');
  });

  it('asks a firm for documents, which the firm sees and the desk’s own papers it does not', async () => {
    const body = { documents: ['tax-returns'], note: '请补充今年的纳税申报表' };
    expect((await ask('ask-for-documents', { application }, body)).status).toBe(201);
    const borrower = await personFor(api, 'county', admin, 'boss', ['borrower'], firm);
    const seen = await shown(borrower);
    expect((seen.asks as Json[])[0]).toMatchObject(body);
    expect([seen.entries, seen.referral, seen.people]).toEqual([[], null, {}]);
    const stranger = await personFor(api, 'county', admin, 'other', ['borrower'], 'nobody');
    expect((await api.call('show-case', { as: stranger, params: { application } })).status).toBe(404);
    expect((await upload(csv(bankOf(firm)), {}, stranger)).code).toBe('NOT_FOUND');
  });

  it('sends a result once, and only where no case holds it up', async () => {
    const version = String(((await shown()).application as Json).version);
    expect((await ask('release-result', { application }, {}, underwriter, version)).body.state).toBe('released');
    const again = await ask('release-result', { application }, {}, underwriter, String(Number(version) + 1));
    expect(again.body.code).toBe('APPLICATION_RELEASED');
    const held = String((await apply('F-unseen')).application);
    expect((await ask('release-result', { application: held }, {}, underwriter, '1')).body.code).toBe(
      'APPLICATION_NOT_READY',
    );
  });

  it('stays as two people settled it, whatever evidence comes later', async () => {
    const other = [...new Set(BANK_ROWS.map((row) => row.split(',')[0]!))].find((one) => one !== firm)!;
    application = String((await apply(other)).application);
    const { body } = await ask('decide-application', { application }, { asOf: AS_OF }, desk, '1');
    if (body.outcome !== 'refer')
      await ask('request-review', { decision: String(body.decision) }, { why: '请人工复核' }, underwriter);
    expect(((await shown()).reviews as Json[]).map(({ why }) => why)).toEqual(
      body.outcome === 'refer' ? [] : ['请人工复核'],
    );
    const { referral, version } = (await shown()).referral as Json;
    const proposal = {
      outcome: 'decline',
      limitFen: '0',
      reasonCode: 'site-visit',
      reason: '现场走访，经营场所已关闭',
    };
    const proposed = await ask(
      'propose-outcome',
      { referral: String(referral) },
      proposal,
      underwriter,
      String(version),
    );
    expect((await shown()).application).toMatchObject({ stage: 'second' });
    const settled = await ask(
      'settle-proposal',
      { referral: String(referral) },
      { verdict: 'approve' },
      senior,
      String(proposed.body.version),
    );
    expect(settled.status).toBe(200);
    const after = await shown();
    expect(after.result).toEqual({ outcome: 'decline', offer: null, by: 'people' });
    expect((after.letters as Json).zh).toContain('未获批准');
    const job = await upload(csv(bankOf(other)), { application, asOf: AS_OF }, desk, other);
    expect((job.failure as Json).code).toBe('APPLICATION_SETTLED');
  });
});
