import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { bindHeader } from './header.ts';
import { headerKey, readHeader } from './header-words.ts';
import { EVIDENCE_KINDS } from './kind.ts';

const SALES = CATALOGUE['sales-invoices'];

function bind(header: readonly string[], map?: Record<string, string>) {
  return bindHeader(SALES, header, map ? { map } : {});
}

const CHINESE = ['企业代号', '发票号码', '开票日期', '购方单位代号', '金额', '税额', '价税合计', '发票状态'];

describe('headers', () => {
  it('are recognised in Chinese and English, whatever their case, blanks, width and punctuation', () => {
    const fields = ['firm', 'number', 'issuedOn', 'counterparty', 'amountFen', 'taxFen', 'totalFen', 'status'];
    for (const header of [
      CHINESE,
      ['Firm', 'Invoice No.', 'Issue Date', 'BUYER_ID', 'Amount', 'Tax', 'Total Amount', 'Status'],
      ['企业代码', '发票编号', '发票开具日期', '购方代码', '不含税金额', '税金', '含税金额', '是否作废'],
      [
        '企业 代号',
        '发票号码：',
        '【开票日期】',
        '购买方识别号',
        '金 额',
        '税額'.replace('額', '额'),
        '价税合计（元）',
        '发票状态',
      ],
      ['firm', 'number', 'issuedOn', 'counterparty', 'amountFen', 'taxFen', 'totalFen', 'status'],
    ]) {
      const bound = bind(header);
      expect(bound.ok && bound.value.columns.map(({ field }) => field.name).sort()).toEqual([...fields].sort());
    }
  });

  it.each([
    ['金额（万元）', 1_000_000],
    ['金额(元)', 100],
    ['金额/分', 1],
    ['amount_fen', 1],
    ['amountFen', 1],
    ['Amount (RMB)', 100],
    ['金额_亿元', 10_000_000_000],
    ['金额', 100],
  ])('carry their unit: %s', (header, unit) => {
    const bound = bind(CHINESE.map((name) => (name === '金额' ? header : name)));
    expect(bound.ok && bound.value.columns.find(({ field }) => field.name === 'amountFen')?.moneyUnit).toBe(unit);
  });

  it('do not take a word for a unit that it only ends with', () => {
    expect(readHeader('Taiwan').moneyUnit).toBeUndefined();
    expect(readHeader('often').bare).toBe('often');
  });

  it('that are missing give the headers found and those that would do', () => {
    const bound = bind(CHINESE.filter((name) => name !== '开票日期'));
    expect(bound).toMatchObject({ ok: false, error: { code: 'HEADER_MISSING', row: 1, column: 'issuedOn' } });
    if (!bound.ok)
      expect(bound.error.params).toMatchObject({
        wanted: expect.stringContaining('开票日期'),
        found: expect.stringContaining('企业代号'),
      });
  });

  it('may leave out what the others give', () => {
    expect(bind(CHINESE.filter((name) => name !== '价税合计')).ok).toBe(true);
    expect(bind(CHINESE.filter((name) => name !== '价税合计' && name !== '税额')).ok).toBe(false);
  });

  it('that name one field twice are refused until the caller says which', () => {
    const header = [...CHINESE, '含税金额'];
    expect(bind(header)).toMatchObject({ ok: false, error: { code: 'HEADER_AMBIGUOUS', column: '含税金额' } });
    const bound = bind(header, { 含税金额: 'totalFen' });
    expect(bound.ok && bound.value.ignored).toEqual(['价税合计']);
  });

  it('may name the firm by its credit code or its name, where no code is given', () => {
    const named = (header: readonly string[], kind = SALES) => {
      const bound = bindHeader(kind, header);
      return bound.ok && bound.value.columns.find(({ field }) => field.name === 'firm')?.header;
    };
    expect(named(CHINESE.map((name) => (name === '企业代号' ? '企业名称' : name)))).toBe('企业名称');
    expect(named([...CHINESE, '企业名称'])).toBe('企业代号');
    expect(named(['企业名称', '统一社会信用代码', '成立日期'], CATALOGUE.registration)).toBe('统一社会信用代码');
  });

  it('can be mapped, and a map that fits nothing is refused', () => {
    const header = CHINESE.map((name) => (name === '购方单位代号' ? '往来单位' : name));
    expect(bind(header, { 往来单位: 'counterparty' }).ok).toBe(true);
    expect(bind(header, { 往来单位: 'nobody' })).toMatchObject({ error: { code: 'MAP_FIELD_UNKNOWN' } });
    expect(bind(header, { 无此列: 'counterparty' })).toMatchObject({ error: { code: 'MAP_HEADER_UNKNOWN' } });
  });
});

describe('the catalogue', () => {
  it.each(EVIDENCE_KINDS)(
    'gives every header of %s one meaning, and every field a meaning, owner and synonyms',
    (name) => {
      const kind = CATALOGUE[name];
      const seen = new Map<string, string>();
      for (const field of kind.fields) {
        expect(field.meaning.zh && field.meaning.en && field.owner && field.unit).toBeTruthy();
        for (const synonym of new Set([field.name, ...field.synonyms.zh, ...field.synonyms.en].map(headerKey))) {
          expect([synonym, seen.get(synonym) ?? field.name]).toEqual([synonym, field.name]);
          seen.set(synonym, field.name);
        }
        const spellings = field.choices?.flatMap((choice) => [...new Set(choice.spellings.map(headerKey))]) ?? [];
        expect(spellings.filter((spelling, i) => spellings.indexOf(spelling) !== i)).toEqual([]);
      }
      const names = new Set(kind.fields.map((field) => field.name));
      const used = [
        kind.eventField,
        ...kind.identity,
        ...Object.keys(kind.derivable),
        ...Object.values(kind.derivable).flat(2),
      ];
      expect(used.filter((field) => !names.has(field))).toEqual([]);
    },
  );
});
