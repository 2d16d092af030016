import { createPrng, normalCdf, type Prng } from '#domain/numeric/index.ts';
import type { DrawnBook } from './copula.ts';
import { SCENARIOS_A_BLOCK } from './scenario-block.ts';

/** The risks of the drawn book that default in one scenario: the first `count` of `hits`, ascending. */
export interface Defaults {
  readonly hits: Int32Array;
  count: number;
}

/**
 * Draws the scenarios of one block, one after the other, and shows each one's defaults to `visit`. Only defaults are drawn:
 * given the factors, the gaps between the defaulting risks of a bucket are geometric with its highest conditional PD, and one that
 * is met is kept with its own conditional PD over that; the work grows with defaults and buckets, not with loans. Exact, not
 * an approximation.
 */
export function drawBlock(
  book: DrawnBook,
  seed: number,
  block: number,
  visit: (scenario: number, defaults: Defaults) => void,
): void {
  const prng = createPrng(seed, block);
  const buffer = new UniformBuffer(prng);
  const means = new Float64Array(book.start.length - 1);
  const defaults: Defaults = { hits: new Int32Array(book.threshold.length), count: 0 };
  for (let k = 0; k < SCENARIOS_A_BLOCK; k++) {
    const scale = drawFactors(book, prng, means);
    drawGiven(book, buffer, means, scale, defaults);
    visit(k, defaults);
  }
}

/** Draws the factors of one scenario: what the risks of each bucket share, and √(W / df) of the t copula (else 1). */
function drawFactors({ copula, sector, region, sectors, regions }: DrawnBook, prng: Prng, means: Float64Array): number {
  const market = Math.sqrt(copula.rho) * prng.normal();
  const ofSector = loaded(copula.rhoSector, sectors, prng);
  const ofRegion = loaded(copula.rhoRegion, regions, prng);
  for (let b = 0; b < means.length; b++) {
    means[b] = market + (ofSector?.[sector[b]!] ?? 0) + (ofRegion?.[region[b]!] ?? 0);
  }
  return copula.kind === 't' ? Math.sqrt(chiSquare(copula.df!, prng) / copula.df!) : 1;
}

function loaded(rho: number, factors: number, { normal }: Prng): Float64Array | undefined {
  if (rho === 0) return undefined;
  const loading = Math.sqrt(rho);
  return Float64Array.from({ length: factors }, () => loading * normal());
}

/** Uniforms of one block in the order in which they are used, made many at a time. */
class UniformBuffer {
  readonly values = new Float64Array(4096);
  next = this.values.length;
  readonly #prng: Prng;

  constructor(prng: Prng) {
    this.#prng = prng;
  }

  refill(): void {
    this.#prng.fillUniform(this.values);
    this.next = 0;
  }
}

function drawGiven(
  { copula, threshold, start }: DrawnBook,
  buffer: UniformBuffer,
  means: Float64Array,
  scale: number,
  defaults: Defaults,
): void {
  const own = 1 / Math.sqrt(1 - copula.rho - copula.rhoSector - copula.rhoRegion);
  const { values } = buffer;
  const { hits } = defaults;
  let { next } = buffer;
  let count = 0;
  for (let b = 0; b < means.length; b++) {
    const mean = means[b]!;
    const end = start[b + 1]!;
    let i = start[b]!;
    const [first, last] = [threshold[i]!, threshold[end - 1]!];
    const most = normalCdf((first * scale - mean) * own);
    if (most === 0) continue;
    const least = last === first ? most : normalCdf((last * scale - mean) * own);
    const perGap = -1 / Math.log1p(-most);
    for (;;) {
      if (next + 2 > values.length) {
        buffer.refill();
        next = 0;
      }
      // The number of risks passed over before the next default is geometric: ⌊log u / log(1 − p)⌋.
      i += Math.floor(-Math.log(1 - values[next]!) * perGap);
      next += 1;
      if (i >= end) break;
      // A uniform under the least PD of the bucket needs no look at the risk's own.
      const drawn = values[next]! * most;
      next += 1;
      if (drawn < least || drawn < normalCdf((threshold[i]! * scale - mean) * own)) hits[count++] = i;
      i += 1;
    }
  }
  buffer.next = next;
  defaults.count = count;
}

/** Chi-square by G. Marsaglia and W. Tsang (2000); shapes below 1 are raised by one and powered back. */
function chiSquare(df: number, { uniform, normal }: Prng): number {
  const shape = df / 2;
  const raised = shape < 1 ? shape + 1 : shape;
  const d = raised - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - uniform()) >= 0.5 * x * x + d - d * v + d * Math.log(v)) continue;
    return 2 * d * v * (shape < 1 ? (1 - uniform()) ** (1 / shape) : 1);
  }
}
