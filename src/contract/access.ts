import { z } from 'zod';
import { message } from './operation.ts';
import { pageOf, pageQuery } from './pagination.ts';
import { dateText, idText, instantText, text } from './primitives.ts';
import { ROLES } from './roles.ts';

const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);
const loginName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, { message: 'must be 2 to 64 of a-z, 0-9, dot, underscore, hyphen' });
const password = z.string().min(1).max(256);
const institutionCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,31}$/, { message: 'must be 2 to 32 of a-z, 0-9, hyphen' });

const licence = z
  .strictObject({
    kind: text(64).describe('the institution type that the licence is for, e.g. online_micro_loan_co'),
    number: text(64),
    issuedBy: text(120),
    validFrom: dateText,
    validTo: dateText.optional(),
    scope: z.enum(['province', 'national']).describe('where the licence allows business'),
  })
  .meta({ id: 'Licence' });

const institution = z
  .object({
    institution: idText('inst'),
    code: institutionCode,
    name: z.string(),
    actorTypes: z.array(z.string()),
    province: z.string(),
    licences: z.array(licence),
    verbs: z.record(z.string(), z.boolean()).describe('verb → whether the licences allow it'),
    createdAt: instantText,
  })
  .meta({ id: 'Institution' });

export const setUpInstitution = message({
  status: 201,
  body: z.strictObject({
    code: institutionCode,
    name: text(120),
    actorTypes: z.array(text(40)).min(1).max(8),
    province: z
      .string()
      .regex(/^\d{6}$/)
      .describe('GB/T 2260 code of the province, e.g. 330000'),
    licences: z.array(licence).max(16),
    administrator: z.strictObject({ name: loginName, password }),
  }),
  response: institution,
});

export const showInstitution = message({ status: 200, response: institution });

const session = z
  .object({
    session: idText('sess'),
    account: idText('acct'),
    roles: z.array(z.enum(ROLES)),
    csrf: z.string().describe('send as X-CSRF-Token with every change when the cookie signs you in'),
    expiresAt: instantText,
    token: z.string().optional().describe('only where asked for: send as Authorization: Bearer'),
  })
  .meta({ id: 'Session' });

export const signIn = message({
  status: 201,
  body: z.strictObject({
    institution: institutionCode,
    name: loginName,
    password,
    carry: z.enum(['cookie', 'bearer']).default('cookie').describe('how the session is carried'),
  }),
  response: session,
});

export const signOut = message({ status: 204 });

export const showCaller = message({
  status: 200,
  response: z
    .object({
      institution: idText('inst'),
      by: z.string().describe('the account or API key that calls'),
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      firm: z.string().optional().describe('the firm that a borrower speaks for'),
      operations: z.array(z.string()).describe('ids of the operations that these roles allow'),
      csrf: z.string().optional().describe('for a session: send as X-CSRF-Token with every change'),
    })
    .meta({ id: 'Caller' }),
});

export const changePassword = message({ status: 204, body: z.strictObject({ current: password, next: password }) });

const account = z
  .object({
    account: idText('acct'),
    name: loginName,
    roles: z.array(z.enum(ROLES)),
    firm: z.string().optional().describe('the firm that a borrower speaks for'),
    state: z.enum(['active', 'disabled']),
    lockedUntil: instantText.optional(),
    createdAt: instantText,
    version: z.number().int(),
  })
  .meta({ id: 'Account' });

const accountParams = z.strictObject({ account: idText('acct') });

export const createAccount = message({
  status: 201,
  body: z.strictObject({ name: loginName, password, roles, firm: text(80).optional() }),
  response: account,
});
export const listAccounts = message({ status: 200, query: pageQuery, response: pageOf(account) });
export const showAccount = message({ status: 200, params: accountParams, response: account });
export const updateAccount = message({
  status: 200,
  params: accountParams,
  body: z.strictObject({
    roles: roles.optional(),
    state: z.enum(['active', 'disabled']).optional(),
    unlock: z.literal(true).optional(),
  }),
  response: account,
});

const apiKey = z
  .object({
    key: idText('key'),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    createdAt: instantText,
    expiresAt: instantText.optional(),
    revokedAt: instantText.optional(),
  })
  .meta({ id: 'ApiKey' });

export const issueApiKey = message({
  status: 201,
  body: z.strictObject({ name: text(80), roles, expiresInDays: z.number().int().min(1).max(365).default(90) }),
  response: z.object({ ...apiKey.shape, token: z.string().describe('shown once') }).meta({ id: 'IssuedApiKey' }),
});
export const listApiKeys = message({ status: 200, query: pageQuery, response: pageOf(apiKey) });
export const revokeApiKey = message({ status: 204, params: z.strictObject({ key: idText('key') }) });

export const listAccessEvents = message({
  status: 200,
  query: pageQuery,
  response: pageOf(
    z
      .object({
        at: instantText,
        by: z.string(),
        audit: z.string(),
        subject: z.string().describe('whose data: a firm, an application, a decision'),
        requestId: z.string(),
      })
      .meta({ id: 'AccessEvent' }),
  ),
});
