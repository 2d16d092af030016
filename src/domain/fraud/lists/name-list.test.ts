import { describe, expect, it } from 'vitest';
import { calendarDate } from '#domain/kernel/index.ts';
import { creditCodeFor } from '#domain/reference/index.ts';
import { checkEntry, type ListEntry, screenName } from './name-list.ts';

const CODE = creditCodeFor('91', '440300', 'MA500001');
const OTHER = creditCodeFor('91', '440300', 'MA500002');
const ON = calendarDate('2026-08-01');
const entry = (over: Partial<ListEntry> = {}): ListEntry => ({
  id: 'e1',
  source: 'dishonest-debtors',
  name: '深圳市华宏贸易有限公司',
  code: '',
  reason: '（2025）粤03执123号',
  from: calendarDate('2025-01-01'),
  until: null,
  appeal: 'none',
  ...over,
});
const hits = (name: string, code = '', over: Partial<ListEntry> = {}) =>
  screenName([entry(over)], { name, code }, ON).map(({ by }) => by);

describe('a name on a list', () => {
  it('is found in other spellings of its form, region and width', () => {
    expect(hits('深圳华宏贸易有限责任公司')).toEqual(['name']);
    expect(hits('华宏（深圳）贸易有限公司')).toEqual(['name']);
    expect(hits('深圳市 华宏贸易有限公司')).toEqual(['name']);
    expect(hits('深圳市宏华贸易有限公司')).not.toContain('name');
  });

  it('is cleared by a code that differs, and found by the same one, also where the court starred it', () => {
    expect(hits('深圳市华宏贸易有限公司', OTHER, { code: CODE })).toEqual([]);
    expect(hits('别的名字', CODE, { code: CODE })).toEqual(['identifier']);
    expect(hits('别的名字', CODE, { code: `${CODE.slice(0, 10)}****${CODE.slice(14)}` })).toEqual(['identifier']);
    expect(hits('别的名字', CODE, { code: CODE.slice(8, 17) })).toEqual(['identifier']);
  });

  it('is found for people, Chinese with dots and Latin in any order', () => {
    expect(hits('阿不都热合曼买买提', '', { name: '阿不都热合曼·买买提' })).toEqual(['name']);
    expect(hits('John Michael SMITH', '', { name: 'SMITH, John Michael' })).toEqual(['name']);
    expect(hits('王小明', '', { name: '王小民' })).toEqual([]);
  });

  it('counts only while its entry is in force and no appeal was granted', () => {
    expect(hits('深圳市华宏贸易有限公司', '', { until: calendarDate('2026-08-01') })).toEqual([]);
    expect(hits('深圳市华宏贸易有限公司', '', { from: calendarDate('2026-08-02') })).toEqual([]);
    expect(hits('深圳市华宏贸易有限公司', '', { appeal: 'granted' })).toEqual([]);
    expect(hits('深圳市华宏贸易有限公司', '', { appeal: 'open' })).toEqual(['name']);
  });
});

it('takes no entry of the own list without a reason and an end', () => {
  const own = entry({ source: 'own', until: calendarDate('2027-01-01') });
  expect(checkEntry(own).ok).toBe(true);
  expect(checkEntry({ ...own, reason: ' ' })).toMatchObject({ error: { code: 'LIST_ENTRY_WITHOUT_REASON' } });
  expect(checkEntry({ ...own, until: null })).toMatchObject({ error: { code: 'LIST_ENTRY_WITHOUT_END' } });
});
