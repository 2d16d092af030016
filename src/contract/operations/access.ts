import type { Operation } from '../operation.ts';
import { CONTROL, row } from './row.ts';

/** Institutions, accounts, sessions, keys, and who looked at whose data. */
export const ACCESS_OPERATIONS = {
  'set-up-institution': row(
    'POST',
    '/v1/institutions',
    'installer',
    'institution.set-up',
    'Set up an institution: what it is, where, and under which licences',
  ),
  'show-institution': row(
    'GET',
    '/v1/institution',
    'signed-in',
    'institution.shown',
    'The institution that the caller belongs to, and which verbs its licences allow',
  ),
  'sign-in': row('POST', '/v1/sessions', 'anyone', 'session.opened', 'Sign in with a name and a password'),
  'sign-out': row(
    'DELETE',
    '/v1/sessions/current',
    'signed-in',
    'session.closed',
    'End the session that the call is made with',
  ),
  'show-caller': row(
    'GET',
    '/v1/me',
    'signed-in',
    'caller.shown',
    'Who is calling, in which roles, and what these roles allow',
  ),
  'change-password': row(
    'POST',
    '/v1/me/password',
    'signed-in',
    'password.changed',
    'Change the own password; every other session of the account ends',
  ),
  'list-filters': row(
    'GET',
    '/v1/me/filters',
    'signed-in',
    'filter.listed',
    'The filters that the caller keeps for a list',
  ),
  'save-filter': row('POST', '/v1/me/filters', 'signed-in', 'filter.saved', 'Keep a filter of a list under a name'),
  'remove-filter': row('DELETE', '/v1/me/filters/:filter', 'signed-in', 'filter.removed', 'Drop a filter'),
  'create-account': row('POST', '/v1/accounts', ['administrator'], 'account.created', 'Create an account for a person'),
  'list-accounts': row('GET', '/v1/accounts', CONTROL, 'account.listed', 'The accounts of the institution, by name'),
  'show-account': row(
    'GET',
    '/v1/accounts/:account',
    CONTROL,
    'account.shown',
    'One account, with the ETag that a change must name',
  ),
  'update-account': row(
    'PATCH',
    '/v1/accounts/:account',
    ['administrator'],
    'account.changed',
    'Change the roles or the state of an account, or lift a lock-out; needs If-Match',
  ),
  'issue-api-key': row(
    'POST',
    '/v1/api-keys',
    ['administrator'],
    'api-key.issued',
    'Issue a key for a program, with no more roles than the issuer may give',
  ),
  'list-api-keys': row(
    'GET',
    '/v1/api-keys',
    CONTROL,
    'api-key.listed',
    'The keys of the institution, never their secrets',
  ),
  'revoke-api-key': row('DELETE', '/v1/api-keys/:key', ['administrator'], 'api-key.revoked', 'Revoke a key at once'),
  'list-access-events': row(
    'GET',
    '/v1/access-events',
    CONTROL,
    'access-event.listed',
    'Who looked at whose data, newest first',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
