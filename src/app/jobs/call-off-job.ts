import type { Caller } from '#app/access/caller.ts';
import { workOf } from '#app/access/shell.ts';
import type { JobProgress } from '#app/ports/job-repository.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Calls off a job that has not ended. What it wrote so far stays as its own verbs left it: whole, or not at all. Errors: NOT_FOUND, JOB_ENDED. */
export function callOffJob(
  unitOfWork: UnitOfWork,
  caller: Caller,
  jobId: string,
): Promise<Result<JobProgress, Failure>> {
  return unitOfWork.run<JobProgress, Failure>(workOf(caller), async (work) => {
    const before = await work.jobs.get(jobId);
    if (!before) return fail('NOT_FOUND', { what: jobId });
    if (!(await work.jobs.callOff(jobId))) return fail('JOB_ENDED', { job: jobId });
    work.log({ operation: 'job.called-off', subject: caller.institution, payload: { jobId, queue: before.queue } });
    return ok((await work.jobs.get(jobId)) ?? before);
  });
}
