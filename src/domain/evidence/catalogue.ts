import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type KindDefinition } from './kind.ts';
import { bankTransactions } from './kinds/bank-transactions.ts';
import { bureauReports } from './kinds/bureau-reports.ts';
import { courtRecords } from './kinds/court-records.ts';
import { financialStatements } from './kinds/financial-statements.ts';
import { logistics } from './kinds/logistics.ts';
import { platformOrders } from './kinds/platform-orders.ts';
import { purchaseInvoices } from './kinds/purchase-invoices.ts';
import { registration } from './kinds/registration.ts';
import { reputation } from './kinds/reputation.ts';
import { salesInvoices } from './kinds/sales-invoices.ts';
import { selfDeclarations } from './kinds/self-declarations.ts';
import { socialInsurance } from './kinds/social-insurance.ts';
import { taxReturns } from './kinds/tax-returns.ts';
import { utilityBills } from './kinds/utility-bills.ts';

/** The definitions of all kinds of evidence: the data standard. */
export const CATALOGUE: Readonly<Record<EvidenceKind, KindDefinition>> = {
  'sales-invoices': salesInvoices,
  'purchase-invoices': purchaseInvoices,
  'bank-transactions': bankTransactions,
  'tax-returns': taxReturns,
  'financial-statements': financialStatements,
  registration,
  'bureau-reports': bureauReports,
  'court-records': courtRecords,
  'utility-bills': utilityBills,
  'social-insurance': socialInsurance,
  'platform-orders': platformOrders,
  logistics,
  reputation,
  'self-declarations': selfDeclarations,
};

/** The definition of a kind by its name as a person gives it. Errors: KIND_UNKNOWN. */
export function kindNamed(name: string): Result<KindDefinition> {
  const kind = EVIDENCE_KINDS.find((known) => known === name.trim().toLowerCase());
  return kind
    ? ok(CATALOGUE[kind])
    : fail('KIND_UNKNOWN', { kind: name.slice(0, 40), kinds: EVIDENCE_KINDS.join(', ') });
}

/** The place of a choice in its field's list, as columns hold it; a name that the catalogue lacks is a broken invariant and throws. */
export function choiceIndex(kind: EvidenceKind, field: string, value: string): number {
  const choices = CATALOGUE[kind].fields.find(({ name }) => name === field)?.choices;
  const index = choices?.findIndex((choice) => choice.value === value) ?? -1;
  if (index < 0) throw new Error(`${kind}.${field} has no choice ${value}`);
  return index;
}
