import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/weir.mjs');

interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** The first line on standard output. */
  readonly said: Promise<string>;
}

describe('weir serve on an empty store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-serve-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const weir = (...args: readonly string[]): Run => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, WEIR_DATA_DIR: folder, WEIR_LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    let say: (line: string) => void = () => undefined;
    const said = new Promise<string>((resolve) => {
      say = resolve;
    });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (out.includes('\n')) say(out.split('\n')[0]!);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.once('close', (code) => {
        say(out);
        resolve({ code, out, err });
      });
    });
    return { process: child, ended, said };
  };

  it('brings in the samples, refuses a second server, stops in order, and finds everything again', async () => {
    const first = weir('serve', '--firms', '60', '--port', '0', '--json', '--lang', 'en');
    const ready = JSON.parse(await first.said);
    const decided = Object.values(ready.samples.outcomes as Record<string, number>).reduce((sum, n) => sum + n, 0);
    expect([ready.samples.firms, decided]).toEqual([60, 60]);
    const { institution, password } = ready.credentials;
    const signedIn = await fetch(`${ready.address}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ institution, name: 'supervisor', password, carry: 'bearer' }),
    });
    expect(signedIn.status).toBe(201);

    const second = await weir('serve', '--firms', '60', '--port', '0', '--json', '--lang', 'en').ended;
    expect(second.code).toBe(1);
    expect(JSON.parse(second.out).error.code).toBe('STORE_IN_USE');

    first.process.kill('SIGTERM');
    const stopped = await first.ended;
    expect([stopped.code, stopped.out.trim().split('\n').at(-1)]).toEqual([0, '{"stopped":true}']);

    const again = weir('serve', '--firms', '60', '--port', '0', '--json', '--lang', 'en');
    const found = JSON.parse(await again.said);
    expect([found.samples, found.credentials]).toEqual([undefined, ready.credentials]);
    again.process.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  }, 120_000);

  it('goes on with the samples where a first start was killed, and decides no firm twice', async () => {
    const cutOff = weir('serve', '--firms', '60', '--port', '0', '--json', '--lang', 'en');
    while (!existsSync(join(folder, 'secrets', 'demonstration.json'))) await turn();
    cutOff.process.kill('SIGKILL');
    await cutOff.ended;

    const again = weir('serve', '--firms', '60', '--port', '0', '--json', '--lang', 'en');
    const { address, samples, credentials } = JSON.parse(await again.said);
    expect(samples.firms).toBe(60);
    const { institution, password } = credentials;
    const session = await fetch(`${address}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ institution, name: 'operations', password, carry: 'bearer' }),
    });
    const { token } = (await session.json()) as { token: string };
    const listed = await fetch(`${address}/v1/decisions?limit=200`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await listed.json()) as { items: unknown[] }).items).toHaveLength(60);
    again.process.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  }, 120_000);

  it('says which port another program has, and leaves nothing running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const refused = await weir('serve', '--port', String(port), '--no-samples', '--json', '--lang', 'en').ended;
    other.close();
    expect([refused.code, JSON.parse(refused.out).error.code]).toEqual([1, 'SERVE_ADDRESS_UNUSABLE']);
  }, 120_000);
});
