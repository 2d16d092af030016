import { addDays, addMonths, type CalendarDate, calendarDate, type Fen, fen } from '#domain/kernel/index.ts';
import { type DueInstalment, daysPastDue } from '#domain/servicing/index.ts';

/** One loan of a lender's tape with its instalments. */
export interface TapeLoan {
  readonly id: string;
  readonly borrower: string;
  readonly amountFen: Fen;
  /** Nominal rate a year. */
  readonly rate: number;
  readonly disbursedOn: CalendarDate;
  readonly maturesOn: CalendarDate;
  readonly method: string;
  readonly funder: string | null;
  /** The funder's share of the loan; the rest is the lender's own. */
  readonly funderShare: number;
  readonly pd: number | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly instalments: readonly DueInstalment[];
  /** What the tape itself says of the as-of day, where no instalments are known. */
  readonly stated: LoanState | null;
}

export interface LoanState {
  readonly outstandingFen: Fen;
  readonly daysPastDue: number;
}

/** Principal that is still owed and the days past due at the end of a day. */
export function stateOn({ amountFen, disbursedOn, instalments, stated }: TapeLoan, on: CalendarDate): LoanState {
  if (stated) return stated;
  if (disbursedOn > on) return { outstandingFen: fen(0n), daysPastDue: 0 };
  let repaid = 0n;
  for (const { principalFen, paidOn } of instalments) if (paidOn !== null && paidOn <= on) repaid += principalFen;
  return { outstandingFen: fen(amountFen - repaid), daysPastDue: daysPastDue(instalments, on) };
}

/** The last days of the months from that of `from` to the last month that has ended by `to`. */
export function monthEnds(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const first = calendarDate(`${from.slice(0, 7)}-01`);
  const ends: CalendarDate[] = [];
  for (let month = 1; ; month++) {
    const end = addDays(addMonths(first, month), -1);
    if (end > to) return ends;
    ends.push(end);
  }
}
