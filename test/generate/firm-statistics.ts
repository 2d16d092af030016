/** A bill as the comparison sees it, of the county or of a real firm. */
export interface ComparedBill {
  readonly on: number;
  readonly counterparty: string;
  readonly netFen: number;
  readonly isVoid: boolean;
}

/** What the bills of one side of a firm look like: one number each, so that firms can be compared. */
export interface FirmStatistics {
  readonly meanLogAmount: number;
  readonly spreadLogAmount: number;
  readonly logBillsPerMonth: number;
  /** Share of bills on the day of the one before. */
  readonly sameDayShare: number;
  /** ln of the mean days between two days with bills. */
  readonly logGapDays: number;
  readonly voidShare: number;
  readonly redShare: number;
  readonly topPartyShare: number;
}

/** Null for fewer than ten valid blue bills: too few to describe. */
export function firmStatistics(bills: readonly ComparedBill[]): FirmStatistics | null {
  const valid = bills.filter(({ isVoid }) => !isVoid);
  const blue = valid.filter(({ netFen }) => netFen > 0).sort((a, b) => a.on - b.on);
  if (blue.length < 10) return null;
  const logs = blue.map(({ netFen }) => Math.log(Math.max(1, netFen / 100)));
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const byParty = new Map<string, number>();
  for (const { counterparty, netFen } of blue) byParty.set(counterparty, (byParty.get(counterparty) ?? 0) + netFen);
  const total = blue.reduce((sum, { netFen }) => sum + netFen, 0);
  const days = new Set(blue.map(({ on }) => on)).size;
  const spanDays = blue.at(-1)!.on - blue[0]!.on;
  return {
    meanLogAmount: mean,
    spreadLogAmount: Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (logs.length - 1)),
    logBillsPerMonth: Math.log(blue.length / (spanDays / 30.4 + 1)),
    sameDayShare: 1 - (days - 1) / (blue.length - 1),
    logGapDays: Math.log(Math.max(1, spanDays) / Math.max(1, days - 1)),
    voidShare: 1 - valid.length / bills.length,
    redShare: 1 - blue.length / valid.length,
    topPartyShare: Math.max(...byParty.values()) / total,
  };
}

/** Shares of a firm's valid blue sum that fall in each month of the year, times twelve; null where it has none in the years. */
export function monthProfile(
  bills: readonly ComparedBill[],
  monthOfYear: (on: number) => number | null,
): number[] | null {
  const months = new Array<number>(12).fill(0);
  for (const { on, netFen, isVoid } of bills) {
    const month = isVoid || netFen <= 0 ? null : monthOfYear(on);
    if (month !== null) months[month]! += netFen;
  }
  const total = months.reduce((a, b) => a + b, 0);
  return total === 0 ? null : months.map((part) => (12 * part) / total);
}

/** The greatest distance between the distribution functions of two samples (Kolmogorov and Smirnov). */
export function greatestDistance(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((sample) => [...sample].sort((p, q) => p - q)) as [number[], number[]];
  let [i, j, most] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i]!, y[j]!);
    while (i < x.length && x[i]! <= at) i++;
    while (j < y.length && y[j]! <= at) j++;
    most = Math.max(most, Math.abs(i / x.length - j / y.length));
  }
  return most;
}
