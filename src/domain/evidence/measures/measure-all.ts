import type { CalendarDate } from '#domain/kernel/index.ts';
import { CATALOGUE, choiceIndex } from '../catalogue.ts';
import type { EvidenceKind } from '../kind.ts';
import type { EvidenceTable } from '../table.ts';
import { measureBank } from './bank-transactions.ts';
import { measureBureau } from './bureau.ts';
import { measureCourt } from './court-records.ts';
import { measureStatements } from './financial-statements.ts';
import { type FirmRows, rowsByFirm } from './firm-rows.ts';
import { measureMargin } from './invoice-margin.ts';
import { sumInvoices } from './invoice-side.ts';
import { measureLogistics } from './logistics.ts';
import type { MeasureColumns } from './measure.ts';
import { measurePlatformOrders } from './platform-orders.ts';
import { measurePurchases } from './purchase-invoices.ts';
import { measureRegistration, registeredCategories } from './registration.ts';
import { measureReputation } from './reputation.ts';
import { measureSales } from './sales-invoices.ts';
import { measureDeclarations } from './self-declarations.ts';
import { measureSocialInsurance } from './social-insurance.ts';
import { measureTax } from './tax-returns.ts';
import { measureUtilities } from './utility-bills.ts';

/** Kinds that are measured alone; the two sides of invoices are also measured together. */
const ALONE: Readonly<Partial<Record<EvidenceKind, (view: FirmRows) => MeasureColumns>>> = {
  'bank-transactions': measureBank,
  'tax-returns': measureTax,
  'financial-statements': measureStatements,
  registration: measureRegistration,
  'bureau-reports': measureBureau,
  'court-records': measureCourt,
  'utility-bills': measureUtilities,
  'social-insurance': measureSocialInsurance,
  'platform-orders': measurePlatformOrders,
  logistics: measureLogistics,
  reputation: measureReputation,
  'self-declarations': measureDeclarations,
};

export type Tables = Readonly<Partial<Record<EvidenceKind, EvidenceTable>>>;

export interface Measured {
  readonly measures: MeasureColumns;
  readonly categories: Readonly<Record<string, readonly (string | null)[]>>;
}

/** Every measure of every firm on one day, column by column; tables that are not there leave their measures out. */
export function measureAll(tables: Tables, firms: readonly string[], asOf: CalendarDate): Measured {
  const rows = (kind: EvidenceKind): FirmRows | undefined => {
    const table = tables[kind];
    const { eventField, rhythm } = CATALOGUE[kind];
    return table && rowsByFirm(table, firms, eventField, asOf, rhythm === 'state');
  };
  const side = (kind: 'sales-invoices' | 'purchase-invoices') => {
    const view = rows(kind);
    return view && sumInvoices(view, choiceIndex(kind, 'status', 'void'));
  };
  const sales = side('sales-invoices');
  const purchases = side('purchase-invoices');
  const measures: Record<string, Float64Array> = {
    ...(sales ? measureSales(sales) : {}),
    ...(purchases ? measurePurchases(purchases) : {}),
    ...(sales && purchases ? measureMargin(sales, purchases) : {}),
  };
  for (const [kind, measure] of Object.entries(ALONE)) {
    const view = rows(kind as EvidenceKind);
    if (view) Object.assign(measures, measure(view));
  }
  const registered = rows('registration');
  return { measures, categories: registered ? registeredCategories(registered) : {} };
}
