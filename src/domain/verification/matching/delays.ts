import { WINDOW_DAYS } from './open-items.ts';

/** Upper ends of the bins of days from invoice to payment. */
const ENDS = [0, 1, 2, 4, 7, 10, 14, 21, 30, 38, 45, 60, 75, 90, WINDOW_DAYS];
/** Fewer unmistakable pairs than this say nothing of the custom of paying. */
const LEAST = 200;

/** How long payments take in this book, learnt from the pairs that leave no doubt. Until then every delay is as likely as another. */
export class Delays {
  private readonly counts = new Float64Array(ENDS.length).fill(0.5);
  private total = 0;

  learn(delay: number): void {
    this.counts[binOf(delay)]! += 1;
    this.total += 1;
  }

  /** The density of a delay, a day; the same for all until enough is known. */
  density(delay: number): number {
    if (this.total < LEAST) return 1 / (WINDOW_DAYS + 1);
    const bin = binOf(delay);
    const width = ENDS[bin]! - (bin === 0 ? -1 : ENDS[bin - 1]!);
    return this.counts[bin]! / (this.total + ENDS.length / 2) / width;
  }
}

function binOf(delay: number): number {
  let bin = 0;
  while (bin < ENDS.length - 1 && delay > ENDS[bin]!) bin += 1;
  return bin;
}
