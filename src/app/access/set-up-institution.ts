import type { InstitutionRow, Licence } from '#app/ports/access-rows.ts';
import { businessDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { readProvince } from '#domain/reference/index.ts';
import { newAccount } from './create-account.ts';
import { checkLicences } from './licences.ts';
import { checkPassword } from './password-rules.ts';
import type { AccessShell } from './shell.ts';

export interface NewInstitution {
  readonly code: string;
  readonly name: string;
  readonly actorTypes: readonly string[];
  /** GB/T 2260 code of the province, or its name: 330000, 33 or 浙江. */
  readonly province: string;
  readonly licences: readonly Licence[];
  readonly administrator: { readonly name: string; readonly password: string };
}

/**
 * Sets an institution up with its first administrator. Errors, in this order: PROVINCE_UNKNOWN, ACTOR_TYPE_UNKNOWN, LENDER_UNLICENSED,
 * LICENCE_OUT_OF_DATE, PASSWORD_TOO_WEAK, INSTITUTION_CODE_TAKEN.
 */
export async function setUpInstitution(
  shell: AccessShell,
  wanted: NewInstitution,
): Promise<Result<InstitutionRow, Failure>> {
  const now = shell.clock.now();
  const province = readProvince(wanted.province);
  if (province === null) return fail('PROVINCE_UNKNOWN', { province: wanted.province });
  const types = checkLicences(wanted.actorTypes, wanted.licences, businessDate(now));
  if (!types.ok) return types;
  const password = checkPassword(wanted.administrator.password, wanted.administrator.name);
  if (!password.ok) return password;

  const { code, name, licences } = wanted;
  const institution = shell.ids.next('inst');
  const row: InstitutionRow = { institution, code, name, actorTypes: types.value, province, licences, createdAt: now };
  const administrator = await newAccount(shell, { ...wanted.administrator, roles: ['administrator'] });
  return shell.unitOfWork.run({ institutionId: institution, actorId: 'installer' }, async (work) => {
    if (!(await work.access.insertInstitution(row))) return fail('INSTITUTION_CODE_TAKEN', { code });
    await work.access.insertAccount(administrator);
    const papers = licences.map((licence) => `${licence.kind} ${licence.number}`);
    const payload = { code, actorTypes: types.value, province, licences: papers };
    work.log({ operation: 'institution.set-up', subject: institution, payload });
    return ok(row);
  });
}
