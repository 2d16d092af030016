// A Weir that waits to be killed: opens the store in the folder of its first argument, writes the firm of its second, says so, and waits.
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import { startEmbedded } from '#adapters/store/embedded/launcher.ts';
import { chooseServerUser } from '#adapters/store/embedded/server-user.ts';
import { openStore } from '#adapters/store/index.ts';
import { ok, unwrap } from '#domain/kernel/index.ts';

const [folder = '', code = ''] = process.argv.slice(2);
const ports = { clock: systemClock, chance: systemChance, timer: systemTimer };
const withoutDeathSignal = (cluster: string) => {
  const user = chooseServerUser(cluster);
  const at = user.wrap.indexOf('--pdeathsig');
  return { ...user, wrap: user.wrap.filter((_, i) => i !== at && i !== at + 1) };
};
const start = (directory: string) =>
  startEmbedded(directory, code === 'orphan' ? withoutDeathSignal : chooseServerUser);
const store = unwrap(await openStore({ dataDirectory: folder, databaseConnections: 5 }, ports, 'own', start));
unwrap(
  await store.unitOfWork.run({ institutionId: 'inst_E', actorId: 'a' }, async (tx) =>
    ok(await tx.firms.resolve([code])),
  ),
);
process.stdout.write('ready\n');
setInterval(() => {}, 1_000_000);
