import { spawnSync } from 'node:child_process';
import { LeanConnection } from './http-client.ts';
import { type Bench, interleave, type Measurement } from './measurement.ts';
import { startWeir, type WeirServer } from './weir-server.ts';

const AS_OF = '2026-08-05';
const SECONDS = 5;
const ROUNDS = 5;
const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** Durable decisions a second through the API against pgbench's simple update on the same PostgreSQL. */
export const decisionsBench: Bench = {
  name: 'decisions',
  run: async (say) => {
    const server = await startWeir(say);
    try {
      const pgbench = preparePgbench(server, say);
      const measured: Measurement[] = [];
      for (const { connections, batch, target } of [
        { connections: 1, batch: 1, target: '≥ 0.5' },
        { connections: 16, batch: 1, target: '≥ 0.5' },
        { connections: 1, batch: 100, target: '≥ 5' },
      ]) {
        const name = `decisions: ${batch === 1 ? 'one by one' : `batches of ${batch}`}, ${connections} connection${connections === 1 ? '' : 's'}`;
        await decide(server, connections, batch, 2);
        const ours = () => decide(server, connections, batch, SECONDS);
        const against = `pgbench -N -M prepared -s 20 -c ${connections}`;
        if (pgbench === undefined) measured.push({ name, unit: '/s', ours: await ours(), against, target });
        else
          measured.push({
            name,
            unit: '/s',
            against,
            target,
            ...(await interleave(ROUNDS, ours, async () => pgbench(connections))),
          });
        say(JSON.stringify(measured.at(-1)));
      }
      return measured;
    } finally {
      await server.stop();
    }
  },
};

/** pgbench on the same server, or undefined where it is not installed. Refuses a server whose commits may be lost. */
function preparePgbench(
  { database }: WeirServer,
  say: (line: string) => void,
): ((connections: number) => number) | undefined {
  const environment = { ...process.env, ...database, PGDATABASE: 'postgres' };
  const psql = (sql: string) => spawnSync('psql', ['-XAtc', sql], { env: environment, encoding: 'utf8' });
  if (psql('select 1').status !== 0 || spawnSync('pgbench', ['--version']).status !== 0) {
    say('pgbench or psql is not installed: its side is not measured');
    return undefined;
  }
  const settings = DURABLE.map((name) => `${name}=${psql(`show ${name}`).stdout.trim()}`);
  say(settings.join(' '));
  if (settings.some((setting) => !setting.endsWith('=on')))
    throw new Error('a server that may lose commits is not measured');
  psql('create database weir_pgbench');
  const on = { ...environment, PGDATABASE: 'weir_pgbench' };
  const made = spawnSync('pgbench', ['-i', '-q', '-s', '20'], { env: on, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return (connections) => {
    const run = spawnSync(
      'pgbench',
      [
        '-N',
        '-M',
        'prepared',
        '-T',
        String(SECONDS),
        '-c',
        String(connections),
        '-j',
        String(Math.min(2, connections)),
      ],
      { env: on, encoding: 'utf8' },
    );
    const tps = /tps = ([\d.]+)/.exec(run.stdout)?.[1];
    if (tps === undefined) throw new Error(run.stderr);
    return Number(tps);
  };
}

let sent = 0;

/** Decisions a second over some connections, each sending its next request when the last was answered as durable. */
async function decide(
  { port, headers }: WeirServer,
  connections: number,
  batch: number,
  seconds: number,
): Promise<number> {
  const lines = await Promise.all(Array.from({ length: connections }, () => LeanConnection.open(port)));
  const started = performance.now();
  let decided = 0;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() - started < seconds * 1000) {
        const wishes = Array.from({ length: batch }, () => wish(sent++));
        const path = batch === 1 ? '/v1/decisions' : '/v1/decisions/batch';
        const body = batch === 1 ? { ...wishes[0], asOf: AS_OF } : { asOf: AS_OF, applications: wishes };
        const { status, body: answer } = await line.send(
          'POST',
          path,
          { ...headers, 'idempotency-key': `bench-${sent}` },
          JSON.stringify(body),
        );
        if (status !== 201) throw new Error(`not decided: ${status} ${answer.slice(0, 400)}`);
        decided += batch;
      }
    }),
  );
  const rate = (decided * 1000) / (performance.now() - started);
  for (const line of lines) line.close();
  return rate;
}

/** Every firm in turn, asking for another amount each time. */
function wish(n: number) {
  return {
    firm: `F${String((n % 60) + 1).padStart(5, '0')}`,
    policy: 'online-microloan',
    requestedFen: String(10_000_000 + (n % 1000) * 10_000),
  };
}
