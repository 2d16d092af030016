import { type CalendarDate, dayNumber, dayNumberOf, daysInMonth, fromDayNumber } from '#domain/kernel/index.ts';
import type { FirmChance } from './chance.ts';
import type { FirmPlan } from './firm-plan.ts';
import { vatPercent } from './industry-profile.ts';
import { holidayActivity } from './lunar-new-year.ts';

export interface Invoice {
  readonly number: string;
  readonly on: number;
  readonly counterparty: string;
  readonly netFen: number;
  readonly taxFen: number;
  readonly status: 'valid' | 'void';
  /** The blue invoice that a red one takes back. */
  readonly reverses: string | null;
}

/** The firm's sales and purchase invoices in [from, to), in order of number; every red letter reverses a blue invoice in full. */
export function makeInvoices(
  plan: FirmPlan,
  from: CalendarDate,
  to: CalendarDate,
  volume: number,
  chance: FirmChance,
): { sales: Invoice[]; purchases: Invoice[] } {
  const sales: Invoice[] = [];
  const purchases: Invoice[] = [];
  const lastDay = dayNumber(plan.failsOn ?? to);
  let level = 1;
  for (let month = monthOf(from); month < monthOf(to); month++) {
    // Less half the variance, or chance alone would make the mean grow.
    level *= Math.exp(plan.drift + 0.12 * chance.normal() - 0.0072);
    const monthSales = plan.monthlySalesYuan * level * plan.profile.season[month % 12]!;
    issue(sales, 'sales', monthSales, month, lastDay, plan, volume, chance);
    issue(purchases, 'purchases', monthSales * (1 - plan.grossMargin), month, lastDay, plan, volume, chance);
  }
  return { sales: numbered(sales), purchases: numbered(purchases) };
}

/** Numbers follow the calendar, as a firm's own sequence does; a red letter keeps pointing at its blue invoice. */
function numbered(invoices: readonly Invoice[]): Invoice[] {
  const inOrder = [...invoices].sort((a, b) => a.on - b.on);
  const renamed = new Map(inOrder.map((invoice, i) => [invoice.number, String(10_000_001 + i)]));
  return inOrder.map((invoice) => ({
    ...invoice,
    number: renamed.get(invoice.number)!,
    reverses: invoice.reverses && renamed.get(invoice.reverses)!,
  }));
}

function monthOf(date: CalendarDate): number {
  return (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;
}

function issue(
  out: Invoice[],
  side: 'sales' | 'purchases',
  monthYuan: number,
  month: number,
  lastDay: number,
  plan: FirmPlan,
  volume: number,
  chance: FirmChance,
): void {
  const year = 1970 + Math.floor(month / 12);
  const length = daysInMonth(year, (month % 12) + 1);
  const first = dayNumberOf(year, (month % 12) + 1, 1);
  const parties = side === 'sales' ? plan.customers : plan.suppliers;
  const weights = parties.map((p) => p.weight);
  const [shareMean, shareSd] = plan.profile.logInvoiceShare;
  // A declared share of the real number of bills, each as much larger: sums stay what they are.
  const bills = Math.max(1, Math.round(Math.exp(-shareMean) * volume));
  const sizes = Array.from({ length: bills }, () => Math.exp(shareSd * chance.normal()));
  const total = sizes.reduce((a, b) => a + b, 0);
  for (const size of sizes) {
    const on = first + Math.floor(chance.uniform() * length);
    const party = parties[chance.weighted(weights)]!.code;
    const open = chance.uniform() < holidayActivity(on);
    if (on >= lastDay || !open) continue;
    const percent = vatPercent(plan.profile.vat, fromDayNumber(on));
    const netFen = Math.max(100, Math.round((monthYuan * size * 100) / total));
    const bill = { on, counterparty: party, netFen, taxFen: Math.round((netFen * percent) / 100), reverses: null };
    if (chance.uniform() < plan.voidShare * (side === 'sales' ? 1 : 0.55)) {
      out.push({ ...bill, number: String(out.length), status: 'void' });
      // Most voids are slips of the pen: the bill is written again on the same day.
      if (chance.uniform() < 0.2) continue;
    }
    out.push({ ...bill, number: String(out.length), status: 'valid' });
    if (chance.uniform() < plan.redShare) reverse(out, lastDay, chance);
  }
}

function reverse(out: Invoice[], lastDay: number, chance: FirmChance): void {
  const blue = out.at(-1)!;
  const on = blue.on + chance.whole(1, 25);
  if (on >= lastDay) return;
  const number = String(out.length);
  out.push({ ...blue, number, on, netFen: -blue.netFen, taxFen: -blue.taxFen, reverses: blue.number });
}
