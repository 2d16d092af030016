import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import type { Workers } from '#src/compose.ts';
import { keyFor, openApi, personFor, setUp, startTestWorkers, type TestApi } from './harness.ts';
import { multipart } from './multipart.ts';

type Json = Record<string, never>;

const BANK = `某某银行对账单,,,,,
客户,记账日,对手方,用途说明,进账额,出账额,余下
F1,2026-07-01,甲公司,货款,1200.50,0,90000
F1,not a day,乙公司,电费,0,310,89690
F2,2026-07-03,丙公司,货款,500,0,500
`;
const MAP = {
  客户: 'firm',
  记账日: 'on',
  对手方: 'counterparty',
  用途说明: 'summary',
  进账额: 'inFen',
  出账额: 'outFen',
  余下: 'balanceFen',
};

describe('an import in steps', () => {
  let api: TestApi;
  let workers: Workers;
  let admin: string;
  let desk: string;
  const inspect = async (text: string, name = 'statement.csv') => {
    const { body, headers } = multipart({}, name, Buffer.from(text));
    return (await api.call('inspect-file', { as: desk, body, headers })).body;
  };
  const wait = async (job: unknown) => {
    for (;;) {
      const { body } = await api.call('show-job', { as: desk, params: { job: String(job) } });
      if (body.state === 'done' || body.state === 'failed') return body;
      await systemTimer.sleep(20);
    }
  };
  const bring = async (upload: unknown, body: object) => {
    const sent = await api.call('import-upload', { as: desk, params: { upload: String(upload) }, body });
    const job = await wait(sent.body.job);
    const shown = await api.call('show-import', { as: desk, params: { import: String(sent.body.import) } });
    return { job, import: shown.body };
  };

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    admin = await setUp(api, 'county');
    desk = await keyFor(api, admin, 'operations');
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  let rejected: Json;

  it('shows what a file may be before anything is imported, and imports it as a person says', async () => {
    const seen = await inspect(BANK);
    expect(seen.header).toContain('记账日');
    expect(seen.rows as string[][]).toContainEqual(expect.arrayContaining(['甲公司', '1200.50']));
    expect((seen.kinds as Json[]).map(({ kind }) => kind)).toContain('bank-transactions');
    const again = await api.call('show-inspection', { as: desk, params: { upload: String(seen.upload) } });
    expect(again.body).toEqual(seen);
    const brought = await bring(seen.upload, { kind: 'bank-transactions', source: 'bank', map: MAP });
    expect(brought.job.failure).toBeUndefined();
    expect(brought.import).toMatchObject({ accepted: 2, rejected: 1 });
    rejected = brought.import;
    const gone = await api.call('show-inspection', { as: desk, params: { upload: String(seen.upload) } });
    expect(gone.body.code).toBe('UPLOAD_UNKNOWN');
  });

  it('delivers a refused row again, corrected in place and read by the same map', async () => {
    const params = { import: String(rejected.import) };
    const [row] = (await api.call('list-rejected-rows', { as: desk, params })).body.items as Json[];
    const cells = { 记账日: '2026-07-02' };
    const sent = await api.call('correct-rows', { as: desk, params, body: { rows: [{ row: row!.row, cells }] } });
    expect((await wait(sent.body.job)).state).toBe('done');
    const shown = (await api.call('show-import', { as: desk, params: { import: String(sent.body.import) } })).body;
    expect(shown).toMatchObject({ accepted: 1, rejected: 0, corrects: rejected.import });
    const [after] = (await api.call('list-rejected-rows', { as: desk, params })).body.items as Json[];
    expect(after!.correctedBy).toBe(sent.body.import);
    const none = await api.call('correct-rows', { as: desk, params, body: { rows: [{ row: 999, cells }] } });
    expect(none.body.code).toBe('ROWS_NOT_REJECTED');
  });

  it('keeps nothing of a file that cannot be read', async () => {
    const { body, headers } = multipart({}, 'empty.csv', Buffer.from(''));
    expect((await api.call('inspect-file', { as: desk, body, headers })).body.code).toBe('FILE_EMPTY');
  });

  it('keeps an application that is filled in bit by bit, each version, and sends it once', async () => {
    const boss = await personFor(api, 'county', admin, 'boss', ['borrower'], 'F1');
    const begun = await api.call('begin-draft', { as: boss, body: { firm: 'F1', content: {} } });
    const params = { draft: String(begun.body.draft) };
    const save = (content: object, version: string) =>
      api.call('save-draft', { as: boss, params, body: { content }, headers: { 'if-match': `"${version}"` } });
    expect((await save({ requestedFen: '500000' }, '1')).body).toMatchObject({
      version: 2,
      content: { requestedFen: '500000' },
    });
    expect((await save({ requestedFen: '1' }, '1')).status).toBe(412);
    const send = (version: string) =>
      api.call('send-draft', { as: boss, params, body: {}, headers: { 'if-match': `"${version}"` } });
    expect((await send('2')).body.code).toBe('DRAFT_INCOMPLETE');
    await save({ requestedFen: '500000', requestedTenorDays: 90, purpose: '进货' }, '2');
    const sent = await send('3');
    expect([sent.status, sent.body.requestedFen]).toEqual([201, '500000']);
    expect((await send('3')).body.code).toBe('DRAFT_SENT');
    expect((await api.call('list-drafts', { as: boss })).body.items).toEqual([]);
    expect((await api.call('show-draft', { as: desk, params })).status).toBe(404);
    expect((await api.call('begin-draft', { as: boss, body: { firm: 'F2', content: {} } })).body.code).toBe(
      'NOT_OWN_FIRM',
    );
  });

  it('keeps filters of a list for the person who saved them', async () => {
    const wang = await personFor(api, 'county', admin, 'wang', ['underwriter']);
    const body = { list: 'applications', name: '等第二人', query: 'stage=second&sort=-waitingSince' };
    const saved = (await api.call('save-filter', { as: wang, body })).body;
    const mine = async (as: string) =>
      (await api.call('list-filters', { as, query: { list: 'applications' } })).body.items;
    expect(await mine(wang)).toEqual([saved]);
    expect(await mine(desk)).toEqual([]);
    const params = { filter: String(saved.filter) };
    expect((await api.call('remove-filter', { as: desk, params })).status).toBe(404);
    expect((await api.call('remove-filter', { as: wang, params })).status).toBe(204);
    expect(await mine(wang)).toEqual([]);
  });
});
