import type { Id } from '#domain/kernel/index.ts';

/** The only source of new identifiers; the simulator supplies one that repeats by its seed. */
export interface Ids {
  next<P extends string>(prefix: P): Id<P>;
}
