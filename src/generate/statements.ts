import { dayNumberOf, fromDayNumber, monthIndex } from '#domain/kernel/index.ts';
import type { BankTransaction, Flow } from './books.ts';
import type { FirmDraft } from './draft.ts';
import { type PlatformDay, taxOfOrders } from './platform.ts';
import { firstDayOf } from './running-costs.ts';

export interface Lines {
  readonly cashFen: number;
  readonly receivablesFen: number;
  readonly prepaymentsFen: number;
  readonly inventoryFen: number;
  readonly currentAssetsFen: number;
  readonly fixedAssetsFen: number;
  readonly totalAssetsFen: number;
  readonly shortTermBorrowingsFen: number;
  readonly payablesFen: number;
  readonly currentLiabilitiesFen: number;
  readonly totalLiabilitiesFen: number;
  readonly paidInCapitalFen: number;
  readonly retainedEarningsFen: number;
  readonly equityFen: number;
  readonly revenueFen: number;
  readonly costOfSalesFen: number;
  readonly sellingAdministrativeFen: number;
  readonly financeCostsFen: number;
  readonly depreciationFen: number;
  readonly operatingProfitFen: number;
  readonly profitBeforeTaxFen: number;
  readonly netIncomeFen: number;
  readonly operatingCashFlowFen: number;
  readonly investingCashFlowFen: number;
  readonly financingCashFlowFen: number;
}

/** Balance sheet, income and cash flow of the twelve months to a day. */
export interface Statement {
  readonly periodEnd: number;
  readonly lines: Lines;
}

/** What the books hold at the end of a day, everything since they were opened summed. */
interface Totals {
  readonly cash: number;
  readonly revenue: number;
  readonly cost: number;
  /** Stock at the end of the day: some weeks of the purchases of the year before it. */
  readonly inventory: number;
  readonly receivables: number;
  readonly payables: number;
  readonly vat: number;
  readonly flows: Readonly<Record<Flow, number>>;
}

/** Statements for the calendar years that the books cover in full, and for the twelve months to `upTo` where that is no year's end. */
export function drawUp(
  draft: FirmDraft,
  bank: readonly BankTransaction[],
  platform: readonly PlatformDay[],
  upTo: number | null,
): Statement[] {
  const { span } = draft;
  const ends: number[] = [];
  for (let year = Number(fromDayNumber(span.from).slice(0, 4)); dayNumberOf(year, 12, 31) < span.to; year++)
    if (dayNumberOf(year, 1, 1) >= span.from) ends.push(dayNumberOf(year, 12, 31));
  if (upTo !== null && upTo < span.to && !ends.includes(upTo)) ends.push(upTo);
  return ends
    .sort((a, b) => a - b)
    .map((end) => {
      const start = firstDayOf(monthIndex(end) - 11) - 1;
      const totals = (day: number) => totalsOf(draft, bank, platform, day);
      return { periodEnd: end, lines: linesOf(draft, totals(Math.max(start, span.from - 1)), totals(end), end) };
    });
}

function totalsOf(
  { books, plan }: FirmDraft,
  bank: readonly BankTransaction[],
  platform: readonly PlatformDay[],
  day: number,
): Totals {
  const flows: Record<Flow, number> = {
    sale: 0,
    purchase: 0,
    platform: 0,
    wages: 0,
    social: 0,
    rent: 0,
    utility: 0,
    tax: 0,
    loan: 0,
    interest: 0,
    owner: 0,
    other: 0,
  };
  const first = bank[0];
  let cash = first ? first.balanceFen - first.inFen + first.outFen : 0;
  for (const t of bank) {
    if (t.on > day) break;
    flows[t.flow] += t.inFen - t.outFen;
    cash = t.balanceFen;
  }
  const sold = sums(books.sales, day);
  const bought = sums(books.purchases, day);
  const yearBefore = sums(books.purchases, day - 365);
  const inventory = Math.round((plan.profile.stockMonths * (bought.net - yearBefore.net)) / 12);
  let [orders, orderTax, fees] = [0, 0, 0];
  for (const order of platform) {
    if (order.on > day) break;
    const { netFen, taxFen } = taxOfOrders(order, plan.profile.vat);
    orders += netFen;
    orderTax += taxFen;
    fees += order.feeFen;
  }
  return {
    cash,
    flows,
    revenue: sold.net + orders - fees,
    cost: bought.net - inventory,
    inventory,
    receivables: sold.net + sold.tax + orders + orderTax - fees - flows.sale - flows.platform,
    payables: bought.net + bought.tax + flows.purchase,
    vat: sold.tax + orderTax - bought.tax + flows.tax,
  };
}

function sums(invoices: FirmDraft['books']['sales'], day: number): { net: number; tax: number } {
  const sum = { net: 0, tax: 0 };
  for (const { on, status, netFen, taxFen } of invoices)
    if (status === 'valid' && on <= day) {
      sum.net += netFen;
      sum.tax += taxFen;
    }
  return sum;
}

/** Straight-line depreciation over ten years of fixed assets that follow from the size of the firm. */
function linesOf({ plan, span }: FirmDraft, before: Totals, after: Totals, end: number): Lines {
  const monthFen = Math.round(plan.monthlySalesYuan * 100);
  const fixedAt = (day: number) => Math.round(monthFen * (2 - (day - span.from) / 3650));
  const fixedAssetsFen = fixedAt(end);
  const depreciationFen = fixedAt(Math.max(end - 365, span.from - 1)) - fixedAssetsFen;
  const inventoryFen = after.inventory;
  const [receivablesFen, advances] = signs(after.receivables);
  const [payablesFen, prepaid] = signs(after.payables);
  const [vatOwed, vatCredit] = signs(after.vat);
  const [otherOwed, otherClaims] = signs(after.flows.other + after.flows.owner);
  const prepaymentsFen = prepaid + vatCredit + otherClaims;
  const currentAssetsFen = after.cash + receivablesFen + prepaymentsFen + inventoryFen;
  const totalAssetsFen = currentAssetsFen + fixedAssetsFen;
  const shortTermBorrowingsFen = after.flows.loan;
  const currentLiabilitiesFen = shortTermBorrowingsFen + payablesFen + vatOwed + otherOwed + advances;
  const equityFen = totalAssetsFen - currentLiabilitiesFen;
  const paidInCapitalFen = plan.registeredCapitalYuan * 20;
  const d = (of: (t: Totals) => number) => of(after) - of(before);
  const revenueFen = d((t) => t.revenue);
  const costOfSalesFen = d((t) => t.cost);
  const sellingAdministrativeFen = -d(({ flows }) => flows.wages + flows.social + flows.rent + flows.utility);
  const financeCostsFen = -d(({ flows }) => flows.interest);
  const operatingProfitFen = revenueFen - costOfSalesFen - sellingAdministrativeFen - depreciationFen;
  const netIncomeFen = operatingProfitFen - financeCostsFen;
  const financing = d(({ flows }) => flows.loan + flows.interest + flows.owner);
  return {
    cashFen: after.cash,
    receivablesFen,
    prepaymentsFen,
    inventoryFen,
    currentAssetsFen,
    fixedAssetsFen,
    totalAssetsFen,
    shortTermBorrowingsFen,
    payablesFen,
    currentLiabilitiesFen,
    totalLiabilitiesFen: currentLiabilitiesFen,
    paidInCapitalFen,
    retainedEarningsFen: equityFen - paidInCapitalFen,
    equityFen,
    revenueFen,
    costOfSalesFen,
    sellingAdministrativeFen,
    financeCostsFen,
    depreciationFen,
    operatingProfitFen,
    profitBeforeTaxFen: netIncomeFen,
    netIncomeFen,
    operatingCashFlowFen: after.cash - before.cash - financing,
    investingCashFlowFen: 0,
    financingCashFlowFen: financing,
  };
}

/** A balance as what is owed one way and the other. */
function signs(amount: number): [number, number] {
  return [Math.max(0, amount), Math.max(0, -amount)];
}
