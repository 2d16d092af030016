import type { Caller } from '#app/access/caller.ts';
import { type AccessShell, workOf } from '#app/access/shell.ts';
import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import { decideBatch } from '#app/decision/decide-batch.ts';
import type { DecisionRequest } from '#app/decision/decide-group.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { importEvidence } from '#app/evidence/import-evidence.ts';
import type { LawShell } from '#app/law/check-law.ts';
import type { JobProgress } from '#app/ports/job-repository.ts';
import type { Timer } from '#app/ports/timer.ts';
import type { WrittenFacts } from '#domain/compliance/index.ts';
import type { Outcome } from '#domain/decision/index.ts';
import type { EvidenceKind } from '#domain/evidence/index.ts';
import { type CalendarDate, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { setUpLender } from './set-up-lender.ts';
import { takeInApplications } from './take-in-applications.ts';

/** The lender of the demonstration and the day it speaks of. */
export interface SampleLender {
  readonly code: string;
  readonly name: string;
  readonly policy: string;
  readonly asOf: CalendarDate;
  /** With `actor` (what the institution is) and `confirmations` (what its counsel has read). */
  readonly facts: WrittenFacts;
  /** The roles that get an account of their name. */
  readonly roles: readonly string[];
  readonly password: string;
}

/** Some of the firms, and their evidence as files by kind. */
export interface SamplePart {
  readonly codes: readonly string[];
  readonly files: readonly {
    readonly kind: EvidenceKind;
    readonly name: string;
    readonly bytes: () => AsyncIterable<Uint8Array>;
  }[];
}

export interface Shown {
  readonly firms: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

export interface DemonstrationShell {
  readonly access: AccessShell;
  readonly decisions: DecisionShell;
  readonly timer: Timer;
  /** Whether the server is about to stop: what is not done yet is left to the next start. */
  readonly stopping: () => boolean;
}

const TOGETHER = 100;

/**
 * Brings a sample lender and some of its firms into a store: accounts, standing facts, counsel's word, evidence through the queue, and a
 * decision for each firm. What an earlier run has done already is found and not done again, so that parts can come one after the other and
 * a run that was cut off goes on. `onStep` hears a share in [0, 1]. `undefined` where the server stops before all is done. Errors: those of
 * the verbs, or of a job that failed.
 */
export async function demonstrate(
  shell: DemonstrationShell & { readonly law: LawShell },
  lender: SampleLender,
  part: SamplePart,
  onStep: (share: number) => void,
): Promise<Result<Shown | undefined, Failure>> {
  const staff = await setUpLender(shell.access, shell.law, lender);
  return staff.ok ? bringInAndDecide(shell, staff.value.get('operations')!, lender, part, onStep) : staff;
}

/** The evidence of some firms through the queue, and a decision for each; `undefined` where the server stops before. */
export async function bringInAndDecide(
  shell: DemonstrationShell,
  caller: Caller,
  lender: Pick<SampleLender, 'policy' | 'asOf'>,
  { codes, files }: SamplePart,
  onStep: (share: number) => void,
): Promise<Result<Shown | undefined, Failure>> {
  const imported = await bringIn(shell, caller, files, (share) => onStep(0.8 * share));
  if (!imported.ok) return imported;
  if (shell.stopping()) return ok(undefined);
  return decideAll(shell, caller, lender, codes, (share) => onStep(0.8 + 0.2 * share));
}

/** Sends every file and waits until the jobs are through, or until the server is about to stop. */
async function bringIn(
  { access: { unitOfWork }, timer, stopping }: DemonstrationShell,
  caller: Caller,
  files: SamplePart['files'],
  onProgress: (share: number) => void,
): Promise<Result<undefined, Failure>> {
  const jobs: string[] = [];
  for (const { kind, name, bytes } of files) {
    const delivery = { kind, source: 'samples', consentId: null, fileName: name, map: {}, moreFollows: true } as const;
    const sent = await importEvidence(unitOfWork, caller, delivery, bytes());
    if (!sent.ok) return sent;
    jobs.push(sent.value.jobId);
  }
  for (const [done, jobId] of jobs.entries()) {
    onProgress(done / jobs.length);
    while (!stopping()) {
      const job = await unitOfWork.run(workOf(caller), async (work) => ok(await work.jobs.get(jobId)));
      if (!job.ok) return job;
      if (job.value?.state === 'failed') return failedJob(job.value.message);
      if (job.value?.state === 'done') break;
      await timer.sleep(50);
    }
  }
  return ok(undefined);
}

function failedJob(message: JobProgress['message']): Result<never, Failure> {
  const { code, params, file, row, column } = { ...message } as Partial<Failure>;
  return code === undefined
    ? fail('INTERNAL')
    : fail(code, params, { ...(file ? { file } : {}), ...(row ? { row } : {}), ...(column ? { column } : {}) });
}

async function decideAll(
  { access, decisions }: DemonstrationShell,
  caller: Caller,
  { policy, asOf }: Pick<SampleLender, 'policy' | 'asOf'>,
  codes: readonly string[],
  onProgress: (share: number) => void,
): Promise<Result<Shown, Failure>> {
  const outcomes: Record<Outcome, number> = { approve: 0, counter: 0, refer: 0, decline: 0 };
  const built = await buildSnapshots(decisions, caller, asOf, ({ firms }) => firms.resolve(codes));
  if (!built.ok) return built;
  for (let from = 0; from < codes.length; from += TOGETHER) {
    const taken = await takeInApplications(access.unitOfWork, caller, policy, codes.slice(from, from + TOGETHER));
    if (!taken.ok) return taken;
    const requests = taken.value.map(({ firm, applicationId, requestedFen, requestedDays }): DecisionRequest => {
      const application = { requestedFen, requestedTenorDays: requestedDays, highestRate: null };
      return { firm, application, applicationId, policy, mode: 'full' };
    });
    const now = access.clock.now();
    // The same key again gives the decisions that were made, instead of deciding twice.
    const once = {
      key: `demonstration-${codes[from]}-${codes.length}`,
      digest: digestOf({ codes: codes.slice(from, from + TOGETHER), policy, asOf }),
    };
    const lines = await decideBatch(decisions, caller, { verb: 'decide', now, asOf, requests, once });
    if (!lines.ok) return lines;
    for (const line of lines.value) {
      if (!line.ok) return line;
      outcomes[line.value.outcome] += 1;
    }
    onProgress(Math.min(1, (from + TOGETHER) / codes.length));
  }
  return ok({ firms: codes.length, outcomes });
}
