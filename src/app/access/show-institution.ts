import type { InstitutionRow } from '#app/ports/access-rows.ts';
import { businessDate, type Failure, type Id, ok, type Result } from '#domain/kernel/index.ts';
import { type LicensedVerb, verbsOf } from './licences.ts';
import type { AccessShell } from './shell.ts';

export interface ShownInstitution extends InstitutionRow {
  readonly verbs: Readonly<Record<LicensedVerb, boolean>>;
}

/** An institution with what its licences let it do today. */
export async function showInstitution(
  { unitOfWork }: AccessShell,
  institution: Id<'inst'>,
  by: string,
): Promise<Result<ShownInstitution, Failure>> {
  return unitOfWork.run({ institutionId: institution, actorId: by }, async ({ access, at }) => {
    const row = await access.institution();
    if (!row) throw new Error(`institution ${institution} is gone`);
    return ok({ ...row, verbs: verbsOf(row, businessDate(at)) });
  });
}
