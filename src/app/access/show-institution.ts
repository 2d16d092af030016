import type { InstitutionRow } from '#app/ports/access-rows.ts';
import { businessDate, type Id } from '#domain/kernel/index.ts';
import { type LicensedVerb, verbsOf } from './licences.ts';
import type { AccessShell } from './shell.ts';

export interface ShownInstitution extends InstitutionRow {
  readonly verbs: Readonly<Record<LicensedVerb, boolean>>;
}

/** An institution with what its licences let it do today. */
export async function showInstitution(shell: AccessShell, institution: Id<'inst'>): Promise<ShownInstitution> {
  const row = await shell.access(institution, ({ rows }) => rows.institution());
  if (!row) throw new Error(`institution ${institution} is gone`);
  return { ...row, verbs: verbsOf(row, businessDate(shell.clock.now())) };
}
