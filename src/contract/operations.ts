import type { Operation } from './operation.ts';
import { STAFF } from './roles.ts';

const STAFF_AND_SUPERVISOR = [...STAFF, 'supervisor'] as const;

/**
 * The one table of what can be asked for over HTTP and who may ask. A test holds it against the routes: each operation
 * has a route, each route an operation, and each role is tried on each operation.
 */
export const OPERATIONS = {
  'set-up-institution': {
    method: 'POST',
    path: '/v1/institutions',
    may: 'installer',
    audit: 'institution.set-up',
    summary: 'Set up an institution: what it is, where, and under which licences',
  },
  'show-institution': {
    method: 'GET',
    path: '/v1/institution',
    may: 'signed-in',
    audit: 'institution.shown',
    summary: 'The institution that the caller belongs to, and which verbs its licences allow',
  },
  'sign-in': {
    method: 'POST',
    path: '/v1/sessions',
    may: 'anyone',
    audit: 'session.opened',
    summary: 'Sign in with a name and a password',
  },
  'sign-out': {
    method: 'DELETE',
    path: '/v1/sessions/current',
    may: 'signed-in',
    audit: 'session.closed',
    summary: 'End the session that the call is made with',
  },
  'show-caller': {
    method: 'GET',
    path: '/v1/me',
    may: 'signed-in',
    audit: 'caller.shown',
    summary: 'Who is calling, in which roles, and what these roles allow',
  },
  'change-password': {
    method: 'POST',
    path: '/v1/me/password',
    may: 'signed-in',
    audit: 'password.changed',
    summary: 'Change the own password; every other session of the account ends',
  },
  'create-account': {
    method: 'POST',
    path: '/v1/accounts',
    may: ['administrator'],
    audit: 'account.created',
    summary: 'Create an account for a person',
  },
  'list-accounts': {
    method: 'GET',
    path: '/v1/accounts',
    may: ['administrator', 'compliance', 'supervisor'],
    audit: 'account.listed',
    summary: 'The accounts of the institution, by name',
  },
  'show-account': {
    method: 'GET',
    path: '/v1/accounts/:account',
    may: ['administrator', 'compliance', 'supervisor'],
    audit: 'account.shown',
    summary: 'One account, with the ETag that a change must name',
  },
  'update-account': {
    method: 'PATCH',
    path: '/v1/accounts/:account',
    may: ['administrator'],
    audit: 'account.changed',
    summary: 'Change the roles or the state of an account, or lift a lock-out; needs If-Match',
  },
  'issue-api-key': {
    method: 'POST',
    path: '/v1/api-keys',
    may: ['administrator'],
    audit: 'api-key.issued',
    summary: 'Issue a key for a program, with no more roles than the issuer may give',
  },
  'list-api-keys': {
    method: 'GET',
    path: '/v1/api-keys',
    may: ['administrator', 'compliance', 'supervisor'],
    audit: 'api-key.listed',
    summary: 'The keys of the institution, never their secrets',
  },
  'revoke-api-key': {
    method: 'DELETE',
    path: '/v1/api-keys/:key',
    may: ['administrator'],
    audit: 'api-key.revoked',
    summary: 'Revoke a key at once',
  },
  'list-access-events': {
    method: 'GET',
    path: '/v1/access-events',
    may: ['compliance', 'supervisor', 'administrator'],
    audit: 'access-event.listed',
    summary: 'Who looked at whose data, newest first',
  },
  'list-imports': {
    method: 'GET',
    path: '/v1/imports',
    may: STAFF_AND_SUPERVISOR,
    audit: 'import.listed',
    summary: 'Deliveries of evidence, newest first',
  },
  'show-import': {
    method: 'GET',
    path: '/v1/imports/:import',
    may: STAFF_AND_SUPERVISOR,
    audit: 'import.shown',
    summary: 'What became of the rows of one delivery',
  },
  'list-rejected-rows': {
    method: 'GET',
    path: '/v1/imports/:import/rejected-rows',
    may: ['underwriter', 'senior-underwriter', 'operations', 'compliance', 'supervisor'],
    audit: 'rejected-row.listed',
    personal: true,
    summary: 'Rows that were refused, each with its cells and the reason',
  },
  'list-firms': {
    method: 'GET',
    path: '/v1/firms',
    may: STAFF_AND_SUPERVISOR,
    audit: 'firm.listed',
    personal: true,
    summary: 'The firms that evidence or an application speaks of',
  },
  'show-firm': {
    method: 'GET',
    path: '/v1/firms/:firm',
    may: ['borrower', ...STAFF, 'supervisor'],
    audit: 'firm.shown',
    personal: true,
    summary: 'Which evidence there is of a firm; a borrower sees its own',
  },
  'list-jobs': {
    method: 'GET',
    path: '/v1/jobs',
    may: STAFF_AND_SUPERVISOR,
    audit: 'job.listed',
    summary: 'Work in the background, newest first',
  },
  'show-job': {
    method: 'GET',
    path: '/v1/jobs/:job',
    may: STAFF_AND_SUPERVISOR,
    audit: 'job.shown',
    summary: 'How far a job is, and why it failed if it did',
  },
  'list-rules': {
    method: 'GET',
    path: '/v1/law/rules',
    may: STAFF_AND_SUPERVISOR,
    audit: 'rule.listed',
    summary: 'The rules in force on a day, with what counsel has confirmed',
  },
  'confirm-rule': {
    method: 'POST',
    path: '/v1/law/rules/:rule/confirmations',
    may: ['compliance'],
    audit: 'rule.confirmed',
    summary: 'Counsel confirms that a version of a rule reads as its source does',
  },
  'show-parameter': {
    method: 'GET',
    path: '/v1/law/parameters/:parameter',
    may: STAFF_AND_SUPERVISOR,
    audit: 'parameter.shown',
    summary: 'A legal parameter on a day, with its article',
  },
  'check-law': {
    method: 'POST',
    path: '/v1/law/checks',
    may: STAFF_AND_SUPERVISOR,
    audit: 'law.checked',
    summary: 'Hold an act against the law in force on a day',
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationId = keyof typeof OPERATIONS;

/** The row of an operation in its general shape. */
export function operation(id: OperationId): Operation {
  return OPERATIONS[id];
}
