import type { UnitOfWork } from '#app/unit-of-work.ts';
import { ok } from '#domain/kernel/index.ts';
import { PostgresTransaction } from '../store/transaction.ts';

/**
 * How long the answer to a request is kept for whoever sends it again, a request to the queue for who wonders what became of it,
 * and a file that was sent for the job that reads it.
 */
const KEPT_MILLISECONDS = 30 * 86_400_000;

/** Removes answers, relayed requests and files of every institution that nobody will ask for any more. */
export async function forgetOld(unitOfWork: UnitOfWork): Promise<number> {
  const institutions = await unitOfWork.institutions();
  if (!institutions.ok) return 0;
  let removed = 0;
  for (const { institutionId } of institutions.value) {
    const some = await unitOfWork.run({ institutionId, actorId: 'tidy' }, async (transaction) => {
      if (!(transaction instanceof PostgresTransaction)) throw new Error('a transaction of another store');
      return ok(await forgetOf(transaction));
    });
    removed += some.ok ? some.value : 0;
  }
  return removed;
}

async function forgetOf({ session, at }: PostgresTransaction): Promise<number> {
  const values = [session.institutionId, at - KEPT_MILLISECONDS];
  const answers = await session.query(
    'DELETE FROM idempotency WHERE institution_id = $1 AND created_at < $2 RETURNING 1',
    values,
  );
  const told = await session.query(
    'DELETE FROM outbox WHERE institution_id = $1 AND published_at < $2 RETURNING 1',
    values,
  );
  // Bytes that no job took up: the store failed, or the process ended, while they were being sent.
  const uploads = await session.query(
    'DELETE FROM upload_chunk WHERE institution_id = $1 AND created_at < $2 RETURNING 1',
    values,
  );
  return answers.length + told.length + uploads.length;
}
