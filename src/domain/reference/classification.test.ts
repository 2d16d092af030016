import { describe, expect, it } from 'vitest';
import { calendarDate, fen, ratePpb, unwrap } from '#domain/kernel/index.ts';
import { cityCodeOf, type Division, divisionOn } from './division.ts';
import { type EnterpriseSize, enterpriseSize } from './enterprise-size.ts';
import { INDUSTRY_SECTIONS, parseIndustry } from './industry.ts';
import { PROVINCES, provinceOf } from './province.ts';
import { VAT_RATES, vatRateStanding } from './vat-rate.ts';

const ON = calendarDate('2026-03-01');

describe('provinces and divisions', () => {
  it('are the 34 of the first level', () => {
    expect(PROVINCES.length).toBe(34);
    expect(new Set(PROVINCES.map((p) => p.code)).size).toBe(34);
    expect(provinceOf('440305')?.short).toBe('粤');
    expect(provinceOf('99')).toBeUndefined();
    expect(provinceOf('')).toBeUndefined();
  });

  // 济南 took in 莱芜 on 2018-12-26 (国函〔2018〕157号): 371200 was retired.
  const list: readonly Division[] = [
    { code: '371200', name: '莱芜市', from: calendarDate('1992-11-25'), to: calendarDate('2018-12-26') },
    { code: '370116', name: '莱芜区', from: calendarDate('2018-12-26'), to: null },
  ];

  it('have a code only while it was in use', () => {
    expect(divisionOn(list, '371200', calendarDate('2018-12-25'))?.name).toBe('莱芜市');
    expect(divisionOn(list, '371200', calendarDate('2018-12-26'))).toBeUndefined();
    expect(divisionOn(list, '370116', calendarDate('2026-01-01'))?.name).toBe('莱芜区');
    expect(divisionOn(list, '370116', calendarDate('2018-12-25'))).toBeUndefined();
  });

  it('belong to a city; a municipality is its own', () => {
    expect(cityCodeOf('370116')).toBe('370100');
    expect(cityCodeOf('310115')).toBe('310000');
  });
});

describe('industries', () => {
  it('are twenty sections that cover the divisions 01 to 97 once', () => {
    expect(INDUSTRY_SECTIONS.map((s) => s.section).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    let next = 1;
    for (const { divisions } of INDUSTRY_SECTIONS) {
      expect(divisions[0]).toBe(next);
      next = divisions[1] + 1;
    }
    expect(next).toBe(98);
  });

  it.each([
    ['C', 'C', null, ''],
    ['13', 'C', '13', '13'],
    ['c13', 'C', '13', '13'],
    ['C1311', 'C', '13', '1311'],
    ['5179', 'F', '51', '5179'],
    ['701', 'K', '70', '701'],
    ['97', 'T', '97', '97'],
  ])('are read from %s', (text, section, division, code) => {
    expect(unwrap(parseIndustry(text))).toMatchObject({ section: { section }, division, code });
  });

  it.each(['', 'U', '00', '98', 'A13', 'C1', '13111', 'C13x', '制造业'])('are not "%s"', (text) => {
    expect(parseIndustry(text)).toMatchObject({ ok: false, error: { code: 'INDUSTRY_CODE_UNKNOWN' } });
  });
});

type Limits = readonly [number, number, number];
type Row = readonly [name: string, code: string, first: Limits, second: Limits | null, kinds: string];

// 工信部联企业〔2011〕300号, every row: staff in persons, revenue and assets in 10,000 yuan.
const ROWS: readonly Row[] = [
  ['农林牧渔业', '01', [20000, 500, 50], null, 'revenue'],
  ['工业', 'C13', [1000, 300, 20], [40000, 2000, 300], 'staff revenue'],
  ['工业', '0610', [1000, 300, 20], [40000, 2000, 300], 'staff revenue'],
  ['工业', '46', [1000, 300, 20], [40000, 2000, 300], 'staff revenue'],
  ['建筑业', 'E', [80000, 6000, 300], [80000, 5000, 300], 'revenue assets'],
  ['批发业', '51', [200, 20, 5], [40000, 5000, 1000], 'staff revenue'],
  ['零售业', '52', [300, 50, 10], [20000, 500, 100], 'staff revenue'],
  ['交通运输业', '5431', [1000, 300, 20], [30000, 3000, 200], 'staff revenue'],
  ['装卸搬运', '591', [1000, 300, 20], [30000, 3000, 200], 'staff revenue'],
  ['仓储业', '5930', [200, 100, 20], [30000, 1000, 100], 'staff revenue'],
  ['邮政业', '60', [1000, 300, 20], [30000, 2000, 100], 'staff revenue'],
  ['住宿业', '61', [300, 100, 10], [10000, 2000, 100], 'staff revenue'],
  ['餐饮业', '62', [300, 100, 10], [10000, 2000, 100], 'staff revenue'],
  ['信息传输业', '63', [2000, 100, 10], [100000, 1000, 100], 'staff revenue'],
  ['软件和信息技术服务业', 'I65', [300, 100, 10], [10000, 1000, 50], 'staff revenue'],
  ['房地产开发经营', '7010', [200000, 1000, 100], [10000, 5000, 2000], 'revenue assets'],
  ['物业管理', '7020', [1000, 300, 100], [5000, 1000, 500], 'staff revenue'],
  ['租赁和商务服务业', 'L', [300, 100, 10], [120000, 8000, 100], 'staff assets'],
  ['其他未列明行业', 'R', [300, 100, 10], null, 'staff'],
];

describe('enterprise size', () => {
  const sizeOf = (code: string, kinds: string, values: readonly number[], shift = 0n) => {
    const kind = kinds.split(' ');
    const value = (name: string) => (kind.includes(name) ? values[kind.indexOf(name)]! : null);
    const money = (name: string) => {
      const amount = value(name);
      return amount === null ? null : fen(BigInt(amount) * 1_000_000n + shift);
    };
    const staff = value('staff');
    const finding = enterpriseSize(
      unwrap(parseIndustry(code)),
      {
        staff: staff === null ? null : staff + Number(shift),
        revenueFen: money('revenue'),
        assetsFen: money('assets'),
      },
      ON,
    );
    return finding.state === 'sized' ? finding.size : finding.state;
  };

  it.each(ROWS)(
    'of %s (%s) changes at its limits, which belong to the larger size',
    (_, code, first, second, kinds) => {
      const above: readonly EnterpriseSize[] = ['large', 'medium', 'small'];
      const below: readonly EnterpriseSize[] = ['medium', 'small', 'micro'];
      for (let i = 0; i < 3; i++) {
        const limits = second ? [first[i]!, second[i]!] : [first[i]!];
        expect(sizeOf(code, kinds, limits)).toBe(above[i]);
        expect(sizeOf(code, kinds, limits, -1n)).toBe(below[i]);
        // One indicator below its limit is enough to fall.
        if (second) expect(sizeOf(code, kinds, [first[0] * 10, second[i]! - 1])).toBe(below[i]);
        if (second) expect(sizeOf(code, kinds, [first[i]! - 1, second[0] * 10])).toBe(below[i]);
      }
    },
  );

  it('is unknown where an indicator is, unless the other already makes the firm micro', () => {
    const factory = unwrap(parseIndustry('C13'));
    const none = { staff: null, revenueFen: null, assetsFen: null };
    expect(enterpriseSize(factory, { ...none, staff: 500 }, ON)).toEqual({ state: 'unknown', missing: ['revenue'] });
    expect(enterpriseSize(factory, none, ON)).toEqual({ state: 'unknown', missing: ['staff', 'revenue'] });
    expect(enterpriseSize(factory, { ...none, staff: 19 }, ON)).toMatchObject({ state: 'sized', size: 'micro' });
  });

  it('asks for the industry where its code is too short to choose a row', () => {
    const values = { staff: 10, revenueFen: fen(0), assetsFen: fen(0) };
    for (const code of ['F', 'K', '70', 'G', '59', 'I', 'H', 'Q'])
      expect(enterpriseSize(unwrap(parseIndustry(code)), values, ON)).toEqual({
        state: 'unknown',
        missing: ['industry'],
      });
  });

  it('does not speak of finance, railways, education, hospitals, rented property, the state, or of the time before it', () => {
    const values = { staff: 10, revenueFen: fen(0), assetsFen: fen(0) };
    for (const code of ['J', '66', '53', 'P', '84', '7040', 'S', 'T'])
      expect(enterpriseSize(unwrap(parseIndustry(code)), values, ON)).toEqual({ state: 'not-covered' });
    expect(enterpriseSize(unwrap(parseIndustry('13')), values, calendarDate('2011-06-17')).state).toBe('not-covered');
  });
});

describe('VAT rates', () => {
  it.each([
    ['0.17', '2018-04-30', 'statutory'],
    ['0.17', '2018-05-01', 'former'],
    ['0.16', '2018-04-30', 'never'],
    ['0.16', '2018-05-01', 'statutory'],
    ['0.16', '2019-04-01', 'former'],
    ['0.13', '2017-06-30', 'statutory'],
    ['0.13', '2018-06-01', 'former'],
    ['0.13', '2019-04-01', 'statutory'],
    ['0.11', '2018-04-30', 'statutory'],
    ['0.10', '2018-05-01', 'statutory'],
    ['0.09', '2019-03-31', 'never'],
    ['0.09', '2019-04-01', 'statutory'],
    ['0.06', '2020-01-01', 'statutory'],
    ['0', '2020-01-01', 'statutory'],
    ['0.03', '2020-01-01', 'statutory'],
    ['0.05', '2025-12-31', 'statutory'],
    ['0.05', '2026-01-01', 'unsettled'],
    ['0.01', '2020-02-29', 'never'],
    ['0.01', '2020-03-01', 'statutory'],
    ['0.01', '2027-12-31', 'statutory'],
    ['0.01', '2028-01-01', 'unsettled'],
    ['0.07', '2020-01-01', 'never'],
    ['0.17', '2016-04-30', 'unknown'],
  ])('of %s on %s is %s', (rate, on, standing) => {
    expect(vatRateStanding(ratePpb(rate), calendarDate(on))).toBe(standing);
  });

  it('each cite their source and ascend', () => {
    expect(VAT_RATES.every(({ citation }) => citation.length > 5)).toBe(true);
    expect(VAT_RATES.map((r) => r.from)).toEqual(VAT_RATES.map((r) => r.from).sort());
  });
});
