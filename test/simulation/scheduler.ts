import type { Clock } from '#app/ports/clock.ts';
import type { Timer } from '#app/ports/timer.ts';
import { type Instant, instant } from '#domain/kernel/index.ts';
import type { Random } from './random.ts';

type State = 'running' | 'ready' | 'sleeping' | 'blocked' | 'done';

/** One client of the simulation: a chain of awaits of which one step runs at a time. */
export interface Actor {
  readonly name: string;
  /** Waits for its turn; `label` says in the trace what comes next. */
  turn(label: string): Promise<void>;
  /** Awaits something outside that may be kept waiting by another actor; `isBlocked` tells, and then the others go on. */
  outside<T>(work: Promise<T>, isBlocked: () => Promise<boolean>): Promise<T>;
  readonly timer: Timer;
}

interface Entry {
  readonly name: string;
  state: State;
  wakesAt: number;
  label: string;
  resume: () => void;
  /** Tells the scheduler that this actor has stopped running: it waits, sleeps, is blocked or is done. */
  parked: () => void;
  /** Of a blocked actor: whether it still is. */
  stillBlocked: () => Promise<boolean>;
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

/**
 * Runs actors one step at a time in an order that follows from the seed, on a clock that moves only when all of them sleep.
 * Whatever an actor does between two turns happens without any other actor; so a run is repeated exactly by its seed.
 */
export class Scheduler {
  readonly trace: string[] = [];
  readonly clock: Clock;
  readonly #random: Random;
  readonly #entries: Entry[] = [];
  readonly #works: Promise<void>[] = [];
  #now: number;

  constructor(random: Random, from: Instant) {
    this.#random = random;
    this.#now = from;
    this.clock = { now: () => instant(this.#now) };
  }

  /** Adds an actor; it begins when the scheduler runs. */
  spawn(name: string, work: (actor: Actor) => Promise<void>): void {
    const nothing = () => {};
    const entry: Entry = {
      name,
      state: 'running',
      wakesAt: 0,
      label: '',
      resume: nothing,
      parked: nothing,
      stillBlocked: async () => false,
    };
    const actor: Actor = {
      name,
      turn: (label) => this.#park(entry, 'ready', label),
      timer: {
        sleep: (milliseconds) => {
          entry.wakesAt = this.#now + milliseconds;
          return this.#park(entry, 'sleeping', 'wakes');
        },
      },
      outside: (outside, isBlocked) => this.#outside(entry, outside, isBlocked),
    };
    this.#entries.push(entry);
    const begun = this.#park(entry, 'ready', 'begins');
    const end = () => {
      entry.state = 'done';
      entry.parked();
    };
    this.#works.push(begun.then(() => work(actor)).finally(end));
  }

  #park(entry: Entry, state: State, label: string): Promise<void> {
    return new Promise((resolve) => {
      entry.state = state;
      entry.label = label;
      entry.resume = resolve;
      entry.parked();
    });
  }

  async #outside<T>(entry: Entry, work: Promise<T>, isBlocked: () => Promise<boolean>): Promise<T> {
    let settled = false;
    const done = work.then(
      () => {
        settled = true;
      },
      () => {
        settled = true;
      },
    );
    while (!settled) {
      await Promise.race([done, pause()]);
      if (settled || !(await isBlocked()) || settled) continue;
      entry.stillBlocked = async () => !settled && (await isBlocked()) && !settled;
      entry.state = 'blocked';
      this.trace.push(`${entry.name} is kept waiting`);
      entry.parked();
      await done;
      await this.#park(entry, 'ready', 'goes on');
    }
    return work;
  }

  /** Runs all actors to their end; throws what any of them throws. */
  async run(): Promise<void> {
    for (let step = 0; this.#entries.some((entry) => entry.state !== 'done'); step++) {
      if (step > 100_000) throw new Error('the simulation does not come to an end');
      await this.#settleBlocked();
      const ready = this.#entries.filter((entry) => entry.state === 'ready');
      const next = ready.length > 0 ? ready[this.#random.below(ready.length)]! : this.#wakeFirst();
      if (next) await this.#step(next);
      else await pause();
    }
    await Promise.all(this.#works);
  }

  /** Whoever is no longer blocked becomes ready before the next choice, so that the choice does not depend on speed. */
  async #settleBlocked(): Promise<void> {
    for (const entry of this.#entries) while (entry.state === 'blocked' && !(await entry.stillBlocked())) await pause();
  }

  #wakeFirst(): Entry | undefined {
    const sleepers = this.#entries.filter((entry) => entry.state === 'sleeping');
    const first = sleepers.sort((a, b) => a.wakesAt - b.wakesAt || (a.name < b.name ? -1 : 1))[0];
    if (first) this.#now = Math.max(this.#now, first.wakesAt);
    return first;
  }

  async #step(entry: Entry): Promise<void> {
    this.trace.push(`${entry.name} ${entry.label}`);
    const parked = new Promise<void>((resolve) => {
      entry.parked = resolve;
    });
    entry.state = 'running';
    entry.resume();
    await parked;
    entry.parked = () => {};
  }
}
