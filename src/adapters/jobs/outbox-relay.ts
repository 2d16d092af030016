import { createHash } from 'node:crypto';
import type { PgBoss } from 'pg-boss';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';
import { PostgresTransaction } from '../store/transaction.ts';

interface Waiting {
  readonly outbox_id: string;
  readonly topic: string;
  readonly payload: { readonly jobId: string };
}

const AT_ONCE = 500;

/**
 * Moves committed job requests of every institution from the outbox into the queue. Both lie in one database, so a request is taken
 * from the one and put into the other by one transaction; several relays share the work.
 */
export async function relayRequests(unitOfWork: UnitOfWork, boss: PgBoss): Promise<number> {
  const institutions = await unitOfWork.institutions();
  if (!institutions.ok) return 0;
  let moved = 0;
  for (const { institutionId } of institutions.value) {
    const some = await unitOfWork.run({ institutionId, actorId: 'relay' }, async (transaction) => {
      if (!(transaction instanceof PostgresTransaction)) throw new Error('a transaction of another store');
      return ok(await relaySome(transaction, boss));
    });
    moved += some.ok ? unwrap(some) : 0;
  }
  return moved;
}

async function relaySome({ session, at }: PostgresTransaction, boss: PgBoss): Promise<number> {
  const waiting = await session.query<Waiting & Record<string, unknown>>(
    `SELECT outbox_id, topic, payload FROM outbox
     WHERE institution_id = $1 AND published_at IS NULL AND topic LIKE 'job.%'
     ORDER BY outbox_id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [session.institutionId],
  );
  const db = {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: (await session.client.query({ text, values })).rows,
    }),
  };
  for (const { topic, payload } of waiting)
    await boss.insert(topic.slice('job.'.length), [{ id: queueId(payload.jobId), data: payload }], { db });
  if (waiting.length > 0)
    await session.query('UPDATE outbox SET published_at = $3 WHERE institution_id = $1 AND outbox_id = ANY($2)', [
      session.institutionId,
      waiting.map((row) => row.outbox_id),
      at,
    ]);
  return waiting.length;
}

/** The queue wants UUIDs: one that follows from the job's id, so that a job cannot be in the queue twice. */
function queueId(jobId: string): string {
  const hex = createHash('sha256').update(jobId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
