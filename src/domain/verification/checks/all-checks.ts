import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { FirmEvidence } from '../firm-evidence.ts';
import { checkElectricity, checkShipments } from './activity.ts';
import { checkBankInflow, checkBankSales } from './bank-sales.ts';
import { checkBankStatement } from './bank-statement.ts';
import { checkNewCustomers } from './customer-payments.ts';
import { checkDeclaredRevenue } from './declared-revenue.ts';
import { checkInvoiceRates, checkInvoiceSums } from './invoice-identities.ts';
import { findInvoiceStructure } from './invoice-structure.ts';
import { checkPlatformSettlements, checkUnsettledOrders } from './platform-settlements.ts';
import { checkBankPurchases, checkStatementCost } from './purchases.ts';
import { findReversedSales } from './reversed-sales.ts';
import { checkStatementCash, checkStatementDebt, checkStatementRevenue, checkStatementSums } from './statement-sums.ts';
import { checkTaxReturnSales } from './tax-return-sales.ts';

const BETWEEN: readonly ((evidence: FirmEvidence) => Check)[] = [
  checkTaxReturnSales,
  checkBankSales,
  checkBankInflow,
  checkNewCustomers,
  checkStatementRevenue,
  checkStatementCash,
  checkStatementCost,
  checkStatementDebt,
  checkBankPurchases,
  checkPlatformSettlements,
  checkUnsettledOrders,
  checkElectricity,
  checkShipments,
  checkDeclaredRevenue,
];

/** Every check that the firm's sources allow, those inside a source first, and the findings of the sources themselves. */
export function runChecks(evidence: FirmEvidence): { checks: Check[]; findings: Finding[] } {
  const checks: Check[] = [];
  const findings: Finding[] = [];
  for (const kind of ['sales-invoices', 'purchase-invoices'] as const) {
    const records = evidence.of(kind);
    if (!records) continue;
    checks.push(checkInvoiceSums(records), checkInvoiceRates(records));
    findings.push(...findInvoiceStructure(records));
  }
  const bank = evidence.of('bank-transactions');
  if (bank) {
    const examined = checkBankStatement(bank);
    checks.push(examined.check);
    findings.push(...examined.findings);
  }
  const statements = evidence.of('financial-statements');
  if (statements) checks.push(checkStatementSums(statements));
  findings.push(...findReversedSales(evidence));
  for (const check of BETWEEN) checks.push(check(evidence));
  return { checks, findings };
}
