import type { Connections } from '#adapters/store/connections.ts';
import { PostgresUnitOfWork } from '#adapters/store/unit-of-work.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import { type Instant, instant, ok } from '#domain/kernel/index.ts';
import { faultsOf, readHoldings } from '#test/store/audit.ts';
import type { TestStore } from '#test/store/cluster.ts';
import { seededChance } from '#test/store/test-ports.ts';
import { importDelivery, post } from '#test/store/workload.ts';
import { type Faults, faultySource } from './faulty-source.ts';
import { NaiveModel } from './naive-model.ts';
import { type Random, seededRandom } from './random.ts';
import { type Actor, Scheduler } from './scheduler.ts';

const FROM: Instant = instant(1_767_574_800_000);
const CLIENTS = 4;
const ACTS = 4;
const KEYS = 5;

/** How clients send a request; the broken way exists so that the auditor can be seen to notice. */
export type Sending = 'with a key' | 'without a key';

export interface Outcome {
  readonly faults: readonly string[];
  readonly trace: readonly string[];
}

/** What the clients of one simulation share. */
interface World {
  readonly store: TestStore;
  readonly monitor: Connections;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly model: NaiveModel;
  readonly context: WorkContext;
  readonly network: Faults;
  readonly seed: number;
}

/**
 * One simulation: clients that post, import and write under a lease over an unreliable network, each in an institution of this
 * seed. Afterwards the store is held against the model of what the clients were told.
 */
export async function simulate(
  store: TestStore,
  monitor: Connections,
  seed: number,
  sending: Sending = 'with a key',
): Promise<Outcome> {
  const random = seededRandom(seed);
  const scheduler = new Scheduler(random, FROM);
  const institutionId = `inst_${sending === 'with a key' ? 'S' : 'B'}${seed}_${store.clock.now()}`;
  const rate = [0, 0.01, 0.03, 0.08][random.below(4)]!;
  const world: World = {
    store,
    monitor,
    random,
    scheduler,
    model: new NaiveModel(),
    context: { institutionId, actorId: 'client' },
    network: { lostBefore: rate, lostAfter: rate, refused: rate },
    seed,
  };
  // Distinct runs of one seed in one database must not find each other's rows.
  store.clock.advance(1);
  for (let i = 0; i < CLIENTS; i++) scheduler.spawn(`client ${i}`, (actor) => client(world, actor, i, sending));
  await scheduler.run();
  const holdings = await readHoldings(store.unitOfWork, world.context);
  return { faults: [...faultsOf(holdings), ...world.model.differences(holdings)], trace: scheduler.trace };
}

function unitOfWorkOf({ store, monitor, random, scheduler, network, seed }: World, actor: Actor): UnitOfWork {
  return new PostgresUnitOfWork({
    source: faultySource(actor, random, network, store.application, monitor),
    master: store.master,
    clock: scheduler.clock,
    chance: seededChance(`${seed}/${actor.name}`),
    timer: actor.timer,
  });
}

async function client(world: World, actor: Actor, number: number, sending: Sending): Promise<void> {
  const unitOfWork = unitOfWorkOf(world, actor);
  for (let act = 0; act < ACTS; act++) {
    const choice = world.random.below(3);
    if (choice === 0) await deliver(world, unitOfWork, `imp_${number}_${act}`);
    else if (choice === 1) await writeUnderLease(world, unitOfWork, actor);
    else if (sending === 'with a key') await request(world, unitOfWork, actor);
    else await requestWithoutKey(world, unitOfWork, `${number}.${act}`);
  }
}

/** Few keys among many clients, so that the same request comes from several at once; each is sent until an answer is had. */
async function request({ random, context, model }: World, unitOfWork: UnitOfWork, actor: Actor): Promise<void> {
  const key = `key ${random.below(KEYS)}`;
  for (;;) {
    const answer = await post(unitOfWork, context, { key, content: `content of ${key}` });
    if (answer.ok) return model.answered(key, answer.value);
    model.sent(key);
    await actor.timer.sleep(100);
  }
}

/** What must not be done: a request whose outcome is not known is sent again as a new one. */
async function requestWithoutKey({ context, model }: World, unitOfWork: UnitOfWork, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const key = `${name}/${attempt}`;
    const answer = await unitOfWork.run(context, async (tx) => {
      tx.log({ operation: 'test.unkeyed', subject: context.institutionId, payload: { key } });
      return ok(tx.newId('thing') as string);
    });
    if (answer.ok) return model.wroteOnce();
  }
}

async function deliver({ random, context, model }: World, unitOfWork: UnitOfWork, importId: string): Promise<void> {
  const from = random.below(5) * 10;
  const answer = await importDelivery(unitOfWork, context, importId, { from, to: from + 30 });
  if (answer.ok) model.imported(answer.value, from, from + 30);
  else model.mayHaveImported(importId);
}

/** Takes the lease, loses time, and writes under it: the write counts only if nobody took it in between. */
async function writeUnderLease({ context, model, random }: World, unitOfWork: UnitOfWork, actor: Actor): Promise<void> {
  const taken = await unitOfWork.run(context, async (tx) => ok(await tx.leases.acquire('sim', actor.name, 50)));
  if (!taken.ok || !taken.value) return;
  const lease = taken.value;
  if (random.chance(0.5)) await actor.timer.sleep(80);
  const written = await unitOfWork.run(context, async (tx) => {
    const held = await tx.leases.hold(lease);
    if (!held.ok) return held;
    tx.log({ operation: 'test.fenced', subject: context.institutionId, payload: lease.token });
    return ok(undefined);
  });
  if (written.ok) model.fenced(lease.token);
}
