import type { Caller } from '#app/access/caller.ts';
import { createAccount } from '#app/access/create-account.ts';
import { setUpInstitution } from '#app/access/set-up-institution.ts';
import { type AccessShell, workOf } from '#app/access/shell.ts';
import { stateFacts } from '#app/institution/state-facts.ts';
import type { LawShell } from '#app/law/check-law.ts';
import { confirmRule } from '#app/law/confirm-rule.ts';
import type { AccountRow } from '#app/ports/access-rows.ts';
import { isActorType, type WrittenFacts } from '#domain/compliance/index.ts';
import { calendarDate, type Failure, fail, type Id, ok, type Result } from '#domain/kernel/index.ts';
import type { SampleLender } from './demonstrate.ts';

/** The sample lender with its accounts and what the law asks of it; gives the caller of each role. What is there already is found. */
export async function setUpLender(
  access: AccessShell,
  law: LawShell,
  lender: SampleLender,
): Promise<Result<ReadonlyMap<string, Caller>, Failure>> {
  const staff = await setUpStaff(access, lender);
  if (!staff.ok) return staff;
  const stated = await stateLaw(law, staff.value.get('compliance')!, lender.facts);
  return stated.ok ? staff : stated;
}

/** The institution as its sample facts say, with one account a role. */
async function setUpStaff(
  access: AccessShell,
  { code, name, facts, roles, password }: SampleLender,
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
