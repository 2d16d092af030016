import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connections } from '#adapters/store/connections.ts';
import { connectTo, openTestStore, type TestStore } from '#test/store/cluster.ts';
import { simulate } from './simulation.ts';

/** WEIR_SIM_SEED repeats one seed; WEIR_SIM_SEEDS says how many run after those of seeds.txt, WEIR_SIM_FIRST from which on. */
const COUNT = Number(process.env.WEIR_SIM_SEEDS ?? 100);
const FIRST = Number(process.env.WEIR_SIM_FIRST ?? 1);

function seeds(): number[] {
  if (process.env.WEIR_SIM_SEED) return [Number(process.env.WEIR_SIM_SEED)];
  const kept = readFileSync(join(import.meta.dirname, 'seeds.txt'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map(Number);
  return [...kept, ...Array.from({ length: COUNT }, (_, i) => FIRST + i)];
}

describe('the store under an unreliable network, simulated', () => {
  let store: TestStore;
  let monitor: Connections;
  beforeAll(async () => {
    store = await openTestStore('embedded');
    monitor = connectTo(store.database.urls.superuser, store.database.database);
  });
  afterAll(async () => {
    await monitor.close();
    await store.close();
  });

  it(`does every acknowledged act once and none half, over ${seeds().length} seeds`, { timeout: 600_000 }, async () => {
    for (const seed of seeds()) {
      const { faults, trace } = await simulate(store, monitor, seed);
      const repeat = `repeat with: WEIR_SIM_SEED=${seed} npx vitest run test/simulation\n${trace.slice(-60).join('\n')}`;
      expect(faults, repeat).toEqual([]);
    }
  });

  it('runs the same way again from the same seed', async () => {
    const first = await simulate(store, monitor, 7);
    const again = await simulate(store, monitor, 7);
    expect(first.trace.length).toBeGreaterThan(50);
    expect(again.trace).toEqual(first.trace);
  });

  it('notices a client that sends an unknown outcome again as a new request', async () => {
    const noticed: string[] = [];
    for (let seed = 1; seed <= 40 && noticed.length === 0; seed++)
      noticed.push(...(await simulate(store, monitor, seed, 'without a key')).faults);
    expect(noticed[0]).toMatch(/without a key were answered/);
  });
});
