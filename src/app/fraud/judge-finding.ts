import { type Caller, checkPerson } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { FindingVerdict } from '#domain/fraud/index.ts';
import { type Failure, fail, type Result } from '#domain/kernel/index.ts';
import { type FindingFile, readFinding } from './finding-file.ts';

/**
 * What a person made of a finding: the label by which its detector is measured. It may be judged again, since more comes to light; the log keeps each
 * verdict. Errors: PERSON_NEEDED, NOT_FOUND, VERSION_OUT_OF_DATE, SUBJECT_ERASED.
 */
export async function judgeFinding(
  unitOfWork: UnitOfWork,
  caller: Caller,
  findingId: string,
  version: number,
  {
    verdict,
    explanation,
    note,
  }: { readonly verdict: FindingVerdict; readonly explanation: string | null; readonly note: string },
): Promise<Result<FindingFile, Failure>> {
  const person = checkPerson(caller);
  if (!person.ok) return person;
  return unitOfWork.run<FindingFile, Failure>(workOf(caller), async (work) => {
    const kept = await work.fraudBook.get(findingId);
    if (!kept) return fail('NOT_FOUND', { what: findingId });
    if (kept.version !== version || !(await work.fraudBook.judge(kept, verdict, note)))
      return fail('VERSION_OUT_OF_DATE');
    const { code, firmId } = kept;
    work.log({
      operation: 'finding.judged',
      subject: firmId,
      payload: { findingId, code, verdict, explanation, note },
    });
    return readFinding(work, findingId);
  });
}
