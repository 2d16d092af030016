import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import { asConfirmation } from '#app/law/check-law.ts';
import type { SentTable, TapeReader } from '#app/ports/tape-reader.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { RulePack } from '#domain/compliance/index.ts';
import { type CalendarDate, type Failure, type Fen, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type Breach, classDaysOn, findBreaches, type HealthReport, healthReport } from '#domain/portfolio/index.ts';

export interface BookShell {
  readonly unitOfWork: UnitOfWork;
  readonly pack: RulePack;
  readonly tapes: TapeReader;
}

export interface SentBook {
  readonly tape: SentTable;
  readonly repayments: SentTable | undefined;
  readonly funders: SentTable | undefined;
  readonly asOf: CalendarDate;
  /** For the floor: decimals a year, and the PD of loans that state none. */
  readonly lgd: number;
  readonly opex: number;
  readonly ownFunds: number;
  readonly pd: number | null;
  readonly equityFen: Fen | null;
}

/**
 * The health of a book that was sent, held against the law that binds the institution of the caller, with what its counsel
 * has confirmed. Nothing of the book is kept; that it was looked at stands in the log. Errors: those of reading the tables.
 */
export async function examineBook(
  { unitOfWork, pack, tapes }: BookShell,
  caller: Caller,
  sent: SentBook,
): Promise<Result<{ readonly report: HealthReport; readonly breaches: readonly Breach[] }, Failure>> {
  const loans = await tapes.loans(sent.tape, sent.repayments);
  if (!loans.ok) return loans;
  const funders = sent.funders ? await tapes.funders(sent.funders) : ok([]);
  if (!funders.ok) return funders;
  const classDays = classDaysOn(pack, sent.asOf);
  if (!classDays.ok) return classDays;
  const { lgd, opex, ownFunds, pd, equityFen, asOf } = sent;
  const terms = { lgd, opex, ownFunds, pd, equityFen, asOf };
  const report = healthReport({ loans: loans.value, funders: funders.value, classDays: classDays.value, ...terms });
  const known = await unitOfWork.run(workOf(caller), async (work) => {
    const institution = await work.access.institution();
    const confirmed = await work.counsel.list();
    const payload = { asOf, loans: report.loans, outstandingFen: report.outstandingFen };
    work.log({ operation: 'book.examined', subject: work.institutionId, payload });
    return ok({ institution, confirmations: confirmed.map(asConfirmation(pack)) });
  });
  if (!known.ok) return known;
  const { institution, confirmations } = known.value;
  if (!institution) return fail('NOT_FOUND', { what: caller.institution });
  const lender = { actors: institution.actorTypes, province: institution.province, equityFen, confirmations };
  const breaches = findBreaches(pack, loans.value, lender, asOf, classDays.value);
  return breaches.ok ? ok({ report, breaches: breaches.value }) : breaches;
}
