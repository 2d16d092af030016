import type { Caller } from '#app/access/caller.ts';
import { createAccount } from '#app/access/create-account.ts';
import { setUpInstitution } from '#app/access/set-up-institution.ts';
import { type AccessShell, workOf } from '#app/access/shell.ts';
import { buildSnapshots } from '#app/decision/build-snapshots.ts';
import { decideBatch } from '#app/decision/decide-batch.ts';
import type { DecisionRequest } from '#app/decision/decide-group.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { importEvidence } from '#app/evidence/import-evidence.ts';
import { stateFacts } from '#app/institution/state-facts.ts';
import type { LawShell } from '#app/law/check-law.ts';
import { confirmRule } from '#app/law/confirm-rule.ts';
import type { AccountRow } from '#app/ports/access-rows.ts';
import type { JobProgress } from '#app/ports/job-repository.ts';
import type { Timer } from '#app/ports/timer.ts';
import { isActorType, type WrittenFacts } from '#domain/compliance/index.ts';
import { OPEN_APPLICATION, type Outcome } from '#domain/decision/index.ts';
import type { EvidenceKind } from '#domain/evidence/index.ts';
import {
  type CalendarDate,
  calendarDate,
  digestOf,
  type Failure,
  fail,
  type Id,
  ok,
  type Result,
} from '#domain/kernel/index.ts';

/** What the demonstration is made of: files of evidence by kind, the facts of a sample lender, and the day they speak of. */
export interface Samples {
  readonly code: string;
  readonly name: string;
  readonly policy: string;
  readonly asOf: CalendarDate;
  /** With `actor` (what the institution is) and `confirmations` (what its counsel has read). */
  readonly facts: WrittenFacts;
  readonly files: readonly {
    readonly kind: EvidenceKind;
    readonly name: string;
    readonly bytes: () => AsyncIterable<Uint8Array>;
  }[];
  /** The roles that get an account of their name. */
  readonly roles: readonly string[];
  readonly password: string;
}

export interface Shown {
  readonly firms: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

interface Shells {
  readonly access: AccessShell;
  readonly law: LawShell;
  readonly decisions: DecisionShell;
  readonly timer: Timer;
}

const TOGETHER = 100;

/**
 * Brings a sample institution into an empty store: accounts, standing facts, counsel's word, evidence through the queue, and a decision for
 * each firm. What an earlier run that was cut off has done already is found and not done again. `onStep` hears what is being done, with a
 * share in [0, 1]. Errors: those of the verbs, or of a job that failed.
 */
export async function demonstrate(
  shells: Shells,
  samples: Samples,
  onStep: (what: string, share: number) => void,
): Promise<Result<Shown, Failure>> {
  onStep('institution', 0);
  const staff = await setUpStaff(shells.access, samples);
  if (!staff.ok) return staff;
  const stated = await stateLaw(shells.law, staff.value.get('compliance')!, samples.facts);
  if (!stated.ok) return stated;
  onStep('evidence', 0.2);
  const operations = staff.value.get('operations')!;
  const imported = await bringIn(shells, operations, samples);
  if (!imported.ok) return imported;
  onStep('decisions', 0.6);
  const codes = await everyFirm(shells, operations);
  if (!codes.ok) return codes;
  return decideAll(shells, operations, samples, codes.value, (share) => onStep('decisions', 0.6 + 0.4 * share));
}

/** The institution as its sample facts say, with one account a role. */
async function setUpStaff(
  access: AccessShell,
  { code, name, facts, roles, password }: Samples,
): Promise<Result<ReadonlyMap<string, Caller>, Failure>> {
  const { type, province } = facts.actor as { type: string; province: string };
  if (!isActorType(type)) return fail('ACTOR_TYPE_UNKNOWN', { type, known: '' });
  const licence = { kind: type, number: 'DEMO-1', issuedBy: '演示', validFrom: calendarDate('2015-01-01') };
  const set = await setUpInstitution(access, {
    code,
    name,
    actorTypes: [type],
    province,
    licences: [{ ...licence, scope: 'national' }],
    administrator: { name: 'administrator', password },
  });
  const found = set.ok ? ok(set.value.institution) : await institutionAlready(access, code, set.error);
  if (!found.ok) return found;
  const institution = found.value;
  const administrator = callerOf(institution, { name: 'administrator', roles: ['administrator'] });
  const staff = new Map<string, Caller>();
  for (const role of roles) {
    if (role === 'administrator') continue;
    const made = await createAccount(access, administrator, { name: role, password, roles: [role] });
    const account = made.ok ? made : await accountAlready(access, administrator, role, made.error);
    if (!account.ok) return account;
    staff.set(role, callerOf(institution, account.value));
  }
  return ok(staff);
}

async function institutionAlready(
  { unitOfWork }: AccessShell,
  wanted: string,
  refused: Failure,
): Promise<Result<Id<'inst'>, Failure>> {
  if (refused.code !== 'INSTITUTION_CODE_TAKEN') return { ok: false, error: refused };
  const institutions = await unitOfWork.institutions();
  if (!institutions.ok) return institutions;
  const same = institutions.value.find(({ code }) => code === wanted);
  return same ? ok(same.institutionId as Id<'inst'>) : { ok: false, error: refused };
}

async function accountAlready(
  { unitOfWork }: AccessShell,
  caller: Caller,
  name: string,
  refused: Failure,
): Promise<Result<AccountRow, Failure>> {
  if (refused.code !== 'ACCOUNT_NAME_TAKEN') return { ok: false, error: refused };
  const found = await unitOfWork.run(workOf(caller), async (work) => ok(await work.access.accountByName(name)));
  if (!found.ok) return found;
  return found.value ? ok(found.value) : { ok: false, error: refused };
}

function callerOf(
  institution: Id<'inst'>,
  { account, name, roles }: Pick<AccountRow, 'name' | 'roles'> & { readonly account?: Id<'acct'> },
): Caller {
  return { institution, by: account ?? 'acct_installer', name, roles, proof: { kind: 'key' } };
}

async function stateLaw(
  law: LawShell,
  compliance: Caller,
  { actor: _, confirmations, ...facts }: WrittenFacts,
): Promise<Result<undefined, Failure>> {
  const stated = await stateFacts(law, compliance, facts);
  if (!stated.ok) return stated;
  for (const { rule, digest } of (confirmations ?? []) as readonly { rule: string; digest: string }[]) {
    const confirmed = await confirmRule(law, compliance, rule, digest);
    // A rule that was rewritten since has to be read again: until then its cases go to a person.
    if (!confirmed.ok && confirmed.error.code !== 'LAW_VERSION_UNKNOWN') return confirmed;
  }
  return ok(undefined);
}

/** Sends every file and waits until the jobs are through. */
async function bringIn(
  { access: { unitOfWork }, timer }: Shells,
  caller: Caller,
  { files }: Samples,
): Promise<Result<undefined, Failure>> {
  const jobs: string[] = [];
  for (const { kind, name, bytes } of files) {
    const delivery = { kind, source: 'samples', consentId: null, fileName: name, map: {} };
    const sent = await importEvidence(unitOfWork, caller, delivery, bytes());
    if (!sent.ok) return sent;
    jobs.push(sent.value.jobId);
  }
  for (const jobId of jobs) {
    for (;;) {
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

async function everyFirm({ access: { unitOfWork } }: Shells, caller: Caller): Promise<Result<string[], Failure>> {
  const codes: string[] = [];
  for (let after: string | undefined; ; ) {
    const from = after;
    const page = await unitOfWork.run(workOf(caller), async ({ firms }) =>
      ok(await firms.list({ limit: TOGETHER, ...(from === undefined ? {} : { after: from }) })),
    );
    if (!page.ok) return page;
    codes.push(...page.value.flatMap(({ code }) => code ?? []));
    after = page.value.at(-1)?.firmId;
    if (after === undefined) return ok(codes.sort());
  }
}

async function decideAll(
  { access, decisions }: Shells,
  caller: Caller,
  { policy, asOf }: Samples,
  codes: readonly string[],
  onProgress: (share: number) => void,
): Promise<Result<Shown, Failure>> {
  const outcomes: Record<Outcome, number> = { approve: 0, counter: 0, refer: 0, decline: 0 };
  const built = await buildSnapshots(decisions, caller, asOf, ({ firms }) => firms.resolve(codes));
  if (!built.ok) return built;
  for (let from = 0; from < codes.length; from += TOGETHER) {
    const requests = codes
      .slice(from, from + TOGETHER)
      .map((firm): DecisionRequest => ({ firm, application: OPEN_APPLICATION, policy, mode: 'full' }));
    const now = access.clock.now();
    // The same key again gives the decisions that were made, instead of deciding twice.
    const once = {
      key: `demonstration-${from}`,
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
