import {
  type Canonical,
  canonicalBytes,
  concatBytes,
  formatInstant,
  hmacSha256,
  type Instant,
  sha256,
  toHex,
} from '#domain/kernel/index.ts';

/** SHA-256(32-byte nonce ‖ canonical bytes), 64 characters of lower-case hex. */
export type Commitment = string;

/**
 * One entry of an institution's log. It carries no position (the sequencer gives that later) and nothing about a person:
 * `subject` and `payload` are commitments whose nonces come from the subject's key. `actor` is an account's id, never a name.
 */
export interface LogEntry {
  readonly id: string;
  readonly institution: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly actor: string;
  /** What was done, e.g. `decision.record`. */
  readonly operation: string;
  readonly subject: Commitment;
  readonly payload: Commitment;
}

/** What is about to be logged, in clear; only its commitments leave `sealEntry`. */
export interface LoggedAct {
  readonly id: string;
  readonly institution: string;
  readonly at: Instant;
  readonly actor: string;
  readonly operation: string;
  /** Whom or what the act is about; an act about no one names the institution. */
  readonly subject: string;
  readonly payload: Canonical;
}

export function commit(nonce: Uint8Array, value: Canonical): Commitment {
  if (nonce.length !== 32) throw new RangeError('a commitment takes a nonce of 32 bytes');
  return toHex(sha256(concatBytes(nonce, canonicalBytes(value))));
}

/**
 * The nonce of one part of one entry. All nonces of a subject are derived from its one random key, so that destroying
 * the key erases them together; they differ by entry, so that entries of one subject cannot be linked from outside.
 */
export function entryNonce(subjectKey: Uint8Array, entryId: string, part: 'subject' | 'payload'): Uint8Array {
  if (subjectKey.length !== 32) throw new RangeError('a subject key has 32 bytes');
  return hmacSha256(subjectKey)(canonicalBytes(['weir-log-nonce/1', part, entryId]));
}

export function sealEntry(act: LoggedAct, subjectKey: Uint8Array): LogEntry {
  return {
    id: act.id,
    institution: act.institution,
    at: formatInstant(act.at),
    actor: act.actor,
    operation: act.operation,
    subject: commit(entryNonce(subjectKey, act.id, 'subject'), act.subject),
    payload: commit(entryNonce(subjectKey, act.id, 'payload'), act.payload),
  };
}

/** Whether the entry is about this subject with this payload, given the nonces that the key's holder discloses. */
export function opensEntry(
  entry: LogEntry,
  disclosed: {
    readonly subjectNonce: Uint8Array;
    readonly subject: string;
    readonly payloadNonce: Uint8Array;
    readonly payload: Canonical;
  },
): boolean {
  return (
    commit(disclosed.subjectNonce, disclosed.subject) === entry.subject &&
    commit(disclosed.payloadNonce, disclosed.payload) === entry.payload
  );
}

/** The bytes whose leaf hash stands in the tree. */
export function entryBytes(entry: LogEntry): Uint8Array {
  return canonicalBytes({
    format: 'weir-log-entry/1',
    id: entry.id,
    institution: entry.institution,
    at: entry.at,
    actor: entry.actor,
    operation: entry.operation,
    subject: entry.subject,
    payload: entry.payload,
  });
}
