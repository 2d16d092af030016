import { addMonths, type CalendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import { type BankTransaction, makeBank } from './bank.ts';
import { type BureauReport, makeBureauReport } from './bureau.ts';
import { firmChance } from './chance.ts';
import { type FirmPlan, planFirm } from './firm-plan.ts';
import { type Invoice, makeInvoices } from './invoices.ts';
import { makeTaxReturns, type TaxReturn } from './tax.ts';

/** The version of the county's making: the same version, seed and size give the same bytes. */
export const COUNTY_VERSION = 1;

export interface CountyOptions {
  readonly firms: number;
  readonly months: number;
  readonly seed: number;
  /** The day after the last day of the window; the first of a month. */
  readonly until: CalendarDate;
  /** Share of the real number of invoices that is written; amounts grow so that sums stay what they are. */
  readonly volume: number;
}

/** One firm: its truth and the records that it delivers. */
export interface CountyFirm {
  readonly plan: FirmPlan;
  readonly sales: readonly Invoice[];
  readonly purchases: readonly Invoice[];
  /** Empty where the firm delivers no statement. */
  readonly bank: readonly BankTransaction[];
  readonly taxReturns: readonly TaxReturn[];
  readonly bureau: BureauReport | null;
}

/** The firms one by one; each depends on the seed and its index alone. */
export function* makeCounty(options: CountyOptions): Generator<CountyFirm> {
  for (let index = 0; index < options.firms; index++) yield makeFirm(index, options);
}

function makeFirm(index: number, { months, seed, until, volume }: CountyOptions): CountyFirm {
  const chance = firmChance(seed, index);
  const window = addMonths(until, -months);
  const plan = planFirm(index, window, until, chance);
  // Nobody trades before they exist.
  const from = fromDayNumber(Math.max(dayNumber(plan.establishedOn), dayNumber(window)));
  const { sales, purchases } = makeInvoices(plan, from, until, volume, chance);
  const bank = makeBank(plan, sales, purchases, from, chance);
  const taxReturns = makeTaxReturns(plan, sales, purchases, [from, until], chance);
  const bureau = makeBureauReport(plan, until, chance);
  const invoicesTo = dayNumber(plan.invoicesTo);
  const bankTo = plan.bankTo === null ? Number.NEGATIVE_INFINITY : dayNumber(plan.bankTo);
  return {
    plan,
    sales: delivered(sales, invoicesTo),
    purchases: delivered(purchases, invoicesTo),
    bank: bank.filter((t) => t.on < bankTo),
    taxReturns,
    bureau,
  };
}

function delivered(invoices: readonly Invoice[], to: number): Invoice[] {
  return invoices.filter((invoice) => invoice.on < to);
}
