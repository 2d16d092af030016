// A Weir at work until it is killed: posts requests and imports deliveries in the store of its first argument and writes one line
// for each that was acknowledged. The second argument names the round, so that no two rounds use a key twice.
import { writeSync } from 'node:fs';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { openStore } from '#adapters/store/index.ts';
import { digestOf, unwrap } from '#domain/kernel/index.ts';
import { importDelivery, type Posting, post } from './workload.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
const store = unwrap(await openStore({ dataDirectory: folder, databaseConnections: 12 }, ports));
const context = { institutionId: 'inst_K', actorId: 'burst' };

// Straight to the descriptor: what was acknowledged must be known to the parent even if we die in the next instruction.
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

async function postForever(lane: number): Promise<never> {
  for (let i = 0; ; i++) {
    const posting: Posting = { key: `${round}.${lane}.${i}`, content: `content ${digestOf(`${round}.${lane}.${i}`)}` };
    unwrap(await post(store.unitOfWork, context, posting));
    acknowledge(`post ${posting.key}`);
  }
}

async function importForever(lane: number): Promise<never> {
  for (let i = 0; ; i++) {
    const importId = `imp_${round}.${lane}.${i}`;
    // Deliveries overlap: two lanes and neighbouring numbers bring some of the same records.
    const summary = unwrap(
      await importDelivery(store.unitOfWork, context, importId, { from: i * 20, to: i * 20 + 60 }),
    );
    acknowledge(`import ${importId} ${summary.accepted}`);
  }
}

acknowledge('ready');
await Promise.race([...[1, 2, 3, 4, 5, 6].map(postForever), ...[1, 2].map(importForever)]);
