/** One line of the table: a figure of ours beside a peer's or a physical limit's, from the same run. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly against: string;
  /** `undefined` where the peer is not installed: the figure is then still owed. */
  readonly theirs?: number;
  /** ours ÷ theirs, the median over interleaved rounds where there are several. */
  readonly ratio?: number;
  readonly target: string;
}

export interface Bench {
  readonly name: string;
  readonly run: (say: (line: string) => void) => Promise<readonly Measurement[]>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs both sides in turn, A B A B …, so that a drifting machine hits both; ratios are taken round by round. */
export async function interleave(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ ours: number; theirs: number; ratio: number }> {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < rounds; i++) {
    a.push(await ours());
    b.push(await theirs());
  }
  return { ours: median(a), theirs: median(b), ratio: median(a.map((value, i) => value / b[i]!)) };
}
