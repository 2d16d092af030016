import type { ShownInstitution } from '#app/access/show-institution.ts';
import type { AccessEventRow, AccountRow, ApiKeyRow } from '#app/ports/access-rows.ts';
import type * as access from '#contract/access.ts';
import { ROLES, type Role } from '#contract/roles.ts';
import { formatInstant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

/** Roles in the order of the role table; a role that no longer exists is not shown. */
export function wireRoles(roles: readonly string[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}

export function wireInstitution(row: ShownInstitution): Wire<typeof access.showInstitution> {
  return {
    institution: row.institution,
    code: row.code,
    name: row.name,
    actorTypes: [...row.actorTypes],
    province: `${row.province}0000`,
    licences: row.licences.map((licence) => ({ ...licence })),
    verbs: row.verbs,
    createdAt: formatInstant(row.createdAt),
  };
}

export function wireAccount(row: AccountRow): Wire<typeof access.showAccount> {
  return {
    account: row.account,
    name: row.name,
    roles: wireRoles(row.roles),
    ...(row.firm === undefined ? {} : { firm: row.firm }),
    state: row.state,
    ...(row.lockedUntil === undefined ? {} : { lockedUntil: formatInstant(row.lockedUntil) }),
    createdAt: formatInstant(row.createdAt),
    version: row.version,
  };
}

export function wireApiKey(row: ApiKeyRow): Wire<typeof access.listApiKeys>['items'][number] {
  return {
    key: row.key,
    name: row.name,
    roles: wireRoles(row.roles),
    createdAt: formatInstant(row.createdAt),
    expiresAt: formatInstant(row.expiresAt),
    ...(row.revokedAt === undefined ? {} : { revokedAt: formatInstant(row.revokedAt) }),
  };
}

export function wireAccessEvent(row: AccessEventRow): Wire<typeof access.listAccessEvents>['items'][number] {
  const { at, by, audit, subject, requestId } = row;
  return { at: formatInstant(at), by, audit, subject, requestId };
}
