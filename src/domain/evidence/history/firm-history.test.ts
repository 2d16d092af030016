import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, dayNumber } from '#domain/kernel/index.ts';
import { type InvoiceLine, invoiceTable } from '#test/decision/invoice-table.ts';
import type { EvidenceTable } from '../table.ts';
import { contributionsOf, partOf } from './contribution.ts';
import { observedSales, tellHistory } from './firm-history.ts';

const line = fc.record({
  firm: fc.constant('A'),
  on: fc.integer({ min: 0, max: 900 }).map((n) => addDays(calendarDate('2022-03-01'), n)),
  party: fc.constantFrom('P', 'Q', 'R', 'S'),
  yuan: fc.integer({ min: -5000, max: 50_000 }),
  void: fc.boolean(),
});

const sales = (lines: readonly InvoiceLine[]) => invoiceTable('sales-invoices', lines);

describe('the history of a firm', () => {
  it('adds up, over all months, to what the rows that count add up to', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), (lines) => {
        const table = sales(lines);
        const [contribution] = contributionsOf(table);
        let whole = 0;
        for (let row = 0; row < table.rows; row++) if (contribution!.counts(row)) whole += contribution!.amount(row);
        const told = tellHistory({ 'sales-invoices': table });
        expect(told.series.sales?.reduce((a, b) => a + b, 0)).toBe(whole);
        expect(told.kinds[0]?.months.reduce((a, b) => a + b, 0)).toBe(table.rows);
      }),
    );
  });

  it('names the largest customers of the last twelve months and leaves out void invoices', () => {
    const told = tellHistory({
      'sales-invoices': sales([
        { firm: 'A', on: calendarDate('2023-01-10'), party: 'OLD', yuan: 900 },
        { firm: 'A', on: calendarDate('2024-02-10'), party: 'BIG', yuan: 500 },
        { firm: 'A', on: calendarDate('2024-03-10'), party: 'SMALL', yuan: 100 },
        { firm: 'A', on: calendarDate('2024-03-11'), party: 'BIG', yuan: 9000, void: true },
        { firm: 'A', on: calendarDate('2024-05-10'), party: 'BIG', yuan: 50 },
      ]),
    });
    const [customers] = told.parties;
    expect(customers).toMatchObject({ side: 'customers', yearFen: 65_000, count: 2 });
    expect(customers?.parties.map(({ party, yearFen, yearRows }) => [party, yearFen, yearRows])).toEqual([
      ['BIG', 55_000, 2],
      ['SMALL', 10_000, 1],
    ]);
  });

  it('spreads a quarterly return over its three months without losing a fen', () => {
    const table: EvidenceTable = {
      kind: 'tax-returns',
      rows: 1,
      firm: { type: 'text', codes: new Int32Array(1), values: ['A'] },
      columns: {
        periodEnd: { type: 'date', days: Int32Array.of(dayNumber(calendarDate('2024-03-31'))) },
        periodStart: { type: 'date', days: Int32Array.of(dayNumber(calendarDate('2024-01-01'))) },
        salesFen: { type: 'fen', numbers: Float64Array.of(1000) },
      },
    };
    const told = tellHistory({ 'tax-returns': table });
    expect(told.series.declaredSales).toEqual([333, 333, 334]);
    expect(partOf(-10, { from: 0, to: 2 }, 2)).toBe(-4);
  });

  it('does not take months before the first and after the last invoice for months without sales', () => {
    const told = tellHistory({
      'sales-invoices': sales([
        { firm: 'A', on: calendarDate('2024-02-10'), party: 'P', yuan: 5 },
        { firm: 'A', on: calendarDate('2024-04-10'), party: 'P', yuan: 7 },
      ]),
      'purchase-invoices': invoiceTable('purchase-invoices', [
        { firm: 'A', on: calendarDate('2023-12-10'), party: 'P', yuan: 1 },
        { firm: 'A', on: calendarDate('2024-06-10'), party: 'P', yuan: 1 },
      ]),
    });
    expect(told.series.sales).toEqual([0, 0, 500, 0, 700, 0, 0]);
    expect(observedSales(told)).toEqual({ firstMonth: told.firstMonth + 2, values: [500, 0, 700] });
  });

  it('says nothing of a firm without evidence', () => {
    expect(tellHistory({})).toMatchObject({ months: 0, series: {}, kinds: [], parties: [], registration: null });
  });
});
