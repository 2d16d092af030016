import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import { verifyEd25519 } from '#adapters/log/ed25519.ts';
import { nodeHash } from '#adapters/log/node-hash.ts';
import type { TablePage } from '#app/ports/table-query.ts';
import {
  opensEntry,
  parseBundle,
  parseProof,
  parseVerifierKey,
  treeHash,
  verifyBundle,
  verifyProof,
} from '#domain/audit/index.ts';
import { type Failure, fromHex, instant, ok, unwrap } from '#domain/kernel/index.ts';
import { composeServer, type Workers } from '#src/compose.ts';
import { allBy } from '#test/store/rows.ts';
import {
  importCounty,
  importFile,
  keyFor,
  licenceFor,
  openApi,
  PASSWORD,
  personFor,
  SAMPLES,
  setUp,
  signIn,
  startTestWorkers,
  type TestApi,
} from './harness.ts';

const AS_OF = '2026-08-05';
type Json = Record<string, never>;

/** The sample lender: what it is, what it states, and what its counsel has read. */
const FACTS = JSON.parse(readFileSync(join(SAMPLES, 'facts/invoice-only.json'), 'utf8'));

async function setUpSampleLender(api: TestApi): Promise<string> {
  const { type, province } = FACTS.actor;
  const body = {
    code: 'county',
    name: '示范银行',
    actorTypes: [type],
    province: `${province}0000`,
    licences: [licenceFor(type)],
    administrator: { name: 'admin-one', password: PASSWORD },
  };
  expect((await api.call('set-up-institution', { as: api.weir.setUpToken, body })).status).toBe(201);
  return signIn(api, 'county', 'admin-one');
}

describe('from evidence to a decision', () => {
  let api: TestApi;
  let workers: Workers;
  let admin: string;
  let desk: string;
  let first: string;
  let second: string;
  let compliance: string;
  const decided = new Map<string, Json>();

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    admin = await setUpSampleLender(api);
    desk = await keyFor(api, admin, 'operations');
    compliance = await keyFor(api, admin, 'compliance');
    first = await personFor(api, 'county', admin, 'wang', ['underwriter']);
    second = await personFor(api, 'county', admin, 'zhao', ['senior-underwriter']);
    await importCounty(api, desk, ['sales-invoices', 'purchase-invoices']);
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  const openApiOn = async (serving: Parameters<typeof composeServer>[2]) => ({
    server: await composeServer(
      api.weir,
      { stream: new Writable({ write: (_, __, done) => done() }), level: 'error' },
      serving,
    ),
  });
  const decide = (firm: string, headers = {}, body = {}) =>
    api.call('decide', { as: desk, body: { firm, asOf: AS_OF, ...body }, headers });
  const count = async () => {
    const { unitOfWork } = api.weir.store;
    const institutions = unwrap(await unitOfWork.institutions());
    const context = { institutionId: institutions[0]!.institutionId, actorId: 'test' };
    const all = await unitOfWork.run<TablePage<unknown>, Failure>(context, (work) =>
      work.decisions.table(allBy('decidedAt')),
    );
    return unwrap(all).rows.length;
  };

  it('leaves a case whose law is not known to a person, and names what is missing', async () => {
    const { body } = await decide('F00001');
    expect(body.outcome).toBe('refer');
    expect((body.reasons as Json[]).every(({ kind }) => kind === 'missing')).toBe(true);
  });

  it('decides by stated facts and by what counsel has confirmed, from then on', async () => {
    const { actor: _, confirmations, ...facts } = FACTS;
    const stated = await api.call('state-facts', { as: compliance, body: { facts } });
    expect(stated.body.unknownFacts).toEqual([]);
    for (const { rule, digest } of confirmations) {
      const confirmed = await api.call('confirm-rule', { as: compliance, params: { rule }, body: { digest } });
      expect(confirmed.status).toBe(204);
    }
    api.clock.advance(2_000);
    const firms = Array.from({ length: 60 }, (_, i) => `F${String(i + 1).padStart(5, '0')}`);
    const body = { asOf: AS_OF, applications: [...firms, 'F99999'].map((firm) => ({ firm })) };
    const batch = await api.call('decide-batch', { as: desk, body });
    const lines = batch.body.lines as Json[];
    for (const line of lines.slice(0, 60)) decided.set(String(line.firm), line);
    expect(lines.map(({ firm }) => firm)).toEqual([...firms, 'F99999']);
    expect(lines[60]).toMatchObject({ refused: { code: 'FIRM_UNKNOWN', status: 422 } });
    const outcomes = lines.slice(0, 60).map(({ outcome }) => String(outcome));
    expect(outcomes.every((outcome) => ['approve', 'counter', 'refer', 'decline'].includes(outcome))).toBe(true);
    expect(outcomes).toContain('approve');
    expect(outcomes).toContain('refer');
  });

  it('does the same for one application as for many', async () => {
    const firm = [...decided.values()].find(({ outcome }) => outcome === 'approve')!.firm;
    const one = await decide(String(firm));
    expect(one.body.digest).toBe(decided.get(String(firm))!.digest);
    const stated = await decide(String(firm), {}, { requestedFen: '10000000' });
    expect(stated.body).toMatchObject({ outcome: 'approve', limitFen: '10000000' });
  });

  it('repeats the first answer to the same key, and refuses the key for another request', async () => {
    const headers = { 'idempotency-key': 'case-1' };
    const before = await count();
    const one = await decide('F00002', headers);
    const again = await decide('F00002', headers);
    expect(again.text).toBe(one.text);
    expect(await count()).toBe(before + 1);
    const other = await decide('F00003', headers);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const unknown = await decide('F99999', { 'idempotency-key': 'case-2' });
    expect(unknown.body.code).toBe('FIRM_UNKNOWN');
    expect((await decide('F00004', { 'idempotency-key': 'case-2' })).status).toBe(201);
  });

  it('decides once however many ask at once with one key, and each of many that ask apart', async () => {
    const before = await count();
    const same = await Promise.all(Array.from({ length: 24 }, () => decide('F00005', { 'idempotency-key': 'race' })));
    expect(new Set(same.map(({ text }) => text)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    const apart = await Promise.all(
      Array.from({ length: 40 }, (_, i) => decide(`F${String((i % 60) + 1).padStart(5, '0')}`)),
    );
    expect(new Set(apart.map(({ body }) => body.decision)).size).toBe(40);
    expect(await count()).toBe(before + 41);
  });

  it('gives a batch again under its key, with the same decisions', async () => {
    const headers = { 'idempotency-key': 'batch-1' };
    const body = { asOf: AS_OF, applications: [{ firm: 'F00001' }, { firm: 'F99999' }, { firm: 'F00002' }] };
    const one = await api.call('decide-batch', { as: desk, body, headers });
    const again = await api.call('decide-batch', { as: desk, body, headers });
    expect(again.text).toBe(one.text);
    const other = { ...body, applications: [{ firm: 'F00003' }] };
    expect((await api.call('decide-batch', { as: desk, body: other, headers })).status).toBe(422);
  });

  it('shows a decision, writes its letter, and replays its record to the last bit', async () => {
    const line = [...decided.values()].find(({ outcome }) => outcome === 'approve')!;
    const params = { decision: String(line.decision) };
    const shown = await api.call('show-decision', { as: first, params });
    expect(shown.headers.etag).toBe(`"${line.digest}"`);
    const letter = await api.call('show-letter', { as: first, params });
    expect(letter.text).toContain('您的贷款申请已获批准');
    const english = await api.call('show-letter', { as: first, params, query: { language: 'en' } });
    expect(english.text).toContain('has been approved');
    const replayed = await api.call('replay-decision', { as: first, params });
    expect(replayed.body).toEqual({ identical: true });
    const record = (await api.call('show-record', { as: first, params })).body;
    expect(record).toMatchObject({ schema: 'weir-decision/1', digest: line.digest });
    expect((record.inputs as Json).snapshot).toMatchObject({ firm: line.firm, asOf: AS_OF });
  });

  it('takes an application in, decides it once, and says so to whoever comes later', async () => {
    const body = { firm: 'F00006', requestedFen: '30000000', requestedTenorDays: 365 };
    const taken = await api.call('create-application', { as: desk, body, headers: { 'idempotency-key': 'app-1' } });
    const again = await api.call('create-application', { as: desk, body, headers: { 'idempotency-key': 'app-1' } });
    expect(again.body.application).toBe(taken.body.application);
    const params = { application: String(taken.body.application) };
    const once = { as: desk, params, body: { asOf: AS_OF }, headers: { 'if-match': String(taken.headers.etag) } };
    const both = await Promise.all([api.call('decide-application', once), api.call('decide-application', once)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    const shown = await api.call('show-application', { as: desk, params });
    expect(shown.body.state).toBe('decided');
    const late = await api.call('decide-application', { ...once, headers: { 'if-match': String(shown.headers.etag) } });
    expect(late.body.code).toBe('APPLICATION_DECIDED');
  });

  it('lets a second person, and never the first, turn a proposal into the outcome of a case', async () => {
    const referred = [...decided.values()].find(({ outcome }) => outcome === 'refer')!;
    const cases = (await api.call('list-referrals', { as: first, query: { state: 'open', limit: '200' } })).body;
    const { referral } = (cases.items as Json[]).find(({ decision }) => decision === referred.decision)!;
    const params = { referral: String(referral) };
    const open = await api.call('show-referral', { as: first, params });
    const step = (id: 'propose-outcome' | 'settle-proposal', as: string, etag: unknown, body: unknown) =>
      api.call(id, { as, params, body, headers: { 'if-match': String(etag) } });
    const wish = { outcome: 'approve', limitFen: '20000000', reasonCode: 'document-seen', reason: '已核对原件' };
    expect((await step('propose-outcome', first, open.headers.etag, { ...wish, limitFen: '0' })).body.code).toBe(
      'REFERRAL_AMOUNT',
    );
    const both = await personFor(api, 'county', admin, 'qian', ['underwriter', 'senior-underwriter']);
    const proposed = await step('propose-outcome', both, open.headers.etag, wish);
    expect(proposed.body.proposal).toMatchObject({ outcome: 'approve', limitFen: '20000000' });
    expect((await step('propose-outcome', first, proposed.headers.etag, wish)).body.code).toBe('REFERRAL_NOT_OPEN');
    const own = await step('settle-proposal', both, proposed.headers.etag, { verdict: 'approve' });
    expect(own.body.code).toBe('REFERRAL_SAME_PERSON');
    const program = await keyFor(api, admin, 'senior-underwriter');
    const byKey = await step('settle-proposal', program, proposed.headers.etag, { verdict: 'approve' });
    expect([byKey.status, byKey.body.code]).toEqual([403, 'PERSON_NEEDED']);
    const returned = await step('settle-proposal', second, proposed.headers.etag, { verdict: 'return', why: '缺流水' });
    expect(returned.body.state).toBe('open');
    const late = await step('propose-outcome', first, proposed.headers.etag, wish);
    expect([late.status, late.body.code]).toEqual([412, 'VERSION_OUT_OF_DATE']);
    const renewed = await step('propose-outcome', first, returned.headers.etag, wish);
    const settled = await step('settle-proposal', second, renewed.headers.etag, { verdict: 'approve' });
    expect(settled.body).toMatchObject({ state: 'closed', engineOutcome: 'refer', proposal: { outcome: 'approve' } });
    expect((settled.body.proposal as Json).approvedBy).not.toBe((settled.body.proposal as Json).by);
  });

  it('shows a borrower its own firm and no other, and hears its wish for a person', async () => {
    const firm = 'F00001';
    const borrower = await personFor(api, 'county', admin, 'boss', ['borrower'], firm);
    const own = String(decided.get(firm)!.decision);
    const other = String(decided.get('F00002')!.decision);
    expect((await api.call('show-decision', { as: borrower, params: { decision: own } })).status).toBe(200);
    expect((await api.call('show-decision', { as: borrower, params: { decision: other } })).status).toBe(404);
    expect((await api.call('show-firm', { as: borrower, params: { firm: 'F00002' } })).status).toBe(404);
    const listed = (await api.call('list-decisions', { as: borrower, query: { firm: 'F00002' } })).body.items as Json[];
    const ownOnes = (await api.call('list-decisions', { as: first, query: { firm } })).body.items as Json[];
    expect(listed.map(({ decision }) => decision)).toEqual(ownOnes.map(({ decision }) => decision));
    const params = { decision: own };
    const asked = await api.call('request-review', { as: borrower, params, body: { why: '我不同意' } });
    expect(asked.body.decision).toBe(own);
    const foreign = { firm: 'F00002', requestedFen: '10000000', requestedTenorDays: 365 };
    expect((await api.call('create-application', { as: borrower, body: foreign })).body.code).toBe('NOT_OWN_FIRM');
  });

  it('records who looked at whose data', async () => {
    const events = (await api.call('list-access-events', { as: compliance, query: { limit: '200' } })).body;
    const audits = new Set((events.items as Json[]).map(({ audit }) => String(audit)));
    for (const audit of ['decision.shown', 'decision.letter-shown', 'referral.shown', 'decision.record-shown'])
      expect(audits).toContain(audit);
  });

  it('proves to an outsider that a decision is in the log, and that the log was not rewritten', async () => {
    const { store } = api.weir;
    const [institution] = unwrap(await store.unitOfWork.institutions());
    const context = { institutionId: institution!.institutionId, actorId: 'test' };
    const waiting = () => store.unitOfWork.run(context, async ({ tree }) => ok(await tree.hasWaiting()));
    // The sequencer runs beside the server and gives every entry its place within two seconds.
    while (unwrap(await waiting())) await systemTimer.sleep(20);
    const key = unwrap(parseVerifierKey(String((await api.call('show-log-key', { as: first })).body.key)));
    const trust = { logKey: key, witnesses: [], seen: [], notBefore: instant(0) };
    const tree = treeHash(nodeHash('sha256'));
    const params = { decision: String(decided.get('F00001')!.decision) };
    const receipt = (await api.call('show-decision-receipt', { as: first, params })).body;
    expect(receipt.state).toBe('included');
    const proof = unwrap(parseProof(receipt.proof));
    expect((await verifyProof(proof, trust, verifyEd25519, tree)).verified).toBe(true);
    const { subject, payload, subjectNonce, payloadNonce } = receipt.disclosed as Record<string, string>;
    const disclosed = {
      subject: subject!,
      payload: payload!,
      subjectNonce: fromHex(subjectNonce!)!,
      payloadNonce: fromHex(payloadNonce!)!,
    };
    expect(opensEntry(proof.entry, disclosed)).toBe(true);
    expect(receipt.disclosed).toMatchObject({ payload: { recordDigest: decided.get('F00001')!.digest } });
    const bundle = unwrap(parseBundle((await api.call('export-log', { as: compliance })).body));
    const verdict = await verifyBundle(bundle, trust, verifyEd25519, tree);
    expect(verdict.findings).toEqual([]);
    const operations = new Set(bundle.entries.map(({ operation }) => operation));
    for (const operation of ['institution.set-up', 'evidence.import', 'decision.record', 'override.approved'])
      expect(operations).toContain(operation);
  });

  it('reads new evidence with the next decision, and counts a repeated delivery once', async () => {
    const before = (await decide('F00007')).body;
    const again = readFileSync(join(SAMPLES, 'county/sales-invoices.csv.gz'));
    const repeated = await importFile(api, desk, 'sales-invoices', 'again.csv.gz', again);
    const summary = (await api.call('show-import', { as: desk, params: { import: repeated.importId } })).body;
    expect([summary.accepted, summary.duplicates]).toEqual([0, summary.rows]);
    expect((await decide('F00007')).body.digest).toBe(before.digest);
    const header = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\n';
    const fresh = `${header}F00007,99999999,2026-08-01,C1,1000000.00,60000.00,1060000.00,有效发票\n`;
    api.clock.advance(1);
    await importFile(api, desk, 'sales-invoices', 'fresh.csv', Buffer.from(fresh));
    const after = (await decide('F00007')).body;
    expect((after.digests as Json).snapshot).not.toBe((before.digests as Json).snapshot);
  });

  it('keeps rows that it cannot take, gives them back as a file, and takes them corrected', async () => {
    const header = '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\n';
    const wrong = `${header}F00008,1,2026-13-01,C1,100.00,6.00,106.00,有效发票\nF00008,2,2026-07-01,=cmd|x,100.00,6.00,106.00,有效发票\n`;
    const { importId, job } = await importFile(api, desk, 'sales-invoices', 'wrong.csv', Buffer.from(wrong));
    expect(job.state).toBe('done');
    const params = { import: importId };
    const rejected = (await api.call('list-rejected-rows', { as: desk, params })).body.items as Json[];
    expect(rejected[0]).toMatchObject({ row: 2, code: 'NOT_A_DATE', column: '开票日期' });
    const file = (await api.call('download-rejected-rows', { as: desk, params })).text;
    expect(file.split('\r\n')[0]).toContain('企业代号,发票号码,开票日期');
    expect(file).not.toMatch(/(^|,)=cmd/);
    const corrected = await importFile(
      api,
      desk,
      'sales-invoices',
      'ok.csv',
      Buffer.from(file.replace('2026-13-01', '2026-07-02')),
    );
    const summary = (await api.call('show-import', { as: desk, params: { import: corrected.importId } })).body;
    expect(summary.accepted).toBe(rejected.length);
  });

  it('refuses a delivery for its fields while its file is still being sent, and one that is too large', async () => {
    const { server } = await openApiOn({ limits: { uploadBytes: 3 << 20 } });
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const post = async (kind: string, bytes: number) => {
      const form = new FormData();
      form.set('kind', kind);
      form.set('source', 'tax-bureau');
      form.set('file', new Blob([new Uint8Array(bytes)]), 'large.csv');
      const headers = { authorization: `Bearer ${desk}` };
      const answer = await fetch(`${address}/v1/imports`, { method: 'POST', body: form, headers });
      return [answer.status, ((await answer.json()) as Json).code];
    };
    expect(await post('no-such-kind', 8 << 20)).toEqual([400, 'REQUEST_MALFORMED']);
    expect(await post('sales-invoices', 8 << 20)).toEqual([413, 'REQUEST_TOO_LARGE']);
    await server.close();
  });

  it('says of a file that it cannot read what is wrong with it, and stores nothing of it', async () => {
    const { job, importId } = await importFile(api, desk, 'sales-invoices', 'empty.csv', Buffer.alloc(0));
    expect(job.state).toBe('failed');
    expect((job.failure as Json).code).toMatch(/^[A-Z_]+$/);
    expect((await api.call('show-import', { as: desk, params: { import: importId } })).status).toBe(404);
  });
});

describe('two institutions', () => {
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

  it('see nothing of each other', async () => {
    const one = await setUp(api, 'county');
    const other = await setUp(api, 'province');
    const ours = await keyFor(api, one, 'operations', 'underwriter', 'senior-underwriter', 'compliance');
    const theirs = await keyFor(api, other, 'operations', 'underwriter', 'senior-underwriter', 'compliance');
    const csv =
      '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\nF1,1,2026-07-01,C1,100.00,6.00,106.00,有效发票\n';
    const { importId } = await importFile(api, ours, 'sales-invoices', 'one.csv', Buffer.from(csv));
    const made = await api.call('decide', { as: ours, body: { firm: 'F1', asOf: AS_OF } });
    const decision = String(made.body.decision);
    const account = String((await api.call('show-caller', { as: one })).body.by);
    expect((await api.call('show-decision', { as: theirs, params: { decision } })).status).toBe(404);
    expect((await api.call('show-letter', { as: theirs, params: { decision } })).status).toBe(404);
    expect((await api.call('show-import', { as: theirs, params: { import: importId } })).status).toBe(404);
    expect((await api.call('show-firm', { as: theirs, params: { firm: 'F1' } })).status).toBe(404);
    expect((await api.call('show-account', { as: other, params: { account } })).status).toBe(404);
    expect((await api.call('decide', { as: theirs, body: { firm: 'F1', asOf: AS_OF } })).body.code).toBe(
      'FIRM_UNKNOWN',
    );
    for (const id of ['list-decisions', 'list-firms', 'list-imports', 'list-jobs', 'list-referrals'] as const)
      expect((await api.call(id, { as: theirs })).body.items).toEqual([]);
    // A token that names another institution than the one that issued it proves nothing.
    const parts = ours.split('.');
    const moved = [theirs.split('.')[0], parts[1], parts[2]].join('.');
    expect((await api.call('show-caller', { as: moved })).status).toBe(401);
  });
});
