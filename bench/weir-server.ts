import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUPERUSER } from '#adapters/store/embedded/cluster.ts';
import { EMBEDDED_PORT } from '#adapters/store/embedded/launcher.ts';
import { rolePassword } from '#adapters/store/role-passwords.ts';
import { readOrCreateSecret } from '#adapters/store/secret-file.ts';
import { LeanConnection } from './http-client.ts';

/** A server of ours in a process of its own, on a new embedded store with the sample firms, and a key to decide with. */
export interface WeirServer {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  /** libpq variables that reach the embedded PostgreSQL as its superuser. */
  readonly database: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Sixty firms: of more the rest comes in behind the announced address, and would be measured as well. */
export async function startWeir(say: (line: string) => void): Promise<WeirServer> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
  const entry = join(import.meta.dirname, '../bin/weir.mjs');
  const environment = { ...process.env, WEIR_DATA_DIR: folder, WEIR_LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [entry, 'serve', '--port', '0', '--lang', 'en', '--firms', '60'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.resume();
  const announced = await firstOutput(child, /http:\/\/127\.0\.0\.1:(\d+)/);
  say(`serving on port ${announced}`);
  const { institution, password } = JSON.parse(
    readFileSync(join(folder, 'secrets/demonstration.json'), 'utf8'),
  ) as Record<string, string>;
  const headers = { authorization: `Bearer ${await issueKey(announced, institution!, password!)}` };
  const { socketFolder } = JSON.parse(readFileSync(join(folder, 'connection.json'), 'utf8')) as {
    socketFolder: string;
  };
  const secret = readOrCreateSecret(join(folder, 'secrets/database'));
  const database = {
    PGHOST: socketFolder,
    PGPORT: String(EMBEDDED_PORT),
    PGUSER: SUPERUSER,
    PGPASSWORD: rolePassword(secret, SUPERUSER),
  };
  return { port: announced, headers, database, stop: () => stop(child, folder) };
}

function firstOutput(child: ChildProcess, pattern: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = pattern.exec(text);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it served: ${text}`)));
  });
}

async function issueKey(port: number, institution: string, password: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ institution, name: 'administrator', password }),
  });
  const { csrf } = (await response.json()) as { csrf: string };
  const cookie = response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  const connection = await LeanConnection.open(port);
  const issued = await connection.send(
    'POST',
    '/v1/api-keys',
    { cookie, 'x-csrf-token': csrf, 'idempotency-key': 'bench-key' },
    JSON.stringify({ name: 'bench', roles: ['underwriter'] }),
  );
  connection.close();
  if (issued.status !== 201) throw new Error(`no key was issued: ${issued.body}`);
  return (JSON.parse(issued.body) as { token: string }).token;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(20_000)]);
  rmSync(folder, { recursive: true, force: true });
}
