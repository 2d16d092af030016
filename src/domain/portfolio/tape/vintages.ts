import { addMonths, type CalendarDate, type Fen, fen } from '#domain/kernel/index.ts';
import { daysPastDue } from '#domain/servicing/index.ts';
import type { TapeLoan } from './loan-tape.ts';

/** Loans of one quarter of payout, followed by their age. */
export interface Vintage {
  /** "2025Q3". */
  readonly quarter: string;
  readonly loans: number;
  readonly disbursedFen: Fen;
  /** Share of the amount paid out that had been 30 and 90 days past due by an age in months, at ages that the whole quarter has reached. */
  readonly byAge: readonly { readonly months: number; readonly ever30: number; readonly ever90: number }[];
}

const AGES = [3, 6, 9, 12, 18, 24, 36] as const;

/** The quarters of payout in their order. */
export function vintagesOf(loans: readonly TapeLoan[], asOf: CalendarDate): Vintage[] {
  const quarters = new Map<string, TapeLoan[]>();
  for (const loan of loans) {
    // Without instalments nothing is known of the ages in between.
    if (loan.stated) continue;
    const quarter = quarterOf(loan.disbursedOn);
    const known = quarters.get(quarter);
    if (known) known.push(loan);
    else quarters.set(quarter, [loan]);
  }
  return [...quarters.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, members]) => vintage(quarter, members, asOf));
}

function quarterOf(on: CalendarDate): string {
  return `${on.slice(0, 4)}Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}

function vintage(quarter: string, members: readonly TapeLoan[], asOf: CalendarDate): Vintage {
  const disbursed = members.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  const latest = members
    .map(({ disbursedOn }) => disbursedOn)
    .sort()
    .at(-1)!;
  const reached = AGES.filter((months) => addMonths(latest, months) <= asOf);
  const worst = members.map((loan) => reached.map((months) => worstBy(loan, addMonths(loan.disbursedOn, months))));
  const share = (age: number, days: number) =>
    members.reduce((sum, { amountFen }, i) => (worst[i]![age]! >= days ? sum + Number(amountFen) : sum), 0) /
    Number(disbursed);
  return {
    quarter,
    loans: members.length,
    disbursedFen: fen(disbursed),
    byAge: reached.map((months, age) => ({ months, ever30: share(age, 30), ever90: share(age, 90) })),
  };
}

/** The most days past due that a loan had by a day: arrears are longest just before they are paid, or on the day itself. */
function worstBy({ instalments }: TapeLoan, by: CalendarDate): number {
  let worst = daysPastDue(instalments, by);
  for (const { dueOn, paidOn } of instalments) {
    if (paidOn === null || paidOn > by || paidOn <= dueOn) continue;
    worst = Math.max(
      worst,
      daysPastDue([{ dueOn, paidOn: null, principalFen: fen(0n), interestFen: fen(0n) }], paidOn),
    );
  }
  return worst;
}
