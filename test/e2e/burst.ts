/**
 * A server in a process of its own that decides as fast as it can until it is killed. Arguments: data directory, name of the
 * round. Standard output: the key's token, then one line for each answer that was given: idempotency key and decision.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { unwrap } from '#domain/kernel/index.ts';
import { composeServer, composeWeir, startWorkers } from '#src/compose.ts';
import { multipart } from './multipart.ts';

const [folder, round] = process.argv.slice(2) as [string, string];
const FIRMS = 20;
const CALLERS = 16;

const configuration = { dataDirectory: folder, databaseConnections: 8, host: '127.0.0.1', port: 0, logLevel: 'error' };
const weir = unwrap(await composeWeir(configuration));
await startWorkers(weir, (what, error) => process.stderr.write(`${what}: ${String(error)}\n`));
const server = await composeServer(weir, { stream: process.stderr, level: 'error' });

const say = (line: string) => process.stdout.write(`${line}\n`);

async function send(method: 'GET' | 'POST', url: string, token: string, payload?: object, headers: object = {}) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json() as Record<string, string>;
}

const code = `round-${round}`;
const licence = { kind: 'bank', number: '1', issuedBy: 'x', validFrom: '2020-01-01', scope: 'national' };
const password = 'Dujiangyan-256bc';
await send('POST', '/v1/institutions', weir.setUpToken, {
  code,
  name: code,
  actorTypes: ['bank'],
  province: '330000',
  licences: [licence],
  administrator: { name: 'administrator', password },
});
const signedIn = { institution: code, name: 'administrator', password, carry: 'bearer' };
const { token: session } = await send('POST', '/v1/sessions', '', signedIn);
const roles = ['operations', 'compliance'];
const { token } = await send('POST', '/v1/api-keys', session!, { name: 'burst', roles });
const rows = Array.from({ length: FIRMS }, (_, i) => `F${i},${i},2026-07-01,C1,100.00,6.00,106.00,有效发票`);
const csv = `企业代号,发票号码,开票日期,购方单位代号,金额,税额,价税合计,发票状态\n${rows.join('\n')}\n`;
const { body, headers } = multipart({ kind: 'sales-invoices', source: 'x' }, 'a.csv', Buffer.from(csv));
const { status } = await send('POST', '/v1/imports', token!, body, headers);
while ((await send('GET', status!, token!)).state !== 'done') await sleep(50);
say(token!);

let next = 0;
const decide = async () => {
  for (;;) {
    const n = next++;
    const key = `${round}-${n}`;
    const wish = { firm: `F${n % FIRMS}`, asOf: '2026-08-05' };
    const { decision } = await send('POST', '/v1/decisions', token!, wish, { 'idempotency-key': key });
    say(`${key} ${decision}`);
  }
};
await Promise.all(Array.from({ length: CALLERS }, decide));
