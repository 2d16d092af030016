import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Servers, startServers } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the run's servers; they start when the first one asks. */
    readonly clusterBroker: string;
  }
}

/**
 * One pair of servers a run, started by the process that outlives every test file and only when a file asks. A file asks over
 * a socket and gets their addresses; its own database it then makes itself.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-test-'));
  // A server that runs under another uid must be able to walk through, though not to list.
  chmodSync(folder, 0o711);
  let starting: Promise<Servers> | undefined;
  const broker = createServer((socket) => {
    starting ??= startServers(folder);
    starting.then(
      (servers) => socket.end(JSON.stringify({ servers: servers.addresses })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    );
  });
  const address = join(folder, 'broker');
  await new Promise<void>((resolve) => broker.listen(address, resolve));
  project.provide('clusterBroker', address);
  return async () => {
    broker.close();
    const servers = await starting?.catch(() => undefined);
    await servers?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
