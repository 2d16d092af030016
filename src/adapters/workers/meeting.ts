const ARRIVED = 0;
const ROUND = 1;
const BROKEN = 2;

/** Memory in which threads meet. */
export function openMeeting(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(12));
}

// Longer than any part works between two meetings, also on a machine that is busy with other things.
const LONGEST_WAIT_MS = 10 * 60_000;

/** A call that returns in every thread once `threads` threads have made it. Throws where a thread has broken off. */
export function meetingOf(meeting: Int32Array, threads: number): () => void {
  return () => {
    const round = Atomics.load(meeting, ROUND);
    if (Atomics.add(meeting, ARRIVED, 1) + 1 === threads) {
      Atomics.store(meeting, ARRIVED, 0);
      Atomics.add(meeting, ROUND, 1);
      Atomics.notify(meeting, ROUND);
    } else
      while (Atomics.load(meeting, ROUND) === round)
        if (Atomics.wait(meeting, ROUND, round, LONGEST_WAIT_MS) === 'timed-out')
          throw new Error('a thread that trains did not come to the meeting');
    if (Atomics.load(meeting, BROKEN) !== 0) throw new Error('a thread that trains has broken off');
  };
}

/** Tells all who wait that this thread will come no more. */
export function breakOff(meeting: Int32Array): void {
  Atomics.store(meeting, BROKEN, 1);
  Atomics.add(meeting, ROUND, 1);
  Atomics.notify(meeting, ROUND);
}
