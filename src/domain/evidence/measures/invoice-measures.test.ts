import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#domain/kernel/index.ts';
import { type InvoiceLine, invoiceTable, VOID } from '#test/decision/invoice-table.ts';
import { rowsByFirm } from './firm-rows.ts';
import { measureMargin } from './invoice-margin.ts';
import { sumInvoices } from './invoice-side.ts';
import type { MeasureColumns } from './measure.ts';
import { measurePurchases } from './purchase-invoices.ts';
import { measureSales } from './sales-invoices.ts';

const AS_OF = calendarDate('2024-06-30');

function sales(lines: readonly InvoiceLine[], asOf = AS_OF, firms = ['A', 'B']): MeasureColumns {
  return measureSales(sumInvoices(rowsByFirm(invoiceTable('sales-invoices', lines), firms, 'issuedOn', asOf), VOID));
}

function monthly(firm: string, from: string, months: number, yuan: (i: number) => number): InvoiceLine[] {
  const start = calendarDate(from);
  return Array.from({ length: months }, (_, i) => ({
    firm,
    on: addDays(start, Math.round(i * 30.4375)),
    party: `P${i % 3}`,
    yuan: yuan(i),
  }));
}

const line = fc.record({
  firm: fc.constantFrom('A', 'B'),
  on: fc.integer({ min: 0, max: 900 }).map((n) => addDays(calendarDate('2022-03-01'), n)),
  party: fc.constantFrom('P', 'Q', 'R', 'S'),
  yuan: fc.integer({ min: -5000, max: 50_000 }),
  void: fc.boolean(),
});

describe('measures of invoices', () => {
  it('never lets a void invoice add to sales, whatever else there is', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const all = sales(lines);
        const valid = sales(lines.filter((l) => !l.void));
        for (const name of [
          'salesLastYearFen',
          'salesGrowth',
          'salesTopShare',
          'salesHhi',
          'salesMonthlyP20Fen',
          'salesTrend',
        ])
          expect([...all[name]!]).toEqual([...valid[name]!]);
      }),
    );
  });

  it('gives the same bits for any order of rows and any other firms beside', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.integer(), (lines, seed) => {
        const shuffled = [...lines].sort((a, b) => Math.sin(seed + a.yuan) - Math.sin(seed + b.yuan));
        const one = sales(lines);
        const other = sales(shuffled, AS_OF, ['Z', 'B', 'A']);
        for (const name of Object.keys(one)) {
          expect(other[name]![2]).toBe(one[name]![0]);
          expect(other[name]![1]).toBe(one[name]![1]);
        }
      }),
    );
  });

  it('ignores what happened after the as-of day', () => {
    const lines = monthly('A', '2022-07-05', 30, () => 1000);
    const before = lines.filter((l) => l.on <= AS_OF);
    expect(before.length).toBeLessThan(lines.length);
    expect(sales(lines)).toEqual(sales(before));
  });

  it('looks back from the last invoice, so that an old delivery says the same as it did when fresh', () => {
    const lines = monthly('A', '2022-01-05', 24, (i) => 1000 + i);
    expect(sales(lines, calendarDate('2025-06-30'))).toEqual(sales(lines, calendarDate('2024-01-05')));
  });

  it('nets red letters off', () => {
    const blue = monthly('A', '2023-07-05', 12, () => 1000);
    const measured = sales([...blue, { firm: 'A', on: '2024-05-20', party: 'P0', yuan: -1000 }]);
    expect(measured.salesLastYearFen![0]).toBe(1_100_000);
    expect(measured.salesRedShare![0]).toBeCloseTo(1 / 12, 12);
  });

  it('finds no trend in a firm that only closes for the lunar new year', () => {
    // Sales of the pooled months are those of one; the festival is in January 2023 and in February 2024.
    const quiet = new Set(['2023-01', '2024-02']);
    const lines = monthly('A', '2022-06-03', 25, () => 1000).filter((l) => !quiet.has(l.on.slice(0, 7)));
    expect(Math.abs(sales(lines).salesTrend![0]!)).toBeLessThan(0.02);
  });

  it('leaves unknown what a short history cannot tell', () => {
    const short = sales(monthly('A', '2024-03-01', 3, () => 1000));
    expect(short.salesGrowth![0]).toBeNaN();
    expect(short.salesTrend![0]).toBeNaN();
    expect(short.salesLastYearFen![0]).toBe(300_000);
    expect(short.salesLastYearFen![1]).toBeNaN();
  });

  it('measures the surplus only over periods that both sides observe', () => {
    const sold = monthly('A', '2022-06-03', 24, () => 2000);
    const bought = monthly('A', '2022-06-03', 20, () => 500).map((l) => ({ ...l, party: 'S' }));
    const side = (kind: 'sales-invoices' | 'purchase-invoices', lines: InvoiceLine[]) =>
      sumInvoices(rowsByFirm(invoiceTable(kind, lines), ['A'], 'issuedOn', AS_OF), VOID);
    const margin = measureMargin(side('sales-invoices', sold), side('purchase-invoices', bought));
    expect(margin.invoiceMargin![0]).toBeCloseTo(0.75, 1);
    expect(measurePurchases(side('purchase-invoices', bought)).purchasesSuppliers![0]).toBe(1);
  });
});
