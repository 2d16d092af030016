import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Caller } from '#app/access/caller.ts';
import { showCaller, signIn } from '#contract/access.ts';
import { importEvidence } from '#contract/evidence.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { openRoute, type Route, route } from './route.ts';
import { buildServer } from './server.ts';

const CALLER: Caller = {
  institution: 'inst_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  by: 'acct_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  name: 'li',
  roles: ['underwriter'],
  proof: { kind: 'session', session: 'sess_01ARZ3NDEKTSV4RRFFQ69G5FAV', csrf: 'c'.repeat(32) },
};

async function frame(
  routes: readonly Route<object>[] = [],
  { uploadBytes = 10_000, trustedProxies = [] as readonly string[] } = {},
) {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  let count = 0;
  const server = await buildServer({
    app: {},
    gate: { authenticate: async (token) => ok(token === 'good' ? CALLER : undefined), isInstaller: () => false },
    routes,
    version: '0.0.0',
    requestId: () => `req_${count++}`,
    recordAccess: async () => ok(undefined),
    isReady: async () => true,
    log: { stream, level: 'info' },
    limits: { requestsPerMinute: 1000, unprovedPerMinute: 5, bodyBytes: 10_000, uploadBytes },
    trustedProxies,
    secureCookies: true,
  });
  return { server, lines };
}

const me = route('show-caller', showCaller, async (_: object, __, caller) => ok({ body: { name: caller.name } }));

describe('the server', () => {
  it('answers an unknown address with a problem document in the language asked for', async () => {
    const { server } = await frame();
    const answer = await server.inject({ url: '/v1/nothing', headers: { 'accept-language': 'zh-CN,zh' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({
      code: 'NO_SUCH_PATH',
      title: '没有这个地址',
      status: 404,
      requestId: 'req_0',
    });
  });

  it('asks for a credential and takes a bearer token', async () => {
    const { server } = await frame([me]);
    expect((await server.inject('/v1/me')).json()).toMatchObject({ code: 'NOT_SIGNED_IN', status: 401 });
    const good = await server.inject({ url: '/v1/me', headers: { authorization: 'Bearer good' } });
    expect(good.json()).toEqual({ name: 'li' });
  });

  it('slows down an address that keeps failing to prove itself', async () => {
    const { server } = await frame([me]);
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await server.inject('/v1/me')).statusCode);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('believes a proxy that it trusts, and nobody else, about who calls', async () => {
    const trusting = await frame([me], { trustedProxies: ['127.0.0.1'] });
    const from = (server: typeof trusting.server, address: string) =>
      server.inject({ url: '/v1/me', headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < 6; i++) await from(trusting.server, '192.0.2.1');
    expect((await from(trusting.server, '192.0.2.1')).statusCode).toBe(429);
    expect((await from(trusting.server, '192.0.2.2')).statusCode).toBe(401);
    const alone = await frame([me]);
    for (let i = 0; i < 6; i++) await from(alone.server, `192.0.2.${i}`);
    expect((await from(alone.server, '192.0.2.9')).statusCode).toBe(429);
  });

  it('leads a person who asks for nothing to the documents', async () => {
    const { server } = await frame();
    const { statusCode, headers } = await server.inject('/');
    expect([statusCode, headers.location]).toEqual([302, '/docs']);
  });

  it('says which fields of a request are wrong', async () => {
    const { server } = await frame([openRoute('sign-in', signIn, async () => fail('SIGN_IN_REFUSED'))]);
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/sessions',
      payload: { institution: 'x', extra: 1 },
    });
    expect(answer.statusCode).toBe(400);
    const paths = answer.json().errors.map((e: { path: string }) => e.path);
    expect(paths).toContain('body.institution');
    expect(paths).toContain('body.password');
  });

  it.each([
    ['cut-off JSON', { 'content-type': 'application/json' }, '{"a":', 400],
    ['another type', { 'content-type': 'application/xml' }, '<a/>', 415],
    ['a body beyond the limit', { 'content-type': 'application/json' }, JSON.stringify('x'.repeat(20_000)), 413],
    ['a poisoned prototype', { 'content-type': 'application/json' }, '{"__proto__":{"a":1}}', 400],
  ])('refuses %s without breaking', async (_, headers, payload, status) => {
    const { server } = await frame([openRoute('sign-in', signIn, async () => fail('SIGN_IN_REFUSED'))]);
    const answer = await server.inject({ method: 'POST', url: '/v1/sessions', headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('keeps what broke inside to the log, and the log to allow-listed fields', async () => {
    const broken = openRoute('sign-in', signIn, async () => {
      throw new Error('secret detail');
    });
    const { server, lines } = await frame([broken]);
    const payload = { institution: 'county', name: 'li', password: 'hunter2hunter2' };
    const answer = await server.inject({ method: 'POST', url: '/v1/sessions?token=abc', payload });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret detail');
    expect(lines.join('')).toContain('secret detail');
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).not.toContain('token=abc');
  });

  it('serves the documents page from itself under its own content policy', async () => {
    const { server } = await frame([me]);
    const page = await server.inject('/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/https?:\/\//);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    // On a plain port, upgraded requests would find nobody.
    expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe|https:/);
    expect(page.body).not.toMatch(/<script>|style=/);
    const document = (await server.inject('/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(['/v1/me']);
  });

  it('goes on answering on a connection whose upload it refused halfway', async () => {
    const refusing = route('import-evidence', importEvidence, async (_: object, { upload }) => {
      for await (const _ of upload!.stream) break;
      return fail('STORE_UNAVAILABLE');
    });
    const { server } = await frame([refusing], { uploadBytes: 64 << 20 });
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    try {
      for (let i = 0; i < 3; i++) {
        const body = new FormData();
        body.set('kind', 'sales-invoices');
        body.set('source', 'tax-bureau');
        body.set('file', new Blob([new Uint8Array(3 << 20)]), 'one.csv');
        const headers = { authorization: 'Bearer good' };
        expect((await fetch(`${address}/v1/imports`, { method: 'POST', body, headers })).status).toBe(503);
        const signal = AbortSignal.timeout(4_000);
        expect((await fetch(`${address}/healthz`, { signal })).status).toBe(200);
      }
    } finally {
      await server.close();
    }
  });
});
