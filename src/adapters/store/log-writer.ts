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

/** Writes the entries of a transaction in one statement, unsequenced: positions are given after the commit. */
export async function writeLog(
  session: Session,
  keys: KeyRing,
  at: Instant,
  acts: readonly PendingAct[],
): Promise<void> {
  if (acts.length === 0) return;
  await keys.prepare(acts.map((act) => act.subject));
  const entries = acts.map((act) => {
    const { entryId: id, actor, operation, subject, payload } = act;
    const logged = { id, institution: session.institutionId, at, actor, operation, subject, payload };
    return sealEntry(logged, keys.prepared(subject).derivation);
  });
  const sealed = acts.map((act) => {
    const place = { table: 'log_entry', column: 'payload_sealed', row: act.entryId };
    return keys.sealPrepared(act.subject, place, canonicalBytes(act.payload));
  });
  await session.query(
    `INSERT INTO log_entry (institution_id, entry_id, at, actor, operation, subject, payload, subject_id, payload_sealed)
     SELECT $1, entry_id, $2, actor, operation, subject, payload, subject_id, sealed
     FROM unnest($3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::text[], $9::bytea[])
       AS act (entry_id, actor, operation, subject, payload, subject_id, sealed)`,
    [
      session.institutionId,
      at,
      acts.map((act) => act.entryId),
      acts.map((act) => act.actor),
      acts.map((act) => act.operation),
      entries.map((entry) => Buffer.from(fromHex(entry.subject)!)),
      entries.map((entry) => Buffer.from(fromHex(entry.payload)!)),
      acts.map((act) => act.subject),
      sealed,
    ],
  );
}
