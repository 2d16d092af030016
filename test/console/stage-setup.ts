import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the run's console; it starts when the first one asks. */
    readonly stageBroker: string;
  }
}

/** What `weir serve` says when it is ready. */
export interface Served {
  readonly address: string;
  readonly credentials: { readonly institution: string; readonly password: string };
}

const ROOT = join(import.meta.dirname, '../..');

/**
 * One console a run, as a stranger starts it: `weir serve` in a process of its own with an empty folder for its store, which it fills with
 * the sample firms. Test files share it, so each works on firms and names of its own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-console-'));
  // A database that runs under another uid must be able to walk through, though not to list.
  chmodSync(folder, 0o711);
  let serving: Serving | undefined;
  const broker = createServer((socket) => {
    serving ??= serve(join(folder, 'data'));
    serving.ready.then(
      (served) => socket.end(JSON.stringify({ served })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  });
  const address = join(folder, 'broker');
  await new Promise<void>((resolve) => broker.listen(address, resolve));
  project.provide('stageBroker', address);
  return async () => {
    broker.close();
    await serving?.stop();
    if (serving) console.log('screenshots of the console: dist/screenshots');
    rmSync(folder, { recursive: true, force: true });
  };
}

interface Serving {
  readonly ready: Promise<Served>;
  stop(): Promise<void>;
}

function serve(dataDirectory: string): Serving {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'bin/weir.mjs'), 'serve', '--firms', '60', '--json', '--port', '0'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WEIR_DATA_DIR: dataDirectory, WEIR_LOG_LEVEL: 'warn', DATABASE_URL: '' },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    ready: firstLine(child),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<Served> {
  return new Promise((resolve, reject) => {
    let out = '';
    let complaints = '';
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      if (!out.includes('\n')) return;
      const said = JSON.parse(out.slice(0, out.indexOf('\n'))) as Partial<Served>;
      if (said.address && said.credentials) resolve({ address: said.address, credentials: said.credentials });
      else reject(new Error(out));
    });
    child.stderr?.on('data', (chunk) => {
      complaints = `${complaints}${String(chunk)}`.slice(-4_000);
    });
    child.once('close', (code, signal) => {
      const words = `weir serve ended with ${code ?? signal}: ${complaints}`;
      reject(new Error(words));
      // After it was ready nobody waits for the promise, and tests that find it gone should not have to guess why.
      if (code !== 0) console.error(words);
    });
  });
}
