import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { placesOf } from '#adapters/store/embedded/data-directory.ts';
import { readPostmaster } from '#adapters/store/embedded/postmaster.ts';
import { openStore } from '#adapters/store/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { faultsOf, readHoldings } from './audit.ts';

const ROUNDS = Number(process.env.WEIR_KILL_ROUNDS ?? 3);
const context = { institutionId: 'inst_K', actorId: 'audit' };

/** Kills somewhere in this range of acknowledgements, another place each round. */
const after = (round: number) => 20 + ((round * 37) % 150);

describe(`kill -9 during a burst of requests and imports (${ROUNDS} rounds; WEIR_KILL_ROUNDS for more)`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(existsSync(tmpdir()) ? tmpdir() : '/tmp', 'weir-kill-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    'loses nothing that was acknowledged, leaves nothing half and doubles nothing (round %i)',
    async (round) => {
      const acknowledged = await burst(folder, round);
      const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
      const store = unwrap(await openStore({ dataDirectory: folder, databaseConnections: 5 }, ports));
      const holdings = await readHoldings(store.unitOfWork, context);
      await store.close();
      expect(faultsOf(holdings)).toEqual([]);
      const keys = new Set(holdings.posted.map((row) => row.key));
      const imports = new Map(holdings.imports.map((row) => [row.id, row.accepted]));
      const lost = acknowledged.filter(([what, id, count]) =>
        what === 'post' ? !keys.has(id!) : imports.get(id!) !== Number(count),
      );
      expect(acknowledged.length).toBeGreaterThan(after(round) - 1);
      expect(lost).toEqual([]);
    },
  );
});

/** Runs a burst, kills it in the middle, in every second round the database before it, and returns what it had acknowledged. */
async function burst(folder: string, round: number): Promise<string[][]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'burst.ts'), folder, `r${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = await linesUntilKilled(child, after(round), () => {
    const postmaster = readPostmaster(placesOf(folder).cluster)?.pid;
    if (round % 2 === 0 && postmaster) process.kill(postmaster, 'SIGKILL');
    child.kill('SIGKILL');
  });
  return lines.filter((line) => line !== 'ready').map((line) => line.split(' '));
}

function linesUntilKilled(child: ChildProcess, count: number, kill: () => void): Promise<string[]> {
  return new Promise((resolve) => {
    let text = '';
    let killed = false;
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (killed || text.split('\n').length <= count + 1) return;
      killed = true;
      kill();
    });
    // A line that was cut off was not read by anybody.
    child.once('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}
