/** A little work of the processor, in milliseconds. */
function sample(): number {
  const began = performance.now();
  let x = 1;
  for (let i = 0; i < 3_000_000; i++) x = (x * 1_103_515_245 + 12_345) & 0x7fffffff;
  return performance.now() - began + (x === 0 ? 1 : 0);
}

/**
 * How many times slower the machine is now than it can be: 1 where nothing else runs. The limits of pages are meant for a quiet machine
 * of two cores, and a test that shares them with others must not fail over that.
 */
export async function slowness(): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < 15; i++) {
    samples.push(sample());
    await new Promise((resolve) => setImmediate(resolve));
  }
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  return Math.max(1, mean / Math.min(...samples));
}
