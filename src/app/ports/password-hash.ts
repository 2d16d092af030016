/** Slow hashing of passwords (argon2id). The hash text carries its parameters. */
export interface PasswordHash {
  hash(password: string): Promise<string>;
  /** Whether the password gives the hash; takes as long for `undefined`, so that an unknown name cannot be told by time. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}
