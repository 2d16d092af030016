import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Tells how far the work is. */
  update(done: number): void;
  stop(): void;
}

/** A bar on standard error where that is a terminal, silence otherwise. `total` may be an estimate. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const bar = new SingleBar(
    { format: `${label} {bar} {value}`, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update(done) {
      if (done > bar.getTotal()) bar.setTotal(done);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
