import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importFile,
  keyFor,
  licenceFor,
  openApi,
  PASSWORD,
  personFor,
  setUp,
  signIn,
  startTestWorkers,
  type TestApi,
} from './harness.ts';

describe('signing in', () => {
  let api: TestApi;
  let admin: string;
  beforeAll(async () => {
    api = await openApi();
    admin = await setUp(api, 'county');
  });
  afterAll(() => api.close());

  const attempt = (name: string, password: string, institution = 'county') =>
    api.call('sign-in', { body: { institution, name, password } });

  it('answers a wrong password, an unknown name and an unknown institution alike', async () => {
    const answers = [
      await attempt('admin-one', 'wrong'),
      await attempt('nobody-here', PASSWORD),
      await attempt('admin-one', PASSWORD, 'elsewhere'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([401, 'SIGN_IN_REFUSED']));
  });

  it('keeps the session in a cookie that scripts cannot read, and asks for the anti-forgery token with each change', async () => {
    const signed = await attempt('admin-one', PASSWORD);
    const cookie = String(signed.headers['set-cookie']);
    expect(cookie).toMatch(/weir_session=[^;]+;.*HttpOnly;.*Secure;.*SameSite=Strict/);
    expect(signed.body).not.toHaveProperty('token');
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await api.call('show-caller', { headers })).body.name).toBe('admin-one');
    const body = { name: 'made-by-cookie', password: PASSWORD, roles: ['modeller'] };
    expect((await api.call('create-account', { headers, body })).body.code).toBe('ANTI_FORGERY_MISSING');
    const forged = { ...headers, 'x-csrf-token': 'f'.repeat(32) };
    expect((await api.call('create-account', { headers: forged, body })).status).toBe(403);
    const proved = { ...headers, 'x-csrf-token': String(signed.body.csrf) };
    expect((await api.call('create-account', { headers: proved, body })).status).toBe(201);
    expect((await api.call('sign-out', { headers: proved })).status).toBe(204);
    expect((await api.call('show-caller', { headers })).status).toBe(401);
  });

  it('locks an account after five failures, says for how long, and an administrator lifts it', async () => {
    await personFor(api, 'county', admin, 'forgetful', ['underwriter']);
    for (let i = 0; i < 5; i++) expect((await attempt('forgetful', `guess ${i}`)).status).toBe(401);
    const locked = await attempt('forgetful', PASSWORD);
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([429, 'ACCOUNT_LOCKED', '60']);
    const accounts = (await api.call('list-accounts', { as: admin })).body.items as Record<string, string>[];
    const { account } = accounts.find(({ name }) => name === 'forgetful')!;
    const shown = await api.call('show-account', { as: admin, params: { account: account! } });
    const headers = { 'if-match': String(shown.headers.etag) };
    const lift = { as: admin, params: { account: account! }, body: { unlock: true }, headers };
    expect((await api.call('update-account', lift)).status).toBe(200);
    expect((await attempt('forgetful', PASSWORD)).status).toBe(201);
  });

  it('counts guesses that come at once one by one, and those at the own password too', async () => {
    const many = await personFor(api, 'county', admin, 'besieged', ['underwriter']);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => attempt('besieged', `guess ${i}`)));
    const codes = guesses.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'SIGN_IN_REFUSED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(7);
    api.clock.advance(60_000);
    const body = { current: 'a guess', next: 'Another-256-words' };
    expect((await api.call('change-password', { as: many, body })).body.code).toBe('SIGN_IN_REFUSED');
    expect((await api.call('change-password', { as: many, body })).body.code).toBe('ACCOUNT_LOCKED');
  });

  it('locks a name that nobody has like one that somebody has', async () => {
    const codes: unknown[] = [];
    for (let i = 0; i < 6; i++) codes.push((await attempt('nobody-at-all', `guess ${i}`)).body.code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'SIGN_IN_REFUSED'), 'ACCOUNT_LOCKED']);
  });

  it('lets the clock lift it too', async () => {
    await personFor(api, 'county', admin, 'patient', ['underwriter']);
    for (let i = 0; i < 5; i++) await attempt('patient', `guess ${i}`);
    expect((await attempt('patient', PASSWORD)).status).toBe(429);
    api.clock.advance(60_000);
    expect((await attempt('patient', PASSWORD)).status).toBe(201);
  });

  it('ends a session that lay idle for half an hour', async () => {
    const token = await signIn(api, 'county', 'admin-one');
    expect((await api.call('show-caller', { as: token })).status).toBe(200);
    api.clock.advance(31 * 60_000);
    expect((await api.call('show-caller', { as: token })).status).toBe(401);
    admin = await signIn(api, 'county', 'admin-one');
  });

  it('ends the other sessions when the password changes, and refuses a weak one', async () => {
    const first = await personFor(api, 'county', admin, 'changer', ['compliance']);
    const second = await signIn(api, 'county', 'changer');
    const weak = await api.call('change-password', { as: first, body: { current: PASSWORD, next: 'Weak1!' } });
    expect(weak.body.code).toBe('PASSWORD_TOO_WEAK');
    const body = { current: PASSWORD, next: 'Another-256-words' };
    expect((await api.call('change-password', { as: first, body })).status).toBe(204);
    expect((await api.call('show-caller', { as: first })).status).toBe(200);
    expect((await api.call('show-caller', { as: second })).status).toBe(401);
  });

  it('stops a key at once when it is revoked', async () => {
    const issued = await api.call('issue-api-key', { as: admin, body: { name: 'short-lived', roles: ['modeller'] } });
    const as = String(issued.body.token);
    expect((await api.call('show-caller', { as })).status).toBe(200);
    const key = String(issued.body.key);
    expect((await api.call('revoke-api-key', { as: admin, params: { key } })).status).toBe(204);
    expect((await api.call('show-caller', { as })).status).toBe(401);
    expect((await api.call('revoke-api-key', { as: admin, params: { key } })).status).toBe(404);
    const listed = JSON.stringify((await api.call('list-api-keys', { as: admin })).body);
    expect(listed).not.toContain(as.split('.')[2]);
  });

  it('keeps the last administrator, and takes a change only as of the version that was read', async () => {
    const me = await api.call('show-caller', { as: admin });
    const params = { account: String(me.body.by) };
    const change = (version: string, body: unknown) =>
      api.call('update-account', { as: admin, params, body, headers: { 'if-match': `"${version}"` } });
    expect((await api.call('update-account', { as: admin, params, body: {} })).body.code).toBe('VERSION_NOT_NAMED');
    expect((await change('99', { roles: ['modeller'] })).body.code).toBe('VERSION_OUT_OF_DATE');
    const { version } = (await api.call('show-account', { as: admin, params })).body;
    expect((await change(String(version), { roles: ['modeller'] })).body.code).toBe('LAST_ADMINISTRATOR');
  });

  it('answers 304 to whoever has the version already, and pages by a cursor that cannot be made up', async () => {
    const params = { account: String((await api.call('show-caller', { as: admin })).body.by) };
    const shown = await api.call('show-account', { as: admin, params });
    const headers = { 'if-none-match': String(shown.headers.etag) };
    expect((await api.call('show-account', { as: admin, params, headers })).status).toBe(304);
    const names: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const query: Record<string, string> = { limit: '2', ...(cursor === '' ? {} : { cursor }) };
      const { body } = await api.call('list-accounts', { as: admin, query });
      names.push(...(body.items as { name: string }[]).map(({ name }) => name));
      cursor = body.nextCursor;
    }
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('forgetful');
    const made = await api.call('list-accounts', { as: admin, query: { cursor: 'bm90IGEgY3Vyc29y' } });
    expect([made.status, made.body.code]).toEqual([400, 'CURSOR_UNKNOWN']);
  });

  it('writes no secret into the log', () => {
    const log = api.lines.join('');
    expect(log).toContain('"operation":"sign-in"');
    expect(log).not.toContain(PASSWORD);
    expect(log).not.toContain(admin);
  });
});

describe('what an institution is', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  const attempt = (code: string, actorType: string, licences: readonly unknown[]) =>
    api.call('set-up-institution', {
      as: api.weir.setUpToken,
      body: {
        code,
        name: 'x',
        actorTypes: [actorType],
        province: '440000',
        licences,
        administrator: { name: 'admin-one', password: PASSWORD },
      },
    });

  it('refuses to set up a lender without a licence, or under one that is for something else', async () => {
    expect((await attempt('loan-shark', 'online_micro_loan_co', [])).body.code).toBe('LENDER_UNLICENSED');
    expect((await attempt('loan-shark', 'bank', [licenceFor('guarantee_co')])).status).toBe(403);
    expect((await attempt('lender', 'bank', [licenceFor('bank')])).status).toBe(201);
    expect((await attempt('lender', 'bank', [licenceFor('bank')])).body.code).toBe('INSTITUTION_CODE_TAKEN');
  });

  it('switches deciding off for a facilitating platform, with the article, and leaves recommending on', async () => {
    const admin = await setUp(api, 'platform', 'platform_operator');
    const key = await keyFor(api, admin, 'operations', 'senior-underwriter');
    const shown = await api.call('show-institution', { as: admin });
    expect(shown.body.verbs).toEqual({ recommend: true, decide: false, contract: false, pay: false });
    const body = { firm: 'F00001', asOf: '2026-08-05' };
    const refused = await api.call('decide', { as: key, body });
    expect([refused.status, refused.body.code]).toEqual([403, 'VERB_OFF_BY_LICENCE']);
    expect(refused.body.citation).toContain('金规〔2025〕9号第七条');
    const batch = await api.call('decide-batch', { as: key, body: { applications: [{ firm: 'F00001' }] } });
    expect(batch.body.code).toBe('VERB_OFF_BY_LICENCE');
    const workers = await startTestWorkers(api);
    const csv =
      '企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\nF00001,1,2026-07-01,C1,100.00,6.00,106.00,有效发票\n';
    await importFile(api, key, 'sales-invoices', 'one.csv', Buffer.from(csv));
    await workers.stop();
    const recommended = await api.call('recommend', { as: key, body });
    expect([recommended.status, recommended.body.capacity]).toEqual([201, 'recommendation']);
  });
});
