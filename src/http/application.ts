import type { Caller } from '#app/access/caller.ts';
import { type AccessShell, workOf } from '#app/access/shell.ts';
import type { LawShell } from '#app/law/check-law.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** What the routes are given: the shells of the verbs, joined in compose. */
export interface Application {
  readonly access: AccessShell;
  /** Drops what was remembered about proved tokens; called after a change to accounts, sessions or keys. */
  readonly forgetProofs: () => void;
  readonly law: LawShell;
}

/** A look-up by a caller that cannot fail but for the store. */
export function lookUp<T>(
  { access: { unitOfWork } }: Application,
  caller: Caller,
  read: (transaction: Transaction) => Promise<T>,
): Promise<Result<T, Failure>> {
  return unitOfWork.run(workOf(caller), async (transaction) => ok(await read(transaction)));
}
