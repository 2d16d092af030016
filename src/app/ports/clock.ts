import type { Instant } from '#domain/kernel/index.ts';

/** The only source of "now". The simulator supplies a virtual one. */
export interface Clock {
  now(): Instant;
}
