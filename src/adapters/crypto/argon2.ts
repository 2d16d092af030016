import { hash, verify } from '@node-rs/argon2';
import type { PasswordHash } from '#app/ports/password-hash.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Password hashing by argon2id, each in the library's own thread. */
export function argon2(): PasswordHash {
  let unknown: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, COST),
    async matches(password, stored) {
      if (stored !== undefined) return verify(stored, password);
      // A name that nobody has costs the same work as one that somebody has.
      unknown ??= hash('no account has this password', COST);
      await verify(await unknown, password);
      return false;
    },
  };
}
