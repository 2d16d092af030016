import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveConsole } from './console.ts';
import { problems } from './problems.ts';

describe('the served console', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'weir-served-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<meta nonce="WEIR_NONCE"><script nonce="WEIR_NONCE" src="/assets/a.js"></script>',
    );
    writeFileSync(join(folder, 'assets/a.js'), 'let plain;');
    writeFileSync(join(folder, 'assets/a.js.gz'), gzipSync('let packed;'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const open = async () => {
    const server = Fastify({ genReqId: () => 'req' });
    problems(server);
    await serveConsole(server, folder);
    server.get('/v1/known', async () => ({}));
    return server;
  };
  const asPage = { accept: 'text/html,application/xhtml+xml' };

  it('answers every address of its router with the page, under a nonce that is new each time', async () => {
    const server = await open();
    const [first, second] = await Promise.all([
      server.inject({ url: '/', headers: asPage }),
      server.inject({ url: '/firms/F00001?tab=sales', headers: asPage }),
    ]);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    const nonces = [first, second].map(({ body, headers }) => {
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`'nonce-${nonce}'`);
      expect(policy).toContain("script-src 'self';");
      expect(body).not.toContain('WEIR_NONCE');
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(first.headers['cache-control']).toBe('no-cache');
  });

  it('leaves what belongs to the API, and what asks for no page, to be refused', async () => {
    const server = await open();
    for (const url of ['/v1/nothing', '/docs/nothing', '/assets/nothing.js', '/openapi.json'])
      expect((await server.inject({ url, headers: asPage })).statusCode, url).toBe(404);
    expect((await server.inject({ url: '/firms', headers: { accept: 'application/json' } })).statusCode).toBe(404);
    expect((await server.inject({ url: '/v1/known', headers: asPage })).statusCode).toBe(200);
  });

  it('gives its files packed to whoever takes them so, and for a year', async () => {
    const server = await open();
    const packed = await server.inject({ url: '/assets/a.js', headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const plain = await server.inject({ url: '/assets/a.js' });
    expect(plain.body).toBe('let plain;');
    expect((await server.inject({ url: '/assets/../index.html', headers: asPage })).body).not.toContain('WEIR_NONCE');
  });
});
