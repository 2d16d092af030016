import { createHash } from 'node:crypto';
import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Timer } from '#app/ports/timer.ts';
import { type Instant, instant } from '#domain/kernel/index.ts';

export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
}

/** A clock that a test moves; it begins at 2026-01-05T01:00:00Z, a Monday morning in Shanghai. */
export function manualClock(from: Instant = instant(1_767_574_800_000)): ManualClock {
  let now: number = from;
  return {
    now: () => instant(now),
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}

/** Bytes that follow from a seed: SHA-256 of the seed and a counter. */
export function seededChance(seed: string): Chance {
  let counter = 0;
  return {
    bytes(count) {
      const blocks: Buffer[] = [];
      for (let have = 0; have < count; have += 32) {
        blocks.push(createHash('sha256').update(`${seed}/${counter}`).digest());
        counter += 1;
      }
      return Buffer.concat(blocks).subarray(0, count);
    },
  };
}

/** Waits that pass at once: a test never sleeps. */
export const testTimer: Timer = { sleep: () => Promise.resolve() };
