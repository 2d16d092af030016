import { PostgresTransaction } from '#adapters/store/transaction.ts';
import type { TableQuery } from '#app/ports/table-query.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';

/** All rows of a list in an order, newest first where it is one of moments. */
export function allBy(sort: string): TableQuery {
  return { limit: 100_000, sort, descending: true, filters: {}, counted: false };
}

/** The session below a transaction, for tests that look at rows. */
export function sessionOf(transaction: Transaction) {
  if (!(transaction instanceof PostgresTransaction)) throw new Error('a transaction of another store');
  return transaction.session;
}

/** A bare institution, enough for what lists them. */
export async function setUpInstitution(
  store: { readonly unitOfWork: UnitOfWork },
  institutionId: string,
): Promise<void> {
  const done = await store.unitOfWork.run({ institutionId, actorId: 'installer' }, async (tx) => {
    await sessionOf(tx).query(
      `INSERT INTO institution (institution_id, code, name, actor_types, province, licences, created_at)
       VALUES ($1, $2, 'Test', '{}', '33', '[]', $3)`,
      [institutionId, institutionId.toLowerCase(), tx.at],
    );
    return ok(undefined);
  });
  unwrap(done);
}
