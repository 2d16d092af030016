import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { parseDatabaseUrl } from './server-address.ts';

describe('DATABASE_URL', () => {
  it.each([
    ['postgres://u:p@h/d', { hosts: [{ host: 'h', port: 5432 }], database: 'd', user: 'u', password: 'p' }],
    ['postgresql://u@h:6543/d', { hosts: [{ host: 'h', port: 6543 }], database: 'd', user: 'u' }],
    [
      'postgres://u:p%40ss%2F1@h1:1,h2,[::1]:3/d?target_session_attrs=read-write',
      {
        hosts: [
          { host: 'h1', port: 1 },
          { host: 'h2', port: 5432 },
          { host: '::1', port: 3 },
        ],
        database: 'd',
        user: 'u',
        password: 'p@ss/1',
      },
    ],
    [
      'postgres://u:p@/d?host=/run/postgresql',
      { hosts: [{ host: '/run/postgresql', port: 5432 }], database: 'd', user: 'u', password: 'p' },
    ],
    [
      'postgres://u:p@h/d?sslmode=verify-full',
      {
        hosts: [{ host: 'h', port: 5432 }],
        database: 'd',
        user: 'u',
        password: 'p',
        ssl: { rejectUnauthorized: true },
      },
    ],
  ])('reads %s', (url, address) => {
    expect(unwrap(parseDatabaseUrl(url))).toEqual(address);
  });

  it.each([
    'mysql://u@h/d',
    'postgres://h/d',
    'postgres://u@h',
    'postgres://u@h:x/d',
    'postgres://u@h:70000/d',
    'postgres://u@/d',
    'postgres://u@h/d?sslmode=maybe',
  ])('refuses %s without repeating it, since it may hold a password', (url) => {
    const refused = parseDatabaseUrl(url);
    expect(refused).toMatchObject({ ok: false, error: { code: 'DATABASE_URL_INVALID' } });
    expect(JSON.stringify(refused)).not.toContain(url);
  });
});
