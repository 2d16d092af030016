import type { Caller } from '#app/access/caller.ts';
import { type AccessShell, workOf } from '#app/access/shell.ts';
import type { BookShell } from '#app/book/examine-book.ts';
import type { Desk } from '#app/decision/decide.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import type { TourShell } from '#app/demonstration/tour.ts';
import type { LawCase, LawShell } from '#app/law/check-law.ts';
import type { EvidenceReader } from '#app/ports/evidence-reader.ts';
import type { TableWriter } from '#app/ports/table-writer.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type { WorkContext } from '#app/unit-of-work.ts';
import { type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** The log as far as it needs a key or a stream. */
interface LogShell {
  /** The public key of an institution's log, as verifiers take it. */
  verifierKey(institution: string): string;
  /** An export from the start or from a checkpoint, up to another or the newest, in pieces of text. Errors: LOG_EMPTY, LOG_CHECKPOINT_UNKNOWN. */
  export(
    context: WorkContext,
    range: { readonly from: number; readonly to: number | undefined },
  ): Promise<Result<AsyncIterable<string>, Failure>>;
}

/** What the routes are given: the shells of the verbs, joined in compose. */
export interface Application {
  readonly access: AccessShell;
  /** Drops what was remembered about proved tokens; called after a change to accounts, sessions or keys. */
  readonly forgetProofs: () => void;
  readonly law: LawShell;
  /** The cases that show each rule. */
  readonly lawCases: ReadonlyMap<string, readonly LawCase[]>;
  readonly decisions: DecisionShell;
  /** A lender's own loans. */
  readonly book: BookShell;
  readonly desk: Desk;
  readonly log: LogShell;
  /** Writes the files of exported lists. */
  readonly tables: TableWriter;
  /** The demonstration's county, where there is one. */
  readonly tour: TourShell;
  /** Reads files that were sent, as far as a person wants to see of them before a job does. */
  readonly reader: EvidenceReader;
}

/** A look-up by a caller that cannot fail but for the store. */
export function lookUp<T>(
  { access: { unitOfWork } }: Application,
  caller: Caller,
  read: (transaction: Transaction) => Promise<T>,
): Promise<Result<T, Failure>> {
  return unitOfWork.run(workOf(caller), async (transaction) => ok(await read(transaction)));
}
