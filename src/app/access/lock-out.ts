import { type Instant, instant } from '#domain/kernel/index.ts';

/** Failed attempts in a row and until when the account is closed for more. */
export interface Attempts {
  readonly failures: number;
  readonly lockedUntil: Instant | undefined;
}

const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 60_000;
/** Longer would stop few guesses more, and let a stranger keep a person out for a day with a single one. */
const LONGEST_LOCK_MS = 15 * 60_000;

export function isLocked(attempts: Attempts, now: Instant): boolean {
  return attempts.lockedUntil !== undefined && now < attempts.lockedUntil;
}

/** After five failures in a row the account closes for a minute, and for twice as long with each further one, at most a quarter of an hour. */
export function afterFailure(attempts: Attempts, now: Instant): Attempts {
  const failures = attempts.failures + 1;
  if (failures < FREE_FAILURES) return { failures, lockedUntil: undefined };
  const lock = Math.min(FIRST_LOCK_MS * 2 ** Math.min(failures - FREE_FAILURES, 20), LONGEST_LOCK_MS);
  return { failures, lockedUntil: instant(now + lock) };
}
