import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { MESSAGES } from '#contract/messages.ts';
import { type OperationId, operation } from '#contract/operations.ts';
import { problem } from '#contract/problem.ts';
import type { Role } from '#contract/roles.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { composeServer, composeWeir, startWorkers, type Weir, type Workers } from '#src/compose.ts';
import { createTestDatabase, type TestDatabase } from '#test/store/cluster.ts';
import { type ManualClock, manualClock, seededChance } from '#test/store/test-ports.ts';
import { multipart } from './multipart.ts';

export const SAMPLES = join(import.meta.dirname, '../../samples');
export const PASSWORD = 'Dujiangyan-256bc';

/** A request by operation: what fills its path, its query, its body, and who sends it. */
interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: string;
}

interface Answered {
  readonly status: number;
  readonly body: Record<string, never>;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface TestApi {
  readonly weir: Weir;
  readonly server: FastifyInstance;
  readonly database: TestDatabase;
  readonly clock: ManualClock;
  readonly lines: string[];
  /** Sends a request and holds the answer to the contract, whether it is an answer or a refusal. */
  call(id: OperationId, asked?: Asked): Promise<Answered>;
  close(): Promise<void>;
}

/** The server in this process over a database of its own; nothing listens to a port. */
export async function openApi(limits: Parameters<typeof composeServer>[2] = {}): Promise<TestApi> {
  const database = await createTestDatabase('embedded');
  const clock = manualClock();
  const ports = { clock, chance: seededChance(database.database), timer: systemTimer };
  const configuration: Configuration = { ...database.configuration, host: '127.0.0.1', port: 0, logLevel: 'info' };
  const weir = unwrap(await composeWeir(configuration, { ports }));
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await composeServer(
    weir,
    { stream, level: 'info' },
    { limits: { unprovedPerMinute: 1_000_000, ...limits } },
  );
  return {
    weir,
    server,
    database,
    clock,
    lines,
    call: (id, asked = {}) => send(server, id, asked),
    close: async () => {
      await server.close();
      await weir.close();
      await database.drop();
    },
  };
}

function pathOf(id: OperationId, { params = {}, query = {} }: Asked): string {
  const path = operation(id).path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'none'));
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}

async function send(server: FastifyInstance, id: OperationId, asked: Asked): Promise<Answered> {
  const { method } = operation(id);
  const { body, as, headers = {} } = asked;
  const answer = await server.inject({
    method,
    url: pathOf(id, asked),
    headers: { ...(as === undefined ? {} : { authorization: `Bearer ${as}` }), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const json = String(answer.headers['content-type'] ?? '').includes('json');
  const content = json && answer.body !== '' ? JSON.parse(answer.body) : {};
  if (answer.statusCode >= 400) expect(problem.safeParse(content)).toMatchObject({ success: true });
  else if (MESSAGES[id].response && answer.statusCode !== 304) {
    const checked = MESSAGES[id].response.safeParse(content);
    expect(checked.error?.issues ?? []).toEqual([]);
    expect(answer.statusCode).toBe(MESSAGES[id].status);
  }
  return { status: answer.statusCode, body: content, text: answer.body, headers: answer.headers };
}

/** An institution with an administrator who is signed in; a licensed online micro-loan company unless said otherwise. */
export async function setUp(api: TestApi, code: string, actorType = 'online_micro_loan_co'): Promise<string> {
  const licences = actorType === 'platform_operator' ? [] : [licenceFor(actorType)];
  const body = {
    code,
    name: '县域小贷',
    actorTypes: [actorType],
    province: '330000',
    licences,
    administrator: { name: 'admin-one', password: PASSWORD },
  };
  const set = await api.call('set-up-institution', { as: api.weir.setUpToken, body });
  expect(set.status).toBe(201);
  return signIn(api, code, 'admin-one');
}

export function licenceFor(kind: string) {
  return { kind, number: 'ZJ-2024-001', issuedBy: '浙江省地方金融管理局', validFrom: '2024-01-01', scope: 'national' };
}

export async function signIn(api: TestApi, institution: string, name: string, password = PASSWORD): Promise<string> {
  const body = { institution, name, password, carry: 'bearer' };
  const signed = await api.call('sign-in', { body });
  expect(signed.status).toBe(201);
  return String(signed.body.token);
}

/** A key with these roles. */
export async function keyFor(api: TestApi, administrator: string, ...roles: readonly Role[]): Promise<string> {
  const issued = await api.call('issue-api-key', { as: administrator, body: { name: 'a program', roles } });
  expect(issued.status).toBe(201);
  return String(issued.body.token);
}

/** An account with these roles, signed in. */
export async function personFor(
  api: TestApi,
  institution: string,
  administrator: string,
  name: string,
  roles: readonly Role[],
  firm?: string,
): Promise<string> {
  const body = { name, password: PASSWORD, roles, ...(firm === undefined ? {} : { firm }) };
  expect((await api.call('create-account', { as: administrator, body })).status).toBe(201);
  return signIn(api, institution, name);
}

/** Sends a file and waits for its job; returns the job and the import's id. */
export async function importFile(
  api: TestApi,
  as: string,
  kind: string,
  fileName: string,
  file: Uint8Array,
): Promise<{ readonly job: Record<string, never>; readonly importId: string }> {
  const { body, headers } = multipart({ kind, source: 'tax-bureau' }, fileName, file);
  const sent = await api.call('import-evidence', { as, body, headers });
  expect(sent.status).toBe(202);
  for (;;) {
    const job = (await api.call('show-job', { as, params: { job: String(sent.body.job) } })).body;
    if (job.state === 'done' || job.state === 'failed') return { job, importId: String(sent.body.import) };
    await systemTimer.sleep(20);
  }
}

export function startTestWorkers(api: TestApi): Promise<Workers> {
  return startWorkers(api.weir, (what, error) => {
    throw new Error(`${what}: ${String(error)}`);
  });
}

/** The county's sample files of these kinds, imported. */
export async function importCounty(api: TestApi, as: string, kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) {
    const file = readFileSync(join(SAMPLES, 'county', `${kind}.csv.gz`));
    const { job } = await importFile(api, as, kind, `${kind}.csv.gz`, file);
    expect(job.state).toBe('done');
  }
}
