import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Ids } from '#app/ports/ids.ts';
import { makeId } from '#domain/kernel/index.ts';

/** Ids that sort by the moment at which they were made. */
export function idsFrom(clock: Clock, chance: Chance): Ids {
  return { next: (prefix) => makeId(prefix, clock.now(), chance.bytes(10)) };
}
