import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFor, openApi, personFor, setUp, type TestApi } from './harness.ts';

type Json = Record<string, never>;

describe('lists over the API', () => {
  let api: TestApi;
  let desk: string;
  let control: string;
  let borrower: string;
  const list = async (as: string, query: Record<string, string> = {}) => {
    const { items, nextCursor, total } = (await api.call('list-applications', { as, query })).body;
    return {
      items: items as { application: string; firm: string; requestedFen: string }[],
      nextCursor: nextCursor as string | undefined,
      total: total as number | undefined,
    };
  };

  beforeAll(async () => {
    api = await openApi();
    const administrator = await setUp(api, 'county');
    desk = await keyFor(api, administrator, 'underwriter');
    control = await keyFor(api, administrator, 'compliance');
    borrower = await personFor(api, 'county', administrator, 'boss', ['borrower'], '=F2');
    for (const [firm, fen] of [
      ['F1', '5000000'],
      ['=F2', '30000000'],
      ['F1', '100'],
    ] as const) {
      api.clock.advance(1000);
      const body = { firm, requestedFen: fen, requestedTenorDays: 90 };
      expect((await api.call('create-application', { as: desk, body })).status).toBe(201);
    }
  });
  afterAll(() => api.close());

  it('are sorted, filtered, searched and counted as they are asked for', async () => {
    expect((await list(desk)).items.map((row) => row.requestedFen)).toEqual(['100', '30000000', '5000000']);
    const byAmount = await list(desk, { sort: 'requestedFen', limit: '2' });
    expect([byAmount.items.map((row) => row.requestedFen), byAmount.total]).toEqual([['100', '5000000'], 3]);
    const next = await list(desk, { sort: 'requestedFen', limit: '2', cursor: byAmount.nextCursor! });
    expect([next.items.map((row) => row.requestedFen), next.nextCursor, next.total]).toEqual([
      ['30000000'],
      undefined,
      undefined,
    ]);
    expect((await list(desk, { q: 'F1' })).items).toHaveLength(2);
    expect((await list(desk, { firm: 'F1', requestedMin: '1000' })).items).toHaveLength(1);
    expect((await list(desk, { stage: 'done' })).items).toHaveLength(0);
    expect((await list(desk, { firm: 'nobody' })).total).toBe(0);
  });

  it('refuse an order, a filter or a cursor that they do not know', async () => {
    const page = await list(desk, { limit: '1' });
    const unknown: Record<string, string>[] = [
      { sort: 'sealed' },
      { stage: 'new,other' },
      { firm_id: 'x' },
      { sort: 'pd', cursor: page.nextCursor! },
    ];
    for (const query of unknown) {
      const { status, body } = await api.call('list-applications', { as: desk, query });
      expect([query, status, ['REQUEST_MALFORMED', 'CURSOR_UNKNOWN'].includes(String(body.code))]).toEqual([
        query,
        400,
        true,
      ]);
    }
  });

  it('show a borrower its own firm only, whatever it asks for', async () => {
    const asked: Record<string, string>[] = [{}, { firm: 'F1' }, { q: 'F1' }];
    for (const query of asked)
      expect((await list(borrower, query)).items.every((row) => row.firm === '=F2')).toBe(true);
    expect((await api.call('export-applications', { as: borrower })).status).toBe(403);
  });

  it('are exported whole, without formulas, and each export is recorded', async () => {
    const csv = await api.call('export-applications', { as: desk, query: { sort: 'requestedFen' } });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="applications-\d{4}-\d{2}-\d{2}\.csv"$/);
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]!.split(',').slice(1, 4)).toEqual(["'=F2", 'invoice-only', '300000']);
    const xlsx = await api.call('export-applications', { as: desk, query: { format: 'xlsx' } });
    expect([xlsx.status, String(xlsx.headers['content-type']).includes('spreadsheetml')]).toEqual([200, true]);
    const seen = (await api.call('list-access-events', { as: control })).body.items as Json[];
    const exports = seen.filter(({ audit }) => audit === 'application.exported');
    expect(exports.map(({ subject }) => subject)).toEqual(['applications', 'applications']);
  });

  it.each(['decisions', 'referrals', 'imports', 'jobs'] as const)('%s are exported as well', async (name) => {
    const { status, text } = await api.call(`export-${name}`, { as: desk, headers: { 'accept-language': 'en' } });
    expect([status, text.split(',')[0]]).toEqual([200, `\uFEFF${name.slice(0, -1)}`]);
  });
});
