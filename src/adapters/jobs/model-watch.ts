import type { Timer } from '#app/ports/timer.ts';
import type { UnitOfWork } from '#app/unit-of-work.ts';
import type { Failure, Result } from '#domain/kernel/index.ts';

interface ModelWatchParts {
  readonly unitOfWork: UnitOfWork;
  readonly timer: Timer;
  /** Ends challengers of one institution that break a limit. */
  readonly watch: (institutionId: string) => Promise<Result<unknown, Failure>>;
  readonly report: (institutionId: string, failure: Failure | Error) => void;
}

const PAUSE_MILLISECONDS = 500;
/** Every twenty seconds; the pauses are short so that a stop is not held up. */
const PAUSES = 40;

/** Watches the challengers of all institutions until it is stopped. */
export function startModelWatch({ unitOfWork, timer, watch, report }: ModelWatchParts): {
  readonly stop: () => Promise<void>;
} {
  let running = true;
  const watchAll = async () => {
    const institutions = await unitOfWork.institutions();
    if (!institutions.ok) {
      report('', institutions.error);
      return;
    }
    for (const { institutionId } of institutions.value) {
      try {
        const watched = await watch(institutionId);
        if (!watched.ok) report(institutionId, watched.error);
      } catch (error) {
        report(institutionId, error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  const loop = async () => {
    for (let pause = 1; running; pause++) {
      if (pause % PAUSES === 0) await watchAll();
      else await timer.sleep(PAUSE_MILLISECONDS);
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      running = false;
      await ended;
    },
  };
}
