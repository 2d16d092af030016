import { fromDayNumber, monthIndex } from '#domain/kernel/index.ts';
import { minuteOf } from './books.ts';
import type { Chance } from './chance.ts';
import type { FirmDraft } from './draft.ts';
import { vatPercent } from './industry-profile.ts';
import { holidayActivity } from './lunar-new-year.ts';

/** The consumers' orders of some days on a platform: amounts with tax, no invoices. */
export interface PlatformDay {
  readonly on: number;
  readonly number: string;
  readonly orders: number;
  readonly amountFen: number;
  readonly refundFen: number;
  readonly feeFen: number;
  /** Null for orders that are never settled. */
  readonly settledOn: number | null;
}

/** Orders in lots of several days, so that few lines say it; each is settled to the account, less refunds and the platform's fee. */
export function sellOnPlatform(
  { plan, span, books, trade }: FirmDraft,
  activity: (month: number) => number,
  { until, volume }: { readonly until: number; readonly volume: number },
  chance: Chance,
): PlatformDay[] {
  const out: PlatformDay[] = [];
  if (plan.platformShare === 0 || trade < 1) return out;
  const days = Math.max(1, Math.round(0.5 / volume));
  const daily = (plan.monthlySalesYuan * 100 * plan.platformShare) / 30;
  for (let on = span.from + days - 1; on < span.to; on += days) {
    const amountFen = Math.round(
      daily * days * activity(monthIndex(on)) * (0.3 + 0.7 * holidayActivity(on)) * Math.exp(0.25 * chance.normal()),
    );
    if (amountFen < 1000) continue;
    const refundFen = Math.round(amountFen * 0.04 * chance.uniform());
    const feeFen = Math.round((amountFen - refundFen) * 0.006);
    const settledOn = on + chance.whole(1, 3);
    const number = `O${String(plan.index).padStart(6, '0')}${on}`;
    const orders = Math.max(1, Math.round(amountFen / 9000));
    out.push({ on, number, orders, amountFen, refundFen, feeFen, settledOn });
    if (settledOn >= until) continue;
    const inFen = amountFen - refundFen - feeFen;
    books.movements.push({
      on: settledOn,
      minute: minuteOf(settledOn, inFen),
      counterparty: '支付平台',
      summary: '平台结算',
      inFen,
      outFen: 0,
      flow: 'platform',
      settles: [number],
    });
  }
  return out;
}

/** Sales and output tax in an order's amount, both of which are declared without an invoice. */
export function taxOfOrders(
  day: PlatformDay,
  vat: FirmDraft['plan']['profile']['vat'],
): { netFen: number; taxFen: number } {
  const gross = day.amountFen - day.refundFen;
  const netFen = Math.round((gross * 100) / (100 + vatPercent(vat, fromDayNumber(day.on))));
  return { netFen, taxFen: gross - netFen };
}
