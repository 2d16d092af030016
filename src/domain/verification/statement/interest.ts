import { finding } from './chain-breaks.ts';
import type { Reading } from './reading.ts';
import type { StatementFinding } from './statement-row.ts';

const INTEREST = /结息|存款利息|利息收入|活期利息|季度利息|^利息$|interest (?:credit|paid|earned)|credit interest/i;
/** Money of a year has 360 days at Chinese banks. */
const YEAR_DAYS = 360;
const TOLERANCE = 0.03;
/** Less interest than a yuan says nothing: its last fen is a percent. */
const LEAST_FEN = 100;

interface InterestPeriod {
  readonly place: number;
  readonly rate: number;
}

/**
 * Interest is the average daily balance times a rate that the bank, not the firm, sets. The rates that the credits of one account
 * imply must agree where most of them do: a balance that was raised for a while shows as a credit that is too small for it.
 */
export function findInterestMismatches(reading: Reading): StatementFinding[] {
  const periods = interestPeriods(reading);
  if (periods.length < 3) return [];
  const rates = periods.map(({ rate }) => rate).sort((a, b) => a - b);
  const usual = rates[rates.length >> 1]!;
  const agreeing = periods.filter(({ rate }) => Math.abs(rate / usual - 1) <= TOLERANCE / 3);
  if (agreeing.length < 2 || agreeing.length <= periods.length / 2) return [];
  return periods
    .filter(({ rate }) => Math.abs(rate / usual - 1) > TOLERANCE)
    .map(({ place, rate }) => finding('interest-mismatch', reading.rows[place]!, [], { rate, usualRate: usual }));
}

/** Each interest credit that follows another one, with the rate that the balances between them imply. */
function interestPeriods({ rows, movements, balances }: Reading): InterestPeriod[] {
  const periods: InterestPeriod[] = [];
  let last = -1;
  rows.forEach(({ summary }, i) => {
    if (!INTEREST.test(summary) || movements[i]! < LEAST_FEN) return;
    if (last >= 0) {
      const days = rows[i]!.day - rows[last]!.day;
      const rate = (movements[i]! * YEAR_DAYS) / sumOfDays(last, i, rows, balances);
      if (days >= 80 && days <= 100 && Number.isFinite(rate) && rate > 0) periods.push({ place: i, rate });
    }
    last = i;
  });
  return periods;
}

/** The end-of-day balances from one row's day to another's, summed. */
function sumOfDays(from: number, to: number, rows: Reading['rows'], balances: Float64Array): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += balances[i]! * (rows[i + 1]!.day - rows[i]!.day);
  return sum;
}
