import type { Check } from '../check.ts';
import type { FirmEvidence, FirmRecords } from '../firm-evidence.ts';
import { cannotTell, held, relate, verdictOf } from './relation.ts';
import { bankFlows, type Span, sumOver } from './sums.ts';
import { vatPeriods } from './tax-return-sales.ts';

const YEAR = 365;

/** The days that a row of statements covers: the months that it states, else a year. */
export function statementSpan(statements: FirmRecords, row: number): Span {
  const months = statements.number('periodMonths', row);
  const to = statements.dayOf(row) + 1;
  return { from: to - Math.round(((months > 0 ? months : 12) * YEAR) / 12), to };
}

/** What adds up within the statements: assets are liabilities and equity, the cash flows are the change of cash. */
export function checkStatementSums(statements: FirmRecords): Check {
  const check = 'statements-add-up';
  const broken: number[] = [];
  let [checked, left, right] = [0, 0, 0];
  const test = (row: number, a: number, b: number, tolerance: number) => {
    if (Number.isNaN(a - b)) return;
    checked += 1;
    if (Math.abs(a - b) <= tolerance) return;
    broken.push(row);
    left += a;
    right += b;
  };
  const at = (name: string, row: number) => statements.number(name, row);
  statements.rows.forEach((row, i) => {
    test(row, at('totalAssetsFen', row), at('totalLiabilitiesFen', row) + at('equityFen', row), 100);
    const before = statements.rows[i - 1];
    if (before === undefined || statements.dayOf(before) + 1 !== statementSpan(statements, row).from) return;
    const flows = at('operatingCashFlowFen', row) + at('investingCashFlowFen', row) + at('financingCashFlowFen', row);
    test(row, flows, at('cashFen', row) - at('cashFen', before), 1000);
    // A dividend takes retained earnings below income; nothing takes them above it.
    const rise = at('retainedEarningsFen', row) - at('retainedEarningsFen', before);
    test(
      row,
      Math.max(rise, at('netIncomeFen', row)),
      at('netIncomeFen', row),
      Math.abs(at('netIncomeFen', row)) * 0.01 + 1000,
    );
  });
  if (checked === 0) return cannotTell(check, [statements.kind]);
  const ratio = held(broken.length === 0 ? -0.3 : Math.min(3, 1 + broken.length));
  const sums = relate({ check, sources: [statements.kind], left, right, spread: 1, suspicious: 'either' });
  return {
    ...sums,
    verdict: verdictOf(ratio),
    logLikelihoodRatio: ratio,
    records: broken.map((row) => statements.id(row)),
    values: { checked, broken: broken.length },
  };
}

const INVOICE_SPREAD = 0.06;
/** Where no return says what was sold without invoice. */
const UNINVOICED_SPREAD = 0.3;

/** Revenue of the latest year of statements against net sales invoices or, where these do not cover it, VAT returns. */
export function checkStatementRevenue(evidence: FirmEvidence): Check {
  const check = 'statement-revenue-against-sales';
  const sources = ['financial-statements', 'sales-invoices', 'tax-returns'] as const;
  const statements = evidence.of('financial-statements');
  const latest = statements?.rows.at(-1);
  if (!statements || latest === undefined) return cannotTell(check, sources);
  const span = statementSpan(statements, latest);
  const right = salesOver(evidence, span);
  const declared = vatOver(evidence, span) !== undefined;
  if (right === undefined) return cannotTell(check, sources);
  const left = statements.number('revenueFen', latest);
  const records = [statements.id(latest)];
  return relate({
    check,
    sources,
    left,
    right,
    spread: declared ? INVOICE_SPREAD : UNINVOICED_SPREAD,
    suspicious: 'above',
    records,
  });
}

/** The sales that VAT returns declare over a span, and those of them without invoice; undefined where they do not cover it. */
function vatOver(evidence: FirmEvidence, { from, to }: Span): { declared: number; uninvoiced: number } | undefined {
  const returns = evidence.of('tax-returns');
  if (!returns) return undefined;
  const periods = vatPeriods(returns).filter(({ span }) => span.from >= from - 3 && span.to <= to + 3);
  const days = periods.reduce((sum, { span }) => sum + span.to - span.from, 0);
  if (days < 0.95 * (to - from)) return undefined;
  return {
    declared: periods.reduce((sum, { sales }) => sum + sales, 0),
    uninvoiced: periods.reduce((sum, period) => sum + period.uninvoiced, 0),
  };
}

/** Net sales over a span: by invoices with what the returns declare without invoice, or by the returns where that is more; undefined where neither covers it. */
export function salesOver(evidence: FirmEvidence, span: Span): number | undefined {
  const sales = evidence.of('sales-invoices');
  const vat = vatOver(evidence, span);
  const covers = sales !== undefined && sales.firstDay <= span.from + 31 && sales.lastDay >= span.to - 32;
  if (!covers) return vat?.declared;
  const invoiced = sumOver(sales, 'amountFen', span) + (vat?.uninvoiced ?? 0);
  return vat ? Math.max(vat.declared, invoiced) : invoiced;
}

const BANK_SPREAD = 0.25;

/** Revenue with tax less the growth of receivables, and advances, against the money that came in. */
export function checkStatementCash(evidence: FirmEvidence): Check {
  const check = 'statement-revenue-against-bank-inflow';
  const sources = ['financial-statements', 'bank-transactions'] as const;
  const [statements, bank] = [evidence.of('financial-statements'), evidence.of('bank-transactions')];
  const latest = statements?.rows.at(-1);
  if (!statements || !bank || latest === undefined) return cannotTell(check, sources);
  const span = statementSpan(statements, latest);
  if (bank.firstDay > span.from + 20 || bank.lastDay < span.to - 20) return cannotTell(check, sources);
  const before = statements.rows.at(-2);
  const change = (field: string) =>
    before === undefined ? 0 : statements.number(field, latest) - statements.number(field, before) || 0;
  const revenue = statements.number('revenueFen', latest);
  const left = revenue * taxFactor(evidence) - change('receivablesFen') + change('advancesReceivedFen');
  const right = bankFlows(bank, span).inflow;
  return relate({
    check,
    sources,
    left,
    right,
    spread: BANK_SPREAD,
    suspicious: 'above',
    records: [statements.id(latest)],
  });
}

/** Total over net of the firm's own invoices; a tenth of tax where there are none. */
export function taxFactor(evidence: FirmEvidence): number {
  const sales = evidence.of('sales-invoices');
  if (!sales || sales.rows.length === 0) return 1.06;
  let [net, total] = [0, 0];
  for (const row of sales.rows) {
    net += sales.number('amountFen', row) || 0;
    total += sales.number('totalFen', row) || 0;
  }
  return net > 0 && total >= net ? Math.min(1.17, total / net) : 1.06;
}

/** Liabilities to banks in the statements against the balance of the credit bureau: hidden debt shows in the bureau. */
export function checkStatementDebt(evidence: FirmEvidence): Check {
  const check = 'bureau-debt-against-stated-debt';
  const sources = ['bureau-reports', 'financial-statements', 'self-declarations'] as const;
  const bureau = evidence.of('bureau-reports');
  const latest = bureau?.rows.at(-1);
  const [statements, declared] = [evidence.of('financial-statements'), evidence.of('self-declarations')];
  const stated = [
    declared?.number('debtFen', declared.rows.at(-1) ?? -1),
    statements && statements.rows.length > 0
      ? (statements.number('shortTermBorrowingsFen', statements.rows.at(-1)!) || 0) +
        (statements.number('longTermBorrowingsFen', statements.rows.at(-1)!) || 0)
      : undefined,
  ].filter((value) => value !== undefined && !Number.isNaN(value));
  if (!bureau || latest === undefined || stated.length === 0) return cannotTell(check, sources);
  const left = bureau.number('balanceFen', latest);
  return relate({
    check,
    sources,
    left,
    right: Math.max(...stated.map(Number)),
    spread: 0.5,
    suspicious: 'above',
    records: [bureau.id(latest)],
  });
}
