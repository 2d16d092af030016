import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** One way to reach the database; several hosts are tried in order until one takes writes. */
export interface ServerAddress {
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  readonly ssl?: PoolConfig['ssl'];
}

const WRITTEN = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/;

/**
 * Reads `postgres://user:password@host1:5432,host2:5432/database?sslmode=verify-full&sslrootcert=…`. A `host` parameter
 * names a unix socket's folder. Errors: DATABASE_URL_INVALID, which never repeats the URL, since it holds a password.
 */
export function parseDatabaseUrl(url: string): Result<ServerAddress, Failure<'DATABASE_URL_INVALID'>> {
  const match = WRITTEN.exec(url);
  if (!match) return fail('DATABASE_URL_INVALID', { why: 'postgres://…' });
  const [, user = '', password, hostList = '', database = '', query = ''] = match;
  const parameters = new URLSearchParams(query);
  const socket = parameters.get('host');
  const hosts = (socket ?? decodeURIComponent(hostList)).split(',').map(readHost);
  const wrong = hosts.find(
    (host) => host.host === '' || !Number.isInteger(host.port) || host.port < 1 || host.port > 65535,
  );
  if (wrong) return fail('DATABASE_URL_INVALID', { why: 'host:port' });
  if (user === '' || database === '') return fail('DATABASE_URL_INVALID', { why: user === '' ? 'user' : 'database' });
  const ssl = readSsl(parameters.get('sslmode') ?? 'prefer', parameters.get('sslrootcert'));
  if (!ssl.ok) return ssl;
  return ok({
    hosts,
    database: decodeURIComponent(database),
    user: decodeURIComponent(user),
    ...(password === undefined ? {} : { password: decodeURIComponent(password) }),
    ...(ssl.value === undefined ? {} : { ssl: ssl.value }),
  });
}

function readHost(text: string): { host: string; port: number } {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(text);
  const [, host = '', port = '5432'] =
    bracketed ?? (text.startsWith('/') ? ['', text] : (/^([^:]*)(?::(.*))?$/.exec(text) ?? []));
  return { host, port: Number(port) };
}

/** `prefer` speaks in clear, as our driver cannot fall back; whoever wants more says so. */
function readSsl(mode: string, certificate: string | null): Result<PoolConfig['ssl'], Failure<'DATABASE_URL_INVALID'>> {
  if (mode === 'disable' || mode === 'allow' || mode === 'prefer') return ok(undefined);
  const authority = certificate ? { ca: readFileSync(certificate, 'utf8') } : {};
  if (mode === 'require') return ok({ rejectUnauthorized: false, ...authority });
  if (mode === 'verify-ca') return ok({ rejectUnauthorized: true, checkServerIdentity: () => undefined, ...authority });
  if (mode === 'verify-full') return ok({ rejectUnauthorized: true, ...authority });
  return fail('DATABASE_URL_INVALID', { why: `sslmode=${mode}` });
}
