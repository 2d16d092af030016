import type { Act } from '#app/ports/transaction.ts';
import { sealEntry } from '#domain/audit/index.ts';
import { canonicalBytes, fromHex, type Instant } from '#domain/kernel/index.ts';
import type { KeyRing } from './key-ring.ts';
import type { Session } from './session.ts';

/** An act with what the transaction adds to it. */
export interface PendingAct extends Act {
  readonly entryId: string;
  readonly actor: string;
}

/** Inserts entries whose columns are arrays from parameter `from` on; $1 is the institution and $2 the moment. */
export function insertEntries(from: number): string {
  const array = (i: number, type: string) => `$${from + i}::${type}[]`;
  return `INSERT INTO log_entry (institution_id, entry_id, at, actor, operation, subject, payload, subject_id, payload_sealed)
    SELECT $1, entry_id, $2, actor, operation, subject, payload, subject_id, sealed
    FROM unnest(${array(0, 'text')}, ${array(1, 'text')}, ${array(2, 'text')}, ${array(3, 'bytea')}, ${array(4, 'bytea')},
      ${array(5, 'text')}, ${array(6, 'bytea')}) AS act (entry_id, actor, operation, subject, payload, subject_id, sealed)`;
}

const INSERT = insertEntries(3);

/** The parameters of `insertEntries` from the first array on; the keys of the subjects must be prepared. */
export function entryValues(
  institution: string,
  keys: KeyRing,
  at: Instant,
  acts: readonly PendingAct[],
): readonly unknown[] {
  const entries = acts.map((act) => {
    const { entryId: id, actor, operation, subject, payload } = act;
    const logged = { id, institution, at, actor, operation, subject, payload };
    return sealEntry(logged, keys.prepared(subject).derivation);
  });
  const sealed = acts.map((act) => {
    const place = { table: 'log_entry', column: 'payload_sealed', row: act.entryId };
    return keys.sealPrepared(act.subject, place, canonicalBytes(act.payload));
  });
  return [
    acts.map((act) => act.entryId),
    acts.map((act) => act.actor),
    acts.map((act) => act.operation),
    entries.map((entry) => Buffer.from(fromHex(entry.subject)!)),
    entries.map((entry) => Buffer.from(fromHex(entry.payload)!)),
    acts.map((act) => act.subject),
    sealed,
  ];
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
  session.send(INSERT, [session.institutionId, at, ...entryValues(session.institutionId, keys, at, acts)]);
}
