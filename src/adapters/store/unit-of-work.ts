import type { Chance } from '#app/ports/chance.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Timer } from '#app/ports/timer.ts';
import type { Transaction } from '#app/ports/transaction.ts';
import type {
  Idempotency,
  ListedInstitution,
  Replayable,
  StoreFailure,
  UnitOfWork,
  WorkContext,
} from '#app/unit-of-work.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { MasterKey } from '../crypto/index.ts';
import { isKeyAnswered, type Mishap, mishapOf } from './mishap.ts';
import type { SqlClient, SqlSource } from './session.ts';
import { PostgresTransaction } from './transaction.ts';

/** What the unit of work stands on. */
export interface UnitOfWorkParts {
  readonly source: SqlSource;
  readonly master: MasterKey;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly timer: Timer;
}

/** Waits between attempts, in milliseconds: together long enough for the embedded server to come back after a crash. */
const PATIENCE = [10, 30, 100, 300, 700, 1500, 2500] as const;

type Work<T, E extends Failure> = (transaction: Transaction) => Promise<Result<T, E>>;

/** An attempt that ended without the outcome of `work`: what happened, and whether a commit may have gone through. */
interface Interrupted {
  readonly mishap: Mishap;
  readonly committing: boolean;
}

type Attempt<T, E> =
  | { readonly outcome: Result<Replayable<T>, E | StoreFailure> }
  | { readonly interrupted: Interrupted };

export class PostgresUnitOfWork implements UnitOfWork {
  readonly #parts: UnitOfWorkParts;

  constructor(parts: UnitOfWorkParts) {
    this.#parts = parts;
  }

  async run<T, E extends Failure>(context: WorkContext, work: Work<T, E>): Promise<Result<T, E | StoreFailure>> {
    const result = await this.#attempts(context, undefined, work);
    return result.ok ? ok(result.value.value) : result;
  }

  runOnce<T, E extends Failure>(context: WorkContext, idempotency: Idempotency<T>, work: Work<T, E>) {
    return this.#attempts(context, idempotency, work);
  }

  async institutions(): Promise<Result<readonly ListedInstitution[], StoreFailure>> {
    const listed = await this.#attempts<readonly ListedInstitution[], never>(
      { institutionId: '', actorId: 'directory' },
      undefined,
      async (transaction) => {
        if (!(transaction instanceof PostgresTransaction)) throw new Error('a transaction of another store');
        return ok(await transaction.listInstitutions());
      },
    );
    return listed.ok ? ok(listed.value.value) : listed;
  }

  async #attempts<T, E extends Failure>(
    context: WorkContext,
    idempotency: Idempotency<T> | undefined,
    work: Work<T, E>,
  ): Promise<Result<Replayable<T>, E | StoreFailure>> {
    let unknown = false;
    for (let attempt = 0; ; attempt++) {
      const tried = await this.#attempt(context, idempotency, work);
      if ('outcome' in tried) return tried.outcome;
      const { mishap, committing } = tried.interrupted;
      // Nobody knows whether that commit went through. With a key the next attempt finds out; without one it must not be tried.
      unknown ||= committing && mishap === 'disconnected';
      const wait = PATIENCE[attempt];
      if (wait === undefined || (unknown && !idempotency))
        return fail(unknown ? 'STORE_OUTCOME_UNKNOWN' : mishap === 'disconnected' ? 'STORE_UNAVAILABLE' : 'STORE_BUSY');
      await this.#parts.timer.sleep(mishap === 'collided' ? this.#jitter(wait) : wait);
    }
  }

  /** Those who collided must not meet again: up to the whole wait, by chance. */
  #jitter(wait: number): number {
    return (wait * this.#parts.chance.bytes(1)[0]!) / 256;
  }

  async #attempt<T, E extends Failure>(
    context: WorkContext,
    idempotency: Idempotency<T> | undefined,
    work: Work<T, E>,
  ): Promise<Attempt<T, E>> {
    let client: SqlClient;
    try {
      client = await this.#parts.source.checkout();
    } catch {
      return { interrupted: { mishap: 'disconnected', committing: false } };
    }
    let committing = false;
    const transaction = new PostgresTransaction(client, context, this.#parts);
    try {
      const earlier = await transaction.begin(idempotency);
      if (earlier) {
        await client.query('ROLLBACK');
        client.release();
        return { outcome: earlier };
      }
      const result = await work(transaction);
      if (!result.ok) {
        await client.query('ROLLBACK');
        client.release();
        return { outcome: result };
      }
      await transaction.flush();
      // What only read may be read again.
      committing = idempotency !== undefined || transaction.wrote;
      await transaction.commit(idempotency, result.value);
      client.release();
      return { outcome: ok({ value: result.value, replayed: false }) };
    } catch (thrown) {
      const error = await firstFailure(transaction, thrown);
      const mishap = mishapOf(error);
      await abandon(client, mishap);
      if (isKeyAnswered(error)) return { outcome: fail('KEY_ANSWERED_MEANWHILE') };
      if (mishap === undefined) throw error;
      return { interrupted: { mishap, committing } };
    }
  }
}

/** What was sent ahead fails before whatever was sent behind it, and is then what went wrong. */
async function firstFailure(transaction: PostgresTransaction, thrown: unknown): Promise<unknown> {
  try {
    await transaction.session.settled();
    return thrown;
  } catch (earlier) {
    return earlier;
  }
}

async function abandon(client: SqlClient, mishap: Mishap | undefined): Promise<void> {
  if (mishap === 'disconnected') return client.release(true);
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
