import type { Transaction } from '#app/ports/transaction.ts';
import type { DeliveredTable } from '#domain/evidence/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/**
 * A delivery that is of one firm, under that firm's code: a statement calls its firm by its name or its number. Nothing changes where
 * `code` is undefined. Errors: FILE_OF_SEVERAL_FIRMS, FILE_OF_ANOTHER_FIRM where the file names a firm that is known as another.
 */
export async function ofOneFirm(
  { firms }: Transaction,
  delivered: DeliveredTable,
  code: string | undefined,
): Promise<Result<DeliveredTable, Failure>> {
  if (code === undefined) return ok(delivered);
  const named = delivered.firms.map(({ firm }) => firm);
  if (named.length > 1) return fail('FILE_OF_SEVERAL_FIRMS', { count: named.length });
  const [name] = named;
  if (name === undefined || name === code) return ok(delivered);
  if ((await firms.find(name)) !== undefined) return fail('FILE_OF_ANOTHER_FIRM', { firm: name });
  const { table } = delivered;
  const values = table.firm.values.map((value) => (value === name ? code : value));
  return ok({
    ...delivered,
    table: { ...table, firm: { ...table.firm, values } },
    firms: delivered.firms.map((counts) => ({ ...counts, firm: code })),
  });
}
