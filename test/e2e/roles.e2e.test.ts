import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, type OperationId, operation } from '#contract/operations.ts';
import { ROLES, type Role } from '#contract/roles.ts';
import { ROUTES } from '#http/routes/index.ts';
import { keyFor, openApi, personFor, setUp, type TestApi } from './harness.ts';

const ids = Object.keys(OPERATIONS) as OperationId[];

describe('the table of operations', () => {
  it('has exactly one route for each operation', () => {
    expect(ROUTES.map((route) => route.operation).sort()).toEqual([...ids].sort());
  });

  it('has one operation at each address', () => {
    const addresses = ids.map((id) => `${operation(id).method} ${operation(id).path}`);
    expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
  });

  it('gives the supervisor nothing that changes anything', () => {
    const changing = ids.filter((id) => {
      const { may, method } = operation(id);
      return Array.isArray(may) && may.includes('supervisor') && method !== 'GET';
    });
    // Holding an act against the law and replaying a decision compute and change nothing.
    expect(changing.sort()).toEqual(['check-law', 'replay-decision']);
  });
});

describe('each role at each operation', () => {
  let api: TestApi;
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    api = await openApi();
    const administrator = await setUp(api, 'county');
    for (const role of ROLES)
      tokens.set(
        role,
        role === 'borrower'
          ? await personFor(api, 'county', administrator, 'boss', ['borrower'], 'F00001')
          : await keyFor(api, administrator, role),
      );
  });
  afterAll(() => api.close());

  const guarded = ids.filter((id) => operation(id).may !== 'anyone');

  it.each(guarded)('%s answers nobody who has not signed in', async (id) => {
    const { status, body } = await api.call(id);
    expect([status, body.code]).toEqual([401, 'NOT_SIGNED_IN']);
  });

  it.each(guarded.filter((id) => Array.isArray(operation(id).may)))('%s lets in its roles and no other', async (id) => {
    const may = operation(id).may as readonly Role[];
    for (const role of ROLES) {
      const { status, body } = await api.call(id, { as: tokens.get(role)! });
      const refusedForRole = status === 403 && String(body.code) === 'NOT_ALLOWED';
      expect({ role, refusedForRole }).toEqual({ role, refusedForRole: !may.includes(role) });
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  });

  it('takes the set-up token for setting up and for nothing else', async () => {
    const as = api.weir.setUpToken;
    expect((await api.call('set-up-institution', { as, body: {} })).body.code).toBe('REQUEST_MALFORMED');
    expect((await api.call('list-accounts', { as })).status).toBe(401);
    const key = tokens.get('administrator')!;
    expect((await api.call('set-up-institution', { as: key, body: {} })).status).toBe(401);
  });
});
