/** One wish to stop often comes as several signals: from the terminal to everybody in it, and passed on by npm or by our own launcher. */
const SAME_WISH_MS = 1_000;

/** Resolves at the first SIGTERM, SIGINT or SIGHUP. One that comes more than a second later ends the process at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const stop = (signal: NodeJS.Signals) => {
      first ??= performance.now();
      if (performance.now() - first > SAME_WISH_MS) {
        process.off(signal, stop);
        process.kill(process.pid, signal);
      }
      resolve(signal);
    };
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, stop);
  });
}
