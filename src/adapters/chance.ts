import { randomFillSync } from 'node:crypto';
import type { Chance } from '#app/ports/chance.ts';

/** The system is asked for this many bytes at once: asking costs more than the bytes do. */
const POOL_BYTES = 8192;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** Bytes from the system's generator, each given once. */
function randomBytes(count: number): Uint8Array {
  if (count > POOL_BYTES / 8) return randomFillSync(new Uint8Array(count));
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + count);
  // What was given is wiped: a key must not lie about in the pool.
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}

export const systemChance: Chance = { bytes: randomBytes };
