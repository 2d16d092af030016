import { dayNumberOf } from '#domain/kernel/index.ts';
import { minuteOf } from './books.ts';
import type { Chance } from './chance.ts';
import type { FirmDraft } from './draft.ts';
import { type PlatformDay, taxOfOrders } from './platform.ts';

/** The VAT return of one quarter: what the invoices of the quarter and the orders without invoice sum to. */
export interface TaxReturn {
  readonly fromDay: number;
  readonly toDay: number;
  readonly filedOn: number;
  readonly salesFen: number;
  readonly uninvoicedFen: number;
  readonly outputTaxFen: number;
  readonly inputTaxFen: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly overdueDays: number;
}

/**
 * One return for every quarter that lies wholly within the firm's trading, filed in the month after it; what input tax exceeds is carried
 * to the next. Weak firms file late and pay part; what is paid leaves the account.
 */
export function fileReturns(
  draft: FirmDraft,
  platform: readonly PlatformDay[],
  until: number,
  chance: Chance,
): TaxReturn[] {
  const { plan, span, books, filedShare } = draft;
  const returns: TaxReturn[] = [];
  let carriedFen = 0;
  for (let quarter = firstWholeQuarter(span.from); firstDayOf(quarter + 1) <= span.to; quarter++) {
    const [fromDay, next] = [firstDayOf(quarter), firstDayOf(quarter + 1)];
    const sold = sumOf(books.sales, fromDay, next);
    const bought = sumOf(books.purchases, fromDay, next);
    const orders = platform
      .filter(({ on }) => on >= fromDay && on < next)
      .map((day) => taxOfOrders(day, plan.profile.vat))
      .reduce((sum, { netFen, taxFen }) => ({ netFen: sum.netFen + netFen, taxFen: sum.taxFen + taxFen }), {
        netFen: 0,
        taxFen: 0,
      });
    const outputTaxFen = Math.round((sold.taxFen + orders.taxFen) * filedShare);
    const dueFen = Math.max(0, outputTaxFen - bought.taxFen - carriedFen);
    carriedFen = Math.max(0, carriedFen + bought.taxFen - outputTaxFen);
    const troubled = chance.happens(Math.min(0.6, 0.02 * Math.exp(1.3 * plan.weakness)));
    const overdueDays = troubled ? chance.whole(1, 60) : chance.happens(0.02) ? chance.whole(1, 15) : 0;
    const filedOn = next + chance.whole(7, 14) + overdueDays;
    const paidFen = troubled && chance.happens(0.4) ? Math.round(dueFen * chance.uniform()) : dueFen;
    if (filedOn >= until) continue;
    const salesFen = Math.round((sold.netFen + orders.netFen) * filedShare);
    const uninvoicedFen = Math.round(orders.netFen * filedShare);
    const sums = { salesFen, uninvoicedFen, outputTaxFen, inputTaxFen: bought.taxFen, dueFen, paidFen };
    returns.push({ fromDay, toDay: next - 1, filedOn, ...sums, overdueDays });
    if (paidFen > 0)
      books.movements.push({
        on: filedOn,
        minute: minuteOf(filedOn, paidFen),
        counterparty: '国家金库',
        summary: '增值税',
        inFen: 0,
        outFen: paidFen,
        flow: 'tax',
        settles: [],
      });
  }
  return returns;
}

function sumOf(invoices: FirmDraft['books']['sales'], from: number, to: number): { netFen: number; taxFen: number } {
  const sum = { netFen: 0, taxFen: 0 };
  for (const invoice of invoices)
    if (invoice.status === 'valid' && invoice.on >= from && invoice.on < to) {
      sum.netFen += invoice.netFen;
      sum.taxFen += invoice.taxFen;
    }
  return sum;
}

/** Quarters since 1970: the first that begins on or after a day. */
function firstWholeQuarter(day: number): number {
  let quarter = Math.floor((day / 365.25) * 4) - 1;
  while (firstDayOf(quarter) < day) quarter++;
  return quarter;
}

function firstDayOf(quarter: number): number {
  return dayNumberOf(1970 + Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
}
