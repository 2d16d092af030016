import { describe, expect, it } from 'vitest';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import type { FactDefinition, FactValue } from '../fact.ts';
import type { LegalParameter } from '../parameter.ts';
import { compileCondition, type Vocabulary } from './compile.ts';
import { parseExpression } from './parse.ts';
import type { Scope } from './scope.ts';

const facts: FactDefinition[] = [
  { name: 'rate', type: 'rate', zh: '利率', en: 'rate' },
  { name: 'amount', type: 'money', zh: '金额', en: 'amount' },
  { name: 'joint', type: 'boolean', zh: '联合', en: 'joint' },
  { name: 'online', type: 'boolean', zh: '线上', en: 'online' },
  { name: 'kind', type: 'text', zh: '种类', en: 'kind', values: ['bullet', 'instalment'] },
  { name: 'uses', type: 'texts', zh: '用途', en: 'uses' },
  { name: 'ended', type: 'date', zh: '终止日', en: 'ended' },
  { name: 'partner', type: 'text', zh: '合作方', en: 'partner' },
  { name: 'register', type: 'register', zh: '名单', en: 'list' },
  { name: 'text', type: 'text', zh: '文本', en: 'text' },
];

const cap: LegalParameter = {
  id: 'cap',
  unit: 'rate per year',
  zh: '上限',
  en: 'cap',
  governedBy: ['contract_formed'],
  appliesTo: { actors: ['any'] },
  values: [],
};

function vocabulary(): Vocabulary {
  return {
    facts: new Map(facts.map((fact) => [fact.name, fact])),
    parameters: new Map([['cap', cap]]),
    slots: [],
    asked: new Set(),
  };
}

function scopeOf(values: Record<string, FactValue>): Scope {
  const on = calendarDate('2024-06-01');
  return { values, dates: {}, asked: on, governing: on, parameters: [], facts: {}, missing: [], read: 0 };
}

function evaluate(text: string, values: Record<string, FactValue> = {}): unknown {
  return unwrap(compileCondition(unwrap(parseExpression(text)), vocabulary()))(scopeOf(values));
}

function refusal(text: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed.error.code;
  const compiled = compileCondition(parsed.value, vocabulary());
  return compiled.ok ? 'none' : compiled.error.code;
}

describe('three-valued logic', () => {
  it('lets one side settle and, or, and is unknown otherwise', () => {
    expect(evaluate('joint and online', { joint: false })).toBe(false);
    expect(evaluate('online and joint', { joint: false })).toBe(false);
    expect(evaluate('joint and online', { joint: true })).toBeUndefined();
    expect(evaluate('joint or online', { online: true })).toBe(true);
    expect(evaluate('joint or online', { online: false })).toBeUndefined();
    expect(evaluate('not joint')).toBeUndefined();
  });

  it('keeps an if unknown while its condition is, even where the consequence holds', () => {
    expect(evaluate("if kind = 'bullet' then rate <= 0.1", { rate: 0.05 })).toBeUndefined();
    expect(evaluate("if kind = 'bullet' then rate <= 0.1", { kind: 'instalment' })).toBe(true);
    expect(evaluate("if kind = 'bullet' then rate <= 0.1", { kind: 'bullet', rate: 0.2 })).toBe(false);
  });

  it('never finds an unknown figure within a limit', () => {
    for (const operator of ['=', '!=', '<', '<=', '>', '>=']) expect(evaluate(`rate ${operator} 0.1`)).toBeUndefined();
    expect(evaluate('amount / rate <= 1', { amount: 1, rate: 0 })).toBeUndefined();
  });

  it('asks whether a fact is given without needing it', () => {
    expect(evaluate('given(rate)')).toBe(false);
    expect(evaluate('given(rate)', { rate: 0 })).toBe(true);
  });
});

describe('comparison at a limit', () => {
  it('is exact where the limit is a product that a double cannot hold', () => {
    expect(evaluate('amount <= 0.1 * 3', { amount: 0.3 })).toBe(true);
    expect(evaluate('amount <= 0.29 * 100', { amount: 29 })).toBe(true);
    expect(evaluate('amount < 0.29 * 100', { amount: 29 })).toBe(false);
    expect(evaluate('rate <= 4 * 0.0385', { rate: 0.154 })).toBe(true);
  });

  it('still tells one fen in ten billion yuan, and one part per billion of a rate', () => {
    expect(evaluate('amount <= 10000000000', { amount: 10000000000.01 })).toBe(false);
    expect(evaluate('rate <= 0.24', { rate: 0.240000001 })).toBe(false);
  });
});

describe('functions', () => {
  it('count a member of a register on its first day and no more on the day it left', () => {
    const register = (from: string, to: string): FactValue => [
      { id: 'a', from: calendarDate(from), to: calendarDate(to) },
    ];
    const listed = (from: string, to: string): unknown =>
      evaluate('listed(partner, register)', { partner: 'a', register: register(from, to) });
    expect(listed('2024-06-01', '2024-06-02')).toBe(true);
    expect(listed('2024-01-01', '2024-06-01')).toBe(false);
    expect(listed('2024-06-02', '2024-07-01')).toBe(false);
  });

  it('find a banned word through spacing and width, but not where it is denied', () => {
    const hit = (text: string): unknown => evaluate("contains_any(text, ['保本', 'guaranteed'])", { text });
    expect(hit('保 本')).toBe(true);
    expect(hit('ＧＵＡＲＡＮＴＥＥＤ')).toBe(true);
    expect(hit('本产品不保本')).toBe(false);
    expect(hit('本产品不保本，但那个保本')).toBe(true);
  });

  it('set operations and dates', () => {
    expect(evaluate("covers(uses, ['a'])", { uses: ['a', 'b'] })).toBe(true);
    expect(evaluate("disjoint(uses, ['c'])", { uses: ['a', 'b'] })).toBe(true);
    expect(evaluate('governing_date <= add_months(ended, 12)', { ended: '2023-06-01' })).toBe(true);
    expect(evaluate('days_between(ended, governing_date) = 366', { ended: '2023-06-01' })).toBe(true);
  });
});

describe('a condition that counsel mistyped', () => {
  it.each([
    ['rate <=', 'LAW_EXPRESSION_UNREADABLE'],
    ['rate <= 0.1 0.2', 'LAW_EXPRESSION_UNREADABLE'],
    ['rate ≤ 0.1', 'LAW_EXPRESSION_UNREADABLE'],
    ['if joint rate <= 0.1', 'LAW_EXPRESSION_UNREADABLE'],
    ['rates <= 0.1', 'LAW_FACT_UNDECLARED'],
    ['rate <= $caps', 'LAW_PARAMETER_UNDECLARED'],
    ['cover(uses, uses)', 'LAW_FUNCTION_UNKNOWN'],
    ["kind = 'balloon'", 'LAW_WORD_NOT_ALLOWED'],
    ["kind in ['bullet', 'balloon']", 'LAW_WORD_NOT_ALLOWED'],
    ["rate = 'high'", 'LAW_TYPE_MISMATCH'],
    ['rate + 1', 'LAW_TYPE_MISMATCH'],
    ['joint < online', 'LAW_TYPE_MISMATCH'],
    ['rate and joint', 'LAW_TYPE_MISMATCH'],
    ['listed(partner)', 'LAW_TYPE_MISMATCH'],
    ['given(1)', 'LAW_TYPE_MISMATCH'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('is told where it cannot be read and what was expected there', () => {
    const parsed = parseExpression('rate <= ');
    expect(parsed.ok ? null : parsed.error.params).toMatchObject({
      position: 9,
      expected: 'a fact, a value or a parameter',
    });
  });

  it('is told the nearest name', () => {
    const compiled = compileCondition(unwrap(parseExpression('amont <= 1')), vocabulary());
    expect(compiled.ok ? null : compiled.error.params).toEqual({ fact: 'amont', nearest: 'amount' });
  });
});
