import { describe, expect, it } from 'vitest';
import { CATALOGUE, EVIDENCE_KINDS } from './index.ts';
import { isLikelyHeader, recogniseTable } from './recognise.ts';

const BANK = ['客户号', '记账日期', '对手户名', '摘要', '借方发生额', '贷方发生额', '账户余额'];
const BANK_ROWS = [
  ['F1', '2026-07-01', '某某商贸', '货款', '0.00', '1200.50', '90000.00'],
  ['F1', '2026-07-03', '电力公司', '电费', '310.00', '0.00', '89690.00'],
];

describe('what a file is taken for', () => {
  it.each(EVIDENCE_KINDS)('knows %s by the catalogue’s own words, in Chinese and in English', (kind) => {
    const fields = CATALOGUE[kind].fields;
    const zh = ['企业代号', ...fields.map(({ meaning, synonyms }) => synonyms.zh[0] ?? meaning.zh)];
    const en = ['firm', ...fields.map(({ name }) => name)];
    for (const header of [zh, en]) {
      const guesses = recogniseTable(header, []);
      // Sales and purchases are told apart by whose the invoices are, which field names alone do not say.
      expect(guesses.find((guess) => guess.kind === kind)!.confidence).toBe(guesses[0]!.confidence);
    }
  });

  it('finds a bank statement behind words of its own, and says how sure it is of each column', () => {
    const [best, second] = recogniseTable(BANK, BANK_ROWS);
    expect(best).toMatchObject({ kind: 'bank-transactions', missing: [] });
    expect(best!.confidence).toBeGreaterThan(second!.confidence + 0.1);
    for (const { field, how, confidence } of best!.columns) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(field === null).toBe(how === 'none');
    }
  });

  it('takes a file whose headers it hardly knows for no kind that needs nothing but a firm', () => {
    const header = ['客户号', '记账日期', '对手户名', '用途', '进账', '出账', '余下'];
    const rows = [['F1', '2026-07-01', '甲公司', '货款', '1200.50', '0', '90000']];
    expect(recogniseTable(header, rows)[0]!.kind).toBe('bank-transactions');
  });

  it('is less sure of a column whose cells cannot be what its header says', () => {
    const sure = (cell: string) =>
      recogniseTable(['firm', 'on', 'amount'], [['F1', cell, '1.00']]).find(({ kind }) => kind === 'bank-transactions')!
        .columns[1]!.confidence;
    expect(sure('2026-07-01')).toBe(1);
    expect(sure('yesterday')).toBeLessThan(0.5);
  });

  it('says which required fields nobody gives, and does not miss the firm where it is known', () => {
    const header = ['交易日期', '摘要'];
    const bank = (firmKnown: boolean) =>
      recogniseTable(header, [], { firmKnown }).find(({ kind }) => kind === 'bank-transactions')!;
    const fields = (firmKnown: boolean) => bank(firmKnown).missing.map(({ field }) => field);
    expect(fields(false)).toContain('firm');
    expect(fields(true)).toEqual(['amountFen', 'inFen', 'outFen']);
    expect(bank(true).missing[0]!.or).toEqual([['inFen'], ['outFen']]);
  });

  it('gives no field to two columns and no column two fields', () => {
    const [best] = recogniseTable(['firm', '日期', '交易日期', '金额', '发生金额', 'x'], []);
    const fields = best!.columns.flatMap(({ field }) => field ?? []);
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('takes a title above a table for no header', () => {
    expect(isLikelyHeader(['某某银行对账单', '', ''])).toBe(false);
    expect(isLikelyHeader(['企业代号', '交易日期', '对方户名', '收入', '支出', '余额'])).toBe(true);
  });
});
