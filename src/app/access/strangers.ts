import type { Instant } from '#domain/kernel/index.ts';
import { type Attempts, afterFailure, isLocked } from './lock-out.ts';

/** Attempts under names that nobody has: they lock like those that somebody has, or the lock would tell which names there are. */
export interface Strangers {
  /** Counts an attempt; the attempts that came before it. */
  charge(name: string, now: Instant): Attempts;
}

const MOST_NAMES = 10_000;

/** Kept by this process alone; the name that was tried first is forgotten first. */
export function strangers(): Strangers {
  const byName = new Map<string, Attempts>();
  return {
    charge(name, now) {
      const before = byName.get(name) ?? { failures: 0, lockedUntil: undefined };
      if (!byName.has(name) && byName.size >= MOST_NAMES) byName.delete(byName.keys().next().value!);
      byName.set(name, isLocked(before, now) ? before : afterFailure(before, now));
      return before;
    },
  };
}
