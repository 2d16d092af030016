import { describe, expect, it } from 'vitest';
import { searchCatalogue } from './search-catalogue.ts';

const found = (words: string) => searchCatalogue(words).map(({ kind, field }) => `${kind}.${field.name}`);

describe('searching the catalogue', () => {
  it('puts the fields that a header of these words would name first', () => {
    expect(found('税额').slice(0, 2)).toEqual(['sales-invoices.taxFen', 'purchase-invoices.taxFen']);
    expect(found('running balance')[0]).toBe('bank-transactions.balanceFen');
  });

  it('finds by meaning, by spelling of a choice and in any width, and nothing for nothing', () => {
    expect(found('作废发票')).toContain('sales-invoices.status');
    expect(found('ｏｕｔｐｕｔ ＴＡＸ')).toContain('tax-returns.outputTaxFen');
    expect(found('firm')).toContain('all.firm');
    expect(found(' ')).toEqual([]);
    expect(found('quux')).toEqual([]);
  });
});
