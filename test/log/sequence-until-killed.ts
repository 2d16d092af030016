// A sequencer that runs until it is killed: the store's configuration in its first argument, the seed of the log key in hex in its second.
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { logOrigin, signerOf } from '#adapters/log/log-key.ts';
import { sequenceBatch } from '#adapters/log/sequencer.ts';
import { openStore, type StoreConfiguration } from '#adapters/store/index.ts';
import { unwrap } from '#domain/kernel/index.ts';

const [configuration = '', seed = '', institutionId = ''] = process.argv.slice(2);
const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
const store = unwrap(await openStore(JSON.parse(configuration) as StoreConfiguration, ports));
const signer = signerOf(logOrigin(institutionId), Buffer.from(seed, 'hex'));
const parts = { unitOfWork: store.unitOfWork, signerOf: () => signer, holder: `process-${process.pid}` };
for (;;) {
  // Small batches, so that a kill falls between them and within them.
  const sequenced = unwrap(await sequenceBatch(parts, institutionId, 7));
  if (sequenced > 0) process.stdout.write(`${sequenced}\n`);
}
