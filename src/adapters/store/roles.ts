import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { Connections } from './connections.ts';
import { rolePassword } from './role-passwords.ts';

/** Owns the schema and migrates it. */
export const OWNER_ROLE = 'weir_owner';
/** Reads and writes rows under row-level security; owns nothing. Migrations grant to it by this name. */
export const APPLICATION_ROLE = 'weir_app';

/** Makes the two roles and the database of the embedded cluster where they are missing; safe to repeat after a crash. */
export async function bootstrapEmbedded(superuser: Connections, secret: Uint8Array, database: string): Promise<void> {
  for (const role of [OWNER_ROLE, APPLICATION_ROLE]) await ensureLogin(superuser, role, rolePassword(secret, role));
  const found = await superuser.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (found.length === 0) await superuser.query(`CREATE DATABASE ${quoted(database)} OWNER ${OWNER_ROLE}`);
}

async function ensureLogin(connections: Connections, role: string, password: string): Promise<void> {
  const found = await connections.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  // The password is letters, digits, - and _ only, and the statement takes no parameters.
  const attributes = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${password}'`;
  if (found.length === 0) await connections.query(`CREATE ROLE ${role} ${attributes}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Makes the application's role on a server of the operator's, with a password derived from the owner's. Errors:
 * APPLICATION_ROLE_MISSING where the owner may not make roles and nobody has made it.
 */
export async function ensureApplicationRole(
  owner: Connections,
  ownerPassword: string,
): Promise<Result<void, Failure<'APPLICATION_ROLE_MISSING' | 'APPLICATION_ROLE_TOO_STRONG'>>> {
  const [role] = await owner.query<{ strong: boolean; own: boolean }>(
    `SELECT rolsuper OR rolbypassrls AS strong, rolname = current_user AS own FROM pg_roles WHERE rolname = $1`,
    [APPLICATION_ROLE],
  );
  if (role)
    return role.strong || role.own ? fail('APPLICATION_ROLE_TOO_STRONG', { role: APPLICATION_ROLE }) : ok(undefined);
  const [right] = await owner.query<{ may: boolean }>(
    `SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user`,
  );
  if (!right?.may) return fail('APPLICATION_ROLE_MISSING', { role: APPLICATION_ROLE });
  await ensureLogin(owner, APPLICATION_ROLE, rolePassword(Buffer.from(ownerPassword), APPLICATION_ROLE));
  return ok(undefined);
}
