import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { estimateWrongRefusals, type RefusalEstimate } from '#domain/credit/index.ts';
import { type Failure, type Fen, fail, ok, type Result } from '#domain/kernel/index.ts';

/**
 * What came of a loan of the learning band: kept for the monitor, and answered with the estimate that follows.
 * Errors: NOT_FOUND where the decision lay outside the band; BAND_NOT_LENT where it was not lent to.
 */
export function tellOutcome(
  unitOfWork: UnitOfWork,
  caller: Caller,
  decisionId: string,
  outcome: { readonly bad: boolean; readonly resultFen: Fen },
): Promise<Result<readonly RefusalEstimate[], Failure>> {
  return unitOfWork.run<readonly RefusalEstimate[], Failure>(workOf(caller), async (work) => {
    const draw = await work.band.get(decisionId);
    if (!draw) return fail('NOT_FOUND', { what: decisionId });
    if (!draw.accepted) return fail('BAND_NOT_LENT', { decision: decisionId });
    await work.band.tell(decisionId, outcome);
    const payload = { decisionId, bad: outcome.bad, resultFen: String(outcome.resultFen) };
    work.log({ operation: 'band.outcome-told', subject: draw.firmId, payload });
    return ok(estimateWrongRefusals(await work.band.cases()));
  });
}

/** What refusals cost by all that is known. */
export function wrongRefusals(
  unitOfWork: UnitOfWork,
  caller: Caller,
): Promise<Result<readonly RefusalEstimate[], Failure>> {
  return unitOfWork.run<readonly RefusalEstimate[], Failure>(workOf(caller), async (work) =>
    ok(estimateWrongRefusals(await work.band.cases())),
  );
}
