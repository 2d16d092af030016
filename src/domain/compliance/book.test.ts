import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import { resolveParameter } from './parameter.ts';
import { parameterHistory } from './parameter-history.ts';
import { searchLaw } from './search-law.ts';

const pack = unwrap(await loadRulePack());

describe('the history of a parameter', () => {
  it('steps with its series where the law states a multiple of it', () => {
    const cap = parameterHistory(pack, 'private_cap', null);
    const series = parameterHistory(pack, 'lpr1y', null);
    const inForce = cap.filter(({ multiple }) => multiple !== null);
    expect(inForce.length).toBeGreaterThan(1);
    for (const { on, reading } of inForce) {
      const step = series.filter((one) => one.on <= on).at(-1);
      expect(reading.value).toBeCloseTo(4 * Number(step?.reading.value), 12);
    }
  });

  it('says on every step what resolving on that day says', () => {
    for (const id of pack.parameters.keys())
      for (const { on, reading } of parameterHistory(pack, id, null)) {
        const resolved = resolveParameter(pack.parameters, id, { on, province: null });
        expect('value' in resolved ? resolved.value : null).toEqual(reading.value);
      }
  });
});

describe('the search of the law', () => {
  it('finds a rule, a parameter and an instrument by its own name first', () => {
    const [rule] = pack.rules.keys();
    expect(searchLaw(pack, rule!)[0]).toMatchObject({ kind: 'rule', id: rule });
    expect(searchLaw(pack, 'mcc_single_max')[0]).toMatchObject({ kind: 'parameter', id: 'mcc_single_max' });
    expect(searchLaw(pack, 'MCC-2024')[0]).toMatchObject({ kind: 'instrument', id: 'MCC-2024' });
  });

  it('finds by words in either language, all of which must occur', () => {
    const ids = (text: string) => searchLaw(pack, text).map(({ id }) => id);
    expect(ids('贷款市场报价利率')).toContain('lpr1y');
    expect(ids('loan prime rate one')).toContain('lpr1y');
    expect(ids('loan prime rate 小熊')).toEqual([]);
    expect(ids('  ')).toEqual([]);
  });

  it('reads a day as it was written, whatever the calendar says today', () => {
    expect(parameterHistory(pack, 'lpr1y', null)[0]?.on).toBe(calendarDate('2019-08-20'));
  });
});
