import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { salesOver, taxFactor } from './statement-sums.ts';
import { bankFlows, sharedSpan, sumOver } from './sums.ts';

/** Customers pay later than they are billed and some in kind; over a year the two come within some tens of per cent. */
const SPREAD = 0.2;
const RECENT_SPREAD = 0.32;
const LEAST_DAYS = 180;
const LAG_DAYS = 30;

/** Sales with tax against the money that customers paid, each over the days that both sources cover, payments a month later. */
export function checkBankSales(evidence: FirmEvidence): Check {
  const check = 'sales-invoices-against-bank-inflow';
  const sources = ['sales-invoices', 'bank-transactions'] as const;
  const [sales, bank] = [evidence.of('sales-invoices'), evidence.of('bank-transactions')];
  const compare = (most: number, spread: number) => compareOver(check, sources, sales, bank, most, spread);
  // Late payers weigh twice as much over one year as over two.
  const [whole, recent] = [compare(730, SPREAD), compare(365, RECENT_SPREAD)];
  return recent.logLikelihoodRatio > whole.logLikelihoodRatio && recent.verdict === 'contradict' ? recent : whole;
}

function compareOver(
  check: string,
  sources: Check['sources'],
  sales: FirmRecords | undefined,
  bank: FirmRecords | undefined,
  most: number,
  spread: number,
): Check {
  const span = sales && bank && sharedSpan([sales, bank], LEAST_DAYS, most);
  if (!span) return cannotTell(check, sources);
  const left = sumOver(sales, 'totalFen', { from: span.from, to: span.to - LAG_DAYS });
  const right = bankFlows(bank, { from: span.from + LAG_DAYS, to: span.to }).inflow;
  return relate({
    check,
    sources,
    left,
    right,
    spread,
    suspicious: 'above',
    values: { days: span.to - span.from },
  });
}

/** Small firms sell much without an invoice. */
const INFLOW_SPREAD = 0.5;

/** The other way: money in beyond what was ever billed or declared as sales. */
export function checkBankInflow(evidence: FirmEvidence): Check {
  const check = 'bank-inflow-against-sales';
  const sources = ['bank-transactions', 'sales-invoices', 'tax-returns'] as const;
  const [sales, bank] = [evidence.of('sales-invoices'), evidence.of('bank-transactions')];
  const span = sales && bank && sharedSpan([sales, bank], LEAST_DAYS);
  if (!span) return cannotTell(check, sources);
  const left = bankFlows(bank, span).inflow;
  const declared = salesOver(evidence, span);
  const right = Math.max(sumOver(sales, 'totalFen', span), (declared ?? 0) * taxFactor(evidence));
  return relate({
    check,
    sources,
    left,
    right,
    spread: INFLOW_SPREAD,
    suspicious: 'above',
    values: { days: span.to - span.from },
  });
}
