/**
 * A process of its own over a database that others use too, which decides one application after another until its standard input ends.
 * Arguments: the configuration as JSON, a key's token, the day, firms as JSON. Standard output: a line for each answer, number of the
 * request sent, decision, model and mode.
 */
import { Writable } from 'node:stream';
import { systemChance } from '#adapters/chance.ts';
import { systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { composeServer, composeWeir } from '#src/compose.ts';
import { manualClock } from '#test/store/test-ports.ts';

const [configuration, token, asOf, firms] = process.argv
  .slice(2)
  .map((text, i) => (i === 1 || i === 2 ? text : JSON.parse(text))) as [
  Configuration,
  string,
  string,
  readonly string[],
];

// The clock of the other processes, by which the key is still good; chance of its own, so that no two ids meet.
const ports = { clock: manualClock(), chance: systemChance, timer: systemTimer };
const weir = unwrap(await composeWeir(configuration, { ports }));
const silent = new Writable({ write: (_, __, done) => done() });
const server = await composeServer(weir, { stream: silent, level: 'error' });
let going = true;
process.stdin.on('end', () => {
  going = false;
});
process.stdin.resume();

for (let n = 0; going; n++) {
  // The moment of asking comes first: what was switched off before it must not be used.
  process.stdout.write(`ask ${n}\n`);
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/decisions',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `decider-${n}` },
    payload: { firm: firms[n % firms.length], asOf },
  });
  const { decision, model, mode } = answer.json() as Record<string, string>;
  process.stdout.write(`got ${n} ${answer.statusCode} ${decision} ${model} ${mode}\n`);
}
await server.close();
await weir.close();
