import { type CalendarDate, dayNumber } from '#domain/kernel/index.ts';
import type { FirmChance } from './chance.ts';
import type { FirmPlan } from './firm-plan.ts';
import type { Invoice } from './invoices.ts';

export interface BankTransaction {
  readonly on: number;
  readonly counterparty: string;
  readonly summary: string;
  readonly inFen: number;
  readonly outFen: number;
  readonly balanceFen: number;
}

type Movement = Omit<BankTransaction, 'balanceFen'>;

/** The statement that the invoices imply: every valid blue invoice is paid after a delay unless taken back or never paid; wages, rent, tax; a running balance that holds to the fen. */
export function makeBank(
  plan: FirmPlan,
  sales: readonly Invoice[],
  purchases: readonly Invoice[],
  from: CalendarDate,
  chance: FirmChance,
): BankTransaction[] {
  const movements: Movement[] = [];
  settle(
    sales,
    plan.paymentDays,
    0.008,
    (on, counterparty, amount) => movements.push({ on, counterparty, summary: '货款', inFen: amount, outFen: 0 }),
    chance,
  );
  settle(
    purchases,
    plan.paymentDays * 0.8,
    0.005,
    (on, counterparty, amount) => movements.push({ on, counterparty, summary: '采购款', inFen: 0, outFen: amount }),
    chance,
  );
  payMonthly(movements, plan, sales, purchases, from, chance);
  movements.sort((a, b) => a.on - b.on);
  return withBalance(movements, plan, chance);
}

function settle(
  invoices: readonly Invoice[],
  days: number,
  unpaid: number,
  pay: (on: number, party: string, amount: number) => void,
  chance: FirmChance,
): void {
  const reversed = new Set(invoices.flatMap((invoice) => (invoice.reverses ? [invoice.reverses] : [])));
  for (const invoice of invoices) {
    if (invoice.status === 'void' || invoice.reverses || reversed.has(invoice.number) || chance.uniform() < unpaid)
      continue;
    const delay = Math.max(0, Math.round(days * (0.6 + 0.8 * chance.uniform())));
    pay(invoice.on + delay, invoice.counterparty, invoice.netFen + invoice.taxFen);
  }
}

function payMonthly(
  movements: Movement[],
  plan: FirmPlan,
  sales: readonly Invoice[],
  purchases: readonly Invoice[],
  from: CalendarDate,
  chance: FirmChance,
): void {
  const last = sales.at(-1)?.on ?? dayNumber(from);
  const wageFen = Math.round(plan.employees * 600_000 * (0.8 + 0.4 * chance.uniform()));
  // About 2 % of a month's sales.
  const rentFen = Math.round(plan.monthlySalesYuan * 2 * (0.5 + chance.uniform()));
  for (let day = dayNumber(from) + 14; day <= last; day += 30) {
    movements.push({ on: day, counterparty: '工资户', summary: '代发工资', inFen: 0, outFen: wageFen });
    movements.push({ on: day + 3, counterparty: '物业', summary: '房租', inFen: 0, outFen: rentFen });
    const within = (i: Invoice) => i.status === 'valid' && i.on >= day - 30 && i.on < day;
    const output = sales.filter(within).reduce((sum, i) => sum + i.taxFen, 0);
    const input = purchases.filter(within).reduce((sum, i) => sum + i.taxFen, 0);
    if (output > input)
      movements.push({ on: day + 1, counterparty: '国家金库', summary: '增值税', inFen: 0, outFen: output - input });
  }
}

function withBalance(movements: readonly Movement[], plan: FirmPlan, chance: FirmChance): BankTransaction[] {
  const out: BankTransaction[] = [];
  let balanceFen = Math.round(plan.monthlySalesYuan * 100 * (0.3 + chance.uniform()));
  for (const movement of movements) {
    const next = balanceFen + movement.inFen - movement.outFen;
    if (next < 0) {
      // The owner covers a shortfall: an account cannot be overdrawn.
      const injectedFen = Math.ceil(-next / 1_000_000) * 1_000_000;
      balanceFen += injectedFen;
      out.push({
        on: movement.on,
        counterparty: '股东',
        summary: '股东借款',
        inFen: injectedFen,
        outFen: 0,
        balanceFen,
      });
    }
    balanceFen += movement.inFen - movement.outFen;
    out.push({ ...movement, balanceFen });
  }
  return out;
}
