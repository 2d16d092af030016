import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { askServer } from './govern-client.ts';

describe('asking a running Weir', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-token-'));
  const tokenFile = join(folder, 'token');
  const heard: { url: string | undefined; authorization: string | undefined; body: string }[] = [];
  let server: Server;
  let url: string;
  beforeAll(async () => {
    writeFileSync(tokenFile, 'secret\n');
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        heard.push({ url: request.url, authorization: request.headers.authorization, body });
        const refused = request.url?.includes('nobody');
        response.writeHead(refused ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(refused ? { code: 'MODEL_VERSION_UNKNOWN', title: 'no such model' } : { a: 1 }));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('sends the token and the body to the operation’s address', async () => {
    const body = { policy: 'p', why: 'w' };
    expect(unwrap(await askServer({ server: url, tokenFile }, 'roll-back-model', { body }))).toEqual({ a: 1 });
    expect(heard.at(-1)).toEqual({
      url: '/v1/model-rollbacks',
      authorization: 'Bearer secret',
      body: JSON.stringify(body),
    });
  });

  it('says what the server said, and where nobody answers', async () => {
    const params = { version: 'nobody@1' };
    expect(await askServer({ server: url, tokenFile }, 'show-model-version', { params })).toMatchObject({
      error: { code: 'SERVER_REFUSED', params: { status: 404, code: 'MODEL_VERSION_UNKNOWN' } },
    });
    expect(await askServer({ server: 'http://127.0.0.1:9', tokenFile }, 'list-model-versions', {})).toMatchObject({
      error: { code: 'SERVER_UNREACHABLE' },
    });
    expect(await askServer({ server: url, tokenFile: join(folder, 'none') }, 'list-model-versions', {})).toMatchObject({
      error: { code: 'SERVER_TOKEN_NEEDED' },
    });
  });
});
