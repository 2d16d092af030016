import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '#contract/openapi.ts';
import { OPERATIONS, type OperationId, operation } from '#contract/operations.ts';
import { ROLES } from '#contract/roles.ts';
import type { Workers } from '#src/compose.ts';
import { arbitraryOf, junk, type Schema } from './arbitrary-of-schema.ts';
import { importFile, keyFor, openApi, setUp, startTestWorkers, type TestApi } from './harness.ts';

const REQUESTS = Number(process.env.WEIR_FUZZ_REQUESTS ?? 10_000);
const AT_ONCE = 50;

interface Fuzzed {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string;
}

describe(`${REQUESTS} hostile requests (WEIR_FUZZ_REQUESTS for more)`, () => {
  let api: TestApi;
  let workers: Workers;
  let requests: fc.Arbitrary<Fuzzed>;
  let key: string;

  beforeAll(async () => {
    api = await openApi();
    workers = await startTestWorkers(api);
    const administrator = await setUp(api, 'county');
    key = await keyFor(api, administrator, ...ROLES.filter((role) => role !== 'borrower'));
    const csv =
      '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\nF1,1,2026-07-01,C1,100.00,6.00,106.00,有效发票\n';
    const { importId, job } = await importFile(api, key, 'sales-invoices', 'one.csv', Buffer.from(csv));
    const decision = (await api.call('decide', { as: key, body: { firm: 'F1', asOf: '2026-08-05' } })).body;
    const [referral] = (await api.call('list-referrals', { as: key })).body.items as { referral: string }[];
    const ids = [importId, job.job, decision.decision, referral!.referral, 'F1', 'lpr1y', 'CN-CC-a670'].map(String);
    requests = requestsOver(ids, [key, api.weir.setUpToken]);
  });
  afterAll(async () => {
    await workers.stop();
    await api.close();
  });

  it('are all answered, none with a broken server or a word about its inside', { timeout: 300_000 }, async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (some) => {
        const answers = await Promise.all(some.map((request) => api.server.inject(request as object)));
        answers.forEach((answer, i) => {
          const { statusCode, headers, body } = answer;
          statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
          const context = `${JSON.stringify(some[i])} → ${statusCode} ${body.slice(0, 300)}`;
          if (statusCode >= 500) throw new Error(context);
          if (/node_modules|\.ts:\d+|at async /.test(body)) throw new Error(context);
          if (statusCode >= 400 && !String(headers['content-type']).startsWith('application/problem+json'))
            throw new Error(context);
        });
      }),
      {
        numRuns: Math.ceil(REQUESTS / AT_ONCE),
        seed: Number(process.env.WEIR_FUZZ_SEED ?? 1),
      },
    );
    // The requests must come as far as the store to say anything.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404, 422]));
  });

  it.each([
    ['nests fifty thousand deep', `{"facts":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`],
    ['hides a NUL in free JSON', '{"facts":{"a":{"b":["\\u0000"]}},"on":"2026-08-05"}'],
    ['hides half a character in a key', '{"facts":{"a":{"\\ud800":1}},"on":"2026-08-05"}'],
    ['names a firm by half a character', '{"firm":"\\ud800","requestedFen":"100","requestedTenorDays":1}'],
  ])('a body that %s is refused as malformed', async (_, payload) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    for (const url of ['/v1/law/checks', '/v1/applications', '/v1/institution/facts']) {
      const answer = await api.server.inject({ method: 'POST', url, headers, payload });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST_MALFORMED']);
    }
  });
});

/** Requests to every operation and to addresses that are none, well and badly formed. */
function requestsOver(known: readonly string[], tokens: readonly string[]): fc.Arbitrary<Fuzzed> {
  const document = openApiDocument('0', Object.keys(OPERATIONS) as OperationId[]);
  const components = document.components.schemas as Readonly<Record<string, Schema>>;
  const headers = fc.record(
    {
      authorization: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...tokens.map((token) => `Bearer ${token}`)) },
        { weight: 1, arbitrary: fc.stringMatching(/^[\x20-\x7e]{0,80}$/) },
      ),
      'if-match': fc.constantFrom('"1"', '"2"', '""', '*', 'W/"1"', '"99999999999999999999"'),
      'idempotency-key': fc.oneof(fc.constantFrom('a', 'b'), fc.stringMatching(/^[\x20-\x7e]{0,130}$/)),
      'accept-language': fc.constantFrom('zh-CN', 'en', 'xx', ''),
      cookie: fc.constantFrom('weir_session=x', 'a=b; weir_session=', ';;;='),
    },
    { requiredKeys: ['authorization'] },
  );
  const text = fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'grapheme', maxLength: 40 }));
  const one = (id: OperationId): fc.Arbitrary<Fuzzed> => {
    const { method, path } = operation(id);
    const written = document.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()] as {
      parameters: { name: string; in: string; schema: Schema }[];
      requestBody?: { content: Record<string, { schema: Schema }> };
    };
    const body = written.requestBody?.content['application/json']?.schema;
    const query = written.parameters.filter((parameter) => parameter.in === 'query');
    return fc
      .record({
        segments: fc.array(text, { minLength: 3, maxLength: 3 }),
        query: fc.record(
          Object.fromEntries(query.map((q) => [q.name, fc.oneof(arbitraryOf(q.schema, components, known), text)])),
          {
            requiredKeys: [],
          },
        ),
        headers,
        payload: body
          ? fc.oneof(
              { weight: 10, arbitrary: arbitraryOf(body, components, known).map((value) => JSON.stringify(value)) },
              { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
            )
          : fc.constant(undefined),
        type: fc.oneof(
          { weight: 10, arbitrary: fc.constant('application/json') },
          {
            weight: 1,
            arbitrary: fc.constantFrom('text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'x'),
          },
        ),
      })
      .map(({ segments, query, headers, payload, type }) => {
        let i = 0;
        const filled = path.replace(/:\w+/g, () => encodeURIComponent(wellFormed(segments[i++]!)));
        const search = new URLSearchParams();
        for (const [name, value] of Object.entries(query)) search.append(name, String(value));
        const url = search.size === 0 ? filled : `${filled}?${search}`;
        return {
          method,
          url,
          headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': type }) },
          ...(payload === undefined ? {} : { payload }),
        };
      });
  };
  const elsewhere = fc
    .record({ method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), path: fc.webPath(), headers, payload: junk })
    .map(({ method, path, headers, payload }) => ({
      method,
      url: path.startsWith('/') ? path : `/${path}`,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: JSON.stringify(payload) ?? '',
    }));
  // Signing in costs a slow hash each time: the tests of access try it.
  const ids = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => !['sign-in', 'create-account'].includes(id));
  return fc.oneof({ weight: 1, arbitrary: elsewhere }, { weight: 30, arbitrary: fc.oneof(...ids.map(one)) });
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}
