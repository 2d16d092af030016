import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

const SHORTEST = 12;
const LONG_ENOUGH_ALONE = 20;

/** The beginnings of the passwords that every guessing list starts with; compared without case and digits at the end. */
const COMMON = [
  'password',
  'qwerty',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'abc',
  'asdfgh',
];

/**
 * What a password must be: 12 characters with three of the four classes (GB/T 22239-2019 8.1.4.1 asks for complexity), or
 * 20 of any kind; not the account's name, not a common one with digits behind it. Errors: PASSWORD_TOO_WEAK.
 */
export function checkPassword(password: string, name: string): Result<string, Failure<'PASSWORD_TOO_WEAK'>> {
  const weak = (why: string) => fail('PASSWORD_TOO_WEAK', { why });
  const length = [...password].length;
  if (length < SHORTEST) return weak(`at least ${SHORTEST} characters`);
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u].filter((c) => c.test(password)).length;
  if (classes < 3 && length < LONG_ENOUGH_ALONE)
    return weak(`three of lower case, upper case, digits and signs, or ${LONG_ENOUGH_ALONE} characters`);
  const plain = password.toLowerCase();
  if (plain.includes(name.toLowerCase())) return weak('must not hold the account name');
  if (COMMON.includes(plain.replace(/[^a-z]+$/, ''))) return weak('is on every guessing list');
  if (new Set(plain).size < 5) return weak('at least five different characters');
  return ok(password);
}
