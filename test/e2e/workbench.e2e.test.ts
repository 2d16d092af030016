import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYER_STATES, LAYERS, NOTICES } from '#app/standing/layers.ts';
import type { Workers } from '#src/compose.ts';
import { importCounty, importFile, keyFor, openApi, setUp, startTestWorkers, type TestApi } from './harness.ts';

interface Layer {
  readonly layer: string;
  readonly state: string;
  readonly figures: readonly { readonly figure: string; readonly value?: number | string }[];
  readonly trend: readonly { readonly on: string; readonly value: number }[];
  readonly need?: { readonly notice: string; readonly count: number };
}

describe('what surrounds the pages of the console', () => {
  let api: TestApi;
  let workers: Workers;
  let desk: string;
  let compliance: string;
  let modeller: string;
  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    const administrator = await setUp(api, 'county');
    desk = await keyFor(api, administrator, 'operations');
    compliance = await keyFor(api, administrator, 'compliance');
    modeller = await keyFor(api, administrator, 'modeller');
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  const layerOf = async (name: string): Promise<Layer> => {
    const { layers } = JSON.parse((await api.call('show-overview', { as: modeller })).text) as { layers: Layer[] };
    expect(layers.map(({ layer }) => layer)).toEqual([...LAYERS]);
    return layers.find(({ layer }) => layer === name)!;
  };

  it('shows a layer that nothing has come to as idle, and one that is not built as absent', async () => {
    expect((await layerOf('evidence')).state).toBe('idle');
    expect((await layerOf('funding')).state).toBe('absent');
  });

  it('counts what came in, and says what needs a person', async () => {
    await importCounty(api, desk, ['registration']);
    const csv = 'firm_id,invoice_id,date,amount,tax,status,counterparty\nF00001,1,not a day,1.00,0,valid,B\n';
    await importFile(api, desk, 'sales-invoices', 'bad.csv', new TextEncoder().encode(csv));
    const evidence = await layerOf('evidence');
    expect(evidence).toMatchObject({ state: 'attention', need: { notice: 'rows-refused', count: 1 } });
    expect(evidence.trend).toHaveLength(1);
    expect(evidence.figures.find(({ figure }) => figure === 'records')?.value).toBe(evidence.trend[0]!.value);
  });

  it('tells each role of what it can do something about', async () => {
    const noticesOf = async (as: string) =>
      (JSON.parse((await api.call('list-notices', { as })).text) as { items: { notice: string }[] }).items.map(
        ({ notice }) => notice,
      );
    expect(await noticesOf(desk)).toContain('rows-refused');
    expect(await noticesOf(modeller)).toEqual([]);
  });

  it('finds a firm by its code and a rule by its words, and log entries only for those who may read them', async () => {
    const find = async (as: string, q: string) =>
      (JSON.parse((await api.call('search', { as, query: { q } })).text) as { hits: { kind: string; id: string }[] })
        .hits;
    expect(await find(desk, 'F00001')).toContainEqual(expect.objectContaining({ kind: 'firm', id: 'F00001' }));
    expect((await find(desk, '年利率')).some(({ kind }) => kind === 'rule' || kind === 'parameter')).toBe(true);
    expect((await find(compliance, '0')).map(({ kind }) => kind)).toContain('entry');
    expect((await find(modeller, '0')).map(({ kind }) => kind)).not.toContain('entry');
  });

  it('searches a list that knows nothing of firms, and finds nothing', async () => {
    const found = await api.call('list-jobs', { as: desk, query: { q: 'nothing of the kind' } });
    expect([found.status, JSON.parse(found.text).items]).toEqual([200, []]);
  });

  it('calls off no job that has ended or does not exist', async () => {
    const jobs = JSON.parse((await api.call('list-jobs', { as: desk })).text) as { items: { job: string }[] };
    const ended = await api.call('call-off-job', { as: desk, params: { job: jobs.items[0]!.job } });
    expect([ended.status, ended.body.code]).toEqual([409, 'JOB_ENDED']);
    const unknown = await api.call('call-off-job', { as: desk, params: { job: 'job_01ARZ3NDEKTSV4RRFFQ69G5FAV' } });
    expect(unknown.status).toBe(404);
  });

  it('speaks of layers, states and notices in the words of its contract', async () => {
    // The answers above were held against the contract; here are the words that they did not happen to use.
    expect(LAYER_STATES).toEqual(['steady', 'attention', 'alarm', 'idle', 'absent']);
    expect(NOTICES).toHaveLength(11);
  });
});
