import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import type { FactDefinition } from './fact.ts';
import { readFacts, type WrittenFacts } from './read-facts.ts';

const definitions: FactDefinition[] = [
  { name: 'loan.principal', type: 'money', zh: '本金', en: 'principal', aliases: ['principal'] },
  { name: 'loan.term_days', type: 'days', zh: '期限', en: 'term' },
  { name: 'loan.kind', type: 'text', zh: '种类', en: 'kind', values: ['bullet', 'instalment'] },
  { name: 'loan.joint', type: 'boolean', zh: '联合', en: 'joint' },
  { name: 'loan.signed_on', type: 'date', zh: '签订日', en: 'signed' },
  { name: 'bank.list', type: 'register', zh: '名单', en: 'list' },
  { name: 'all_in_cost', type: 'rate', zh: '成本', en: 'cost' },
];
const vocabulary = new Map(definitions.map((fact) => [fact.name, fact]));

const read = (written: WrittenFacts) => unwrap(readFacts({ actor: 'bank', ...written }, vocabulary));
const refusal = (written: WrittenFacts) => {
  const result = readFacts(written, vocabulary);
  return result.ok ? 'read' : result.error.code;
};

describe('facts as a caller writes them', () => {
  it('may be nested, dotted, wrapped or under another name', () => {
    const values = { 'loan.principal': 100000 };
    expect(read({ loan: { principal: 100000 } }).facts.values).toEqual(values);
    expect(read({ 'loan.principal': 100000 }).facts.values).toEqual(values);
    expect(read({ facts: { loan: { principal: '100000' } } }).facts.values).toEqual(values);
    expect(read({ principal: 100000 }).facts.values).toEqual(values);
    expect(read({ loan: { principalFen: '10000000' } }).facts.values).toEqual(values);
  });

  it('take null for unknown', () => {
    expect(read({ loan: { principal: null, joint: null } }).facts.values).toEqual({});
  });

  it('name the actor as a word, a list or an object with province and licences', () => {
    expect(read({}).facts.actor).toEqual({ types: ['bank'], province: null, licences: [] });
    expect(read({ actor: ['bank', 'platform_operator'] }).facts.actor.types).toEqual(['bank', 'platform_operator']);
    const detailed = read({ actor: { type: 'micro_loan_co', province: '440000', licences: ['guarantee'] } }).facts;
    expect(detailed.actor).toEqual({ types: ['micro_loan_co'], province: '44', licences: ['guarantee'] });
    expect(detailed.values['actor.province']).toBe('44');
  });

  it('take a province by code of any length or by name', () => {
    for (const province of ['44', 44, '440305', '广东', '广东省', 'guangdong'])
      expect(read({ actor: { type: 'bank', province } }).facts.actor.province, String(province)).toBe('44');
  });

  it('date events at the top or in their own section', () => {
    expect(read({ dates: { contract_formed: '2024/6/1' } }).facts.dates).toEqual({ contract_formed: '2024-06-01' });
    expect(read({ contract_formed: '20240601' }).facts.dates).toEqual({ contract_formed: '2024-06-01' });
  });

  it('bring observations and confirmations', () => {
    const { facts } = read({
      observed: { lpr1y: { value: 0.03, on: '2026-11-20' } },
      confirmations: [{ rule: 'CN-X', digest: 'ab', by: 'counsel', on: '2026-01-01' }],
    });
    expect(facts.observed).toEqual({ lpr1y: { value: 0.03, on: '2026-11-20' } });
    expect(facts.confirmations).toEqual([{ rule: 'CN-X', digest: 'ab', by: 'counsel', on: '2026-01-01' }]);
  });

  it('keep a register whole', () => {
    expect(read({ bank: { list: ['a', { id: 'b', from: '2024-01-01', to: null }] } }).facts.values).toEqual({
      'bank.list': [
        { id: 'a', from: null, to: null },
        { id: 'b', from: '2024-01-01', to: null },
      ],
    });
  });

  it('report a name that no rule asks for, with the nearest one', () => {
    expect(read({ loan: { term_day: 90 } }).unknown).toEqual([{ name: 'loan.term_day', nearest: 'loan.term_days' }]);
    expect(read({ zzz: 1 }).unknown).toEqual([{ name: 'zzz', nearest: '' }]);
    expect(read(JSON.parse('{"__proto__": {"polluted": 1}}')).unknown).toHaveLength(1);
  });

  it('cut a nest off that goes deeper than any name', () => {
    let nest: unknown = 1;
    for (let i = 0; i < 100_000; i++) nest = { '': nest };
    expect(read({ loan: nest, x: nest }).unknown).toHaveLength(2);
  });

  it.each([
    [{}, 'LAW_ACTOR_MISSING'],
    [{ actor: [] }, 'LAW_ACTOR_MISSING'],
    [{ actor: 'banc' }, 'LAW_ACTOR_UNKNOWN'],
    [{ actor: { type: 'bank', province: 'Atlantis' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { principal: 'ten' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { principal: Number.NaN } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { term_days: 90.5 } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { term_daysFen: '90' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { principalFen: '1.5' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { joint: 'yes' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { kind: 'balloon' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', loan: { signed_on: '2024-02-30' } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', bank: { list: [{ name: 'a' }] } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', contract_formed: '0000-01-01' }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', observed: { lpr1y: { value: 0.03 } } }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', confirmations: [{ rule: 'CN-X' }] }, 'LAW_FACT_WRONG'],
    [{ actor: 'bank', principal: 1, loan: { principal: 1 } }, 'LAW_FACT_TWICE'],
  ])('%j is refused: %s', (written, code) => {
    expect(refusal(written as WrittenFacts)).toBe(code);
  });
});
