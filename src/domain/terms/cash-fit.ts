import type { Fen } from '#domain/kernel/index.ts';
import type { Schedule } from './schedule.ts';

/** How a schedule sits in the months of a firm: what its cash covers, and what it does not. */
export interface CashFit {
  /** Cash of each period ÷ payment due; infinite where nothing is due. */
  readonly cover: readonly number[];
  readonly leastCover: number;
  readonly meanCover: number;
  /** Periods cover on average and yet one does not: the loan fits the year but not its months. */
  readonly mismatched: boolean;
  /** The share of principal that falls due in periods whose cash does not cover the payment: it will be refinanced or missed. */
  readonly refinanceShare: number;
  /** Whether the first repayment of principal falls in the poorest period. */
  readonly firstPrincipalInTrough: boolean;
}

/** Holds a schedule against the cash that each of its periods is expected to bring; one figure an instalment. */
export function cashFit({ instalments, principalFen }: Schedule, cashFen: readonly Fen[]): CashFit {
  if (cashFen.length !== instalments.length) throw new RangeError('one figure of cash for each instalment');
  const cover = instalments.map(({ totalFen }, i) =>
    totalFen === 0n ? Number.POSITIVE_INFINITY : Number(cashFen[i]) / Number(totalFen),
  );
  const due = instalments.reduce((sum, { totalFen }) => sum + totalFen, 0n);
  const cash = cashFen.reduce((sum, month) => sum + month, 0n);
  const uncovered = instalments.filter(({ totalFen }, i) => cashFen[i]! < totalFen);
  const refinanced = uncovered.reduce((sum, row) => sum + row.principalFen, 0n);
  const leastCover = Math.min(...cover);
  const meanCover = due === 0n ? Number.POSITIVE_INFINITY : Number(cash) / Number(due);
  const first = instalments.findIndex((row) => row.principalFen > 0n);
  const inTrough = cashFen.every((month) => month >= cashFen[first]!);
  return {
    cover,
    leastCover,
    meanCover,
    mismatched: leastCover < 1 && meanCover >= 1,
    refinanceShare: Number(refinanced) / Number(principalFen),
    firstPrincipalInTrough: instalments.length > 1 && inTrough,
  };
}
