import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Which process owns a data directory. */
interface Owner {
  readonly pid: number;
  /** The command line that it was started with, for the message to whoever comes second. */
  readonly command: string;
}

export interface OwnerLock {
  release(): void;
}

/**
 * Owns a data directory until released or until this process ends in whatever way. The lock is a listening socket in
 * Linux's abstract namespace: the kernel frees it with the process, so nothing stale can be left behind by kill -9, and the
 * file beside it only says who holds it. Errors: STORE_IN_USE.
 */
export async function lockDataDirectory(dataDirectory: string): Promise<Result<OwnerLock, Failure<'STORE_IN_USE'>>> {
  const place = realpathSync(dataDirectory);
  // By what the directory is, not by what it is called: containers on one network may call theirs alike.
  const { dev, ino } = statSync(place, { bigint: true });
  const name = `\0weir-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`;
  const server = createServer((socket) => socket.destroy());
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    server.listen({ path: name, exclusive: true }, () => resolve(false));
  });
  if (taken) {
    const owner = readOwner(dataDirectory);
    return fail('STORE_IN_USE', { directory: place, pid: owner?.pid ?? 0, command: owner?.command ?? 'weir' });
  }
  server.unref();
  const owner: Owner = { pid: process.pid, command: ['weir', ...process.argv.slice(2)].join(' ').slice(0, 200) };
  writeFileSync(ownerFile(dataDirectory), `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  return ok({ release: () => server.close() });
}

function ownerFile(dataDirectory: string): string {
  return join(dataDirectory, 'owner.json');
}

/** Who wrote its name last; it may have ended since. */
function readOwner(dataDirectory: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(dataDirectory), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}
