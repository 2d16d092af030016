import type { Check } from '../check.ts';
import type { FirmEvidence } from '../firm-evidence.ts';
import { cannotTell, relate } from './relation.ts';
import { statementSpan } from './statement-sums.ts';
import { bankFlows, orZero, sharedSpan, sumOver } from './sums.ts';

const LEAST_DAYS = 180;

/** Purchases with tax against the money that went out: costs on paper that nobody was paid for. */
export function checkBankPurchases(evidence: FirmEvidence): Check {
  const check = 'purchase-invoices-against-bank-outflow';
  const sources = ['purchase-invoices', 'bank-transactions'] as const;
  const [purchases, bank] = [evidence.of('purchase-invoices'), evidence.of('bank-transactions')];
  const span = purchases && bank && sharedSpan([purchases, bank], LEAST_DAYS);
  if (!span) return cannotTell(check, sources);
  const left = sumOver(purchases, 'totalFen', { from: span.from, to: span.to - 30 });
  const right = bankFlows(bank, { from: span.from + 30, to: span.to }).outflow;
  return relate({ check, sources, left, right, spread: 0.2, suspicious: 'above' });
}

/** Work in progress, owners' own labour and purchases without invoice lie between the two: only a wide gap says anything. */
const COST_SPREAD = 0.8;

/** Cost of sales and the growth of inventory against purchases, wages and utilities. */
export function checkStatementCost(evidence: FirmEvidence): Check {
  const check = 'statement-cost-against-purchases';
  const sources = ['financial-statements', 'purchase-invoices', 'social-insurance', 'utility-bills'] as const;
  const [statements, purchases] = [evidence.of('financial-statements'), evidence.of('purchase-invoices')];
  const latest = statements?.rows.at(-1);
  if (!statements || latest === undefined || !purchases) return cannotTell(check, sources);
  const span = statementSpan(statements, latest);
  if (purchases.firstDay > span.from + 31 || purchases.lastDay < span.to - 62) return cannotTell(check, sources);
  const before = statements.rows.at(-2);
  const change =
    before === undefined
      ? 0
      : orZero(statements.number('inventoryFen', latest) - statements.number('inventoryFen', before));
  const left = statements.number('costOfSalesFen', latest) + change;
  const [staff, utilities] = [evidence.of('social-insurance'), evidence.of('utility-bills')];
  const wages = staff ? sumOver(staff, 'baseFen', span) : 0;
  const bills = utilities ? sumOver(utilities, 'amountFen', span) : 0;
  const right = sumOver(purchases, 'amountFen', span) + wages + bills;
  // A cost that nothing bears out is as odd as one that leaves purchases out of the books, which overstates the profit.
  return relate({
    check,
    sources,
    left: Math.max(left, right),
    right: Math.min(left, right),
    spread: COST_SPREAD,
    most: 1.4,
    suspicious: 'above',
    records: [statements.id(latest)],
  });
}
