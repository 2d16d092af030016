import type { Act } from '#app/ports/transaction.ts';
import { sealEntry } from '#domain/audit/index.ts';
import { canonicalBytes, type Instant, toHex } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

/** An act with what the transaction adds to it. */
export interface PendingAct extends Act {
  readonly entryId: string;
  readonly actor: string;
}

/** Inserts entries that are one JSON text in the parameter `place`; $1 is the institution and $2 the moment. */
export function insertEntries(place: number): string {
  return `INSERT INTO log_entry (institution_id, entry_id, at, actor, operation, subject, payload, subject_id, payload_sealed)
    SELECT $1, entry_id, $2, actor, operation, subject, payload, subject_id, sealed
    FROM json_to_recordset($${place}::json) AS act (entry_id text, actor text, operation text, subject bytea, payload bytea,
      subject_id text, sealed bytea)`;
}

const INSERT = insertEntries(3);

/** The parameter of `insertEntries`; the keys of the subjects must be prepared. */
export function entriesText(institution: string, keys: KeyRing, at: Instant, acts: readonly PendingAct[]): string {
  const rows = acts.map(({ entryId, actor, operation, subject, payload }) => {
    const logged = { id: entryId, institution, at, actor, operation, subject, payload };
    const entry = sealEntry(logged, keys.prepared(subject).derivation);
    const place = { table: 'log_entry', column: 'payload_sealed', row: entryId };
    const sealed = keys.sealPrepared(subject, place, canonicalBytes(payload));
    return {
      entry_id: entryId,
      actor,
      operation,
      subject: byteaText(entry.subject),
      payload: byteaText(entry.payload),
      subject_id: subject,
      sealed: byteaText(toHex(sealed)),
    };
  });
  return JSON.stringify(rows);
}

/** Hex as the server reads bytes in. */
function byteaText(hex: string): string {
  return `\\x${hex}`;
}

/** Sends the entries of a transaction in one statement, unsequenced: positions are given after the commit. */
export async function writeLog(
  session: Session,
  keys: KeyRing,
  at: Instant,
  acts: readonly PendingAct[],
): Promise<void> {
  if (acts.length === 0) return;
  await keys.prepare(acts.map((act) => act.subject));
  session.send(INSERT, [session.institutionId, at, entriesText(session.institutionId, keys, at, acts)]);
}
