import type { EvidenceTable } from '#domain/evidence/index.ts';
import { calendarDate, dayNumber } from '#domain/kernel/index.ts';

/** One invoice as a test writes it. */
export interface InvoiceLine {
  readonly firm: string;
  readonly on: string;
  readonly party: string;
  readonly yuan: number;
  readonly void?: boolean;
}

/** The index of the void status in the columns that `invoiceTable` builds. */
export const VOID = 1;

/** An evidence table of one side, taxed at 13 %, as an importer would have built it. */
export function invoiceTable(
  kind: 'sales-invoices' | 'purchase-invoices',
  lines: readonly InvoiceLine[],
): EvidenceTable {
  const firms = [...new Set(lines.map((line) => line.firm))];
  const parties = [...new Set(lines.map((line) => line.party))];
  const days = lines.map((line) => dayNumber(calendarDate(line.on)));
  return {
    kind,
    rows: lines.length,
    firm: { type: 'text', codes: Int32Array.from(lines, (line) => firms.indexOf(line.firm)), values: firms },
    columns: {
      issuedOn: { type: 'date', days: Int32Array.from(days) },
      counterparty: {
        type: 'text',
        codes: Int32Array.from(lines, (line) => parties.indexOf(line.party)),
        values: parties,
      },
      amountFen: { type: 'fen', numbers: Float64Array.from(lines, (line) => Math.round(line.yuan * 100)) },
      taxFen: { type: 'fen', numbers: Float64Array.from(lines, (line) => Math.round(line.yuan * 13)) },
      status: { type: 'choice', codes: Uint8Array.from(lines, (line) => (line.void ? VOID : 0)) },
    },
  };
}
