/** The page of a firm; a code may hold any character. */
export function firmAddress(firm: string): string {
  return `/firms/${encodeURIComponent(firm)}`;
}

/** Which records are shown. */
export interface RecordsAsked {
  readonly kind: string;
  readonly month?: string;
  readonly series?: string;
  readonly party?: string;
}

/** The records that a figure was summed from. */
export function recordsAddress(firm: string, asked: RecordsAsked): string {
  return `${firmAddress(firm)}/records?${new URLSearchParams({ ...asked })}`;
}

/** Which kind of evidence each monthly figure is summed from. */
export const KIND_OF_SERIES: Readonly<Record<string, string>> = {
  sales: 'sales-invoices',
  purchases: 'purchase-invoices',
  inflow: 'bank-transactions',
  outflow: 'bank-transactions',
  financingIn: 'bank-transactions',
  financingOut: 'bank-transactions',
  declaredSales: 'tax-returns',
  taxPaid: 'tax-returns',
};
