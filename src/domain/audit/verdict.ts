import type { Failure, Instant } from '#domain/kernel/index.ts';
import type { VerifierKey } from './key.ts';

/** What the auditor brings: the log's key, and what makes forks and replays visible. */
export interface Trust {
  readonly logKey: VerifierKey;
  /** Every one of them must have cosigned the head. */
  readonly witnesses: readonly VerifierKey[];
  /** Checkpoints of this log that the auditor, or another, was given before. */
  readonly seen: readonly string[];
  /** The head must have been signed at or after this moment. */
  readonly notBefore: Instant | undefined;
}

export interface LogVerdict {
  readonly verified: boolean;
  readonly origin: string;
  /** Index of the first entry that was checked. */
  readonly from: number;
  /** Number of entries that the head covers. */
  readonly size: number;
  /** Root of the head in hex. */
  readonly root: string;
  readonly checkpoints: number;
  /** The head's time: the latest that a trusted witness gave, else the log's own. */
  readonly signedAt: string | null;
  readonly witnesses: readonly string[];
  /** Everything that does not hold, gravest first; empty where all verifies. */
  readonly findings: readonly Failure[];
}
