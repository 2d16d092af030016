import { type CalendarDate, dayNumber, dayNumberOf } from '#domain/kernel/index.ts';
import type { FirmChance } from './chance.ts';
import type { FirmPlan } from './firm-plan.ts';
import type { Invoice } from './invoices.ts';

/** The VAT return of one quarter: what the invoices of the quarter sum to. */
export interface TaxReturn {
  readonly fromDay: number;
  readonly toDay: number;
  readonly salesFen: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly overdueDays: number;
}

/** One return for every quarter that lies wholly within [from, to); a firm that fails files its last ones late and pays part. */
export function makeTaxReturns(
  plan: FirmPlan,
  sales: readonly Invoice[],
  purchases: readonly Invoice[],
  [from, to]: readonly [CalendarDate, CalendarDate],
  chance: FirmChance,
): TaxReturn[] {
  const returns: TaxReturn[] = [];
  const lastDay = dayNumber(plan.failsOn ?? to);
  for (let quarter = firstWholeQuarter(from); firstDayOf(quarter + 1) <= dayNumber(to); quarter++) {
    const [fromDay, next] = [firstDayOf(quarter), firstDayOf(quarter + 1)];
    if (fromDay >= lastDay) break;
    const within = (invoice: Invoice) => invoice.status === 'valid' && invoice.on >= fromDay && invoice.on < next;
    const sum = (invoices: readonly Invoice[], part: 'netFen' | 'taxFen') =>
      invoices.filter(within).reduce((total, invoice) => total + invoice[part], 0);
    const dueFen = Math.max(0, sum(sales, 'taxFen') - sum(purchases, 'taxFen'));
    const inTrouble = plan.failsOn !== null && lastDay - next < 270;
    returns.push({
      fromDay,
      toDay: next - 1,
      salesFen: sum(sales, 'netFen'),
      dueFen,
      paidFen: inTrouble ? Math.round(dueFen * chance.uniform()) : dueFen,
      overdueDays: inTrouble ? chance.whole(0, 60) : chance.uniform() < 0.03 ? chance.whole(1, 15) : 0,
    });
  }
  return returns;
}

/** Quarters since 1970: the first that begins on or after a first of a month. */
function firstWholeQuarter(date: CalendarDate): number {
  const months = (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;
  return Math.ceil(months / 3);
}

function firstDayOf(quarter: number): number {
  return dayNumberOf(1970 + Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
}
