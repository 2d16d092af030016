import type { Digest, Instant } from '#domain/kernel/index.ts';

/** Counsel's word that the text of a rule was read against its source; it holds for that text only. */
export interface CounselConfirmation {
  readonly ruleId: string;
  readonly textDigest: Digest;
  readonly confirmedBy: string;
  readonly confirmedAt: Instant;
}

export interface CounselRepository {
  confirm(ruleId: string, textDigest: Digest): Promise<void>;
  withdraw(ruleId: string, textDigest: Digest): Promise<void>;
  /** Those not withdrawn. */
  list(): Promise<readonly CounselConfirmation[]>;
}
