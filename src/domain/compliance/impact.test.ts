import { describe, expect, it } from 'vitest';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';
import type { LawFacts } from './fact.ts';
import { tallyImpact } from './impact.ts';
import { compileRulePack, type RulePackSource } from './pack.ts';

const day = calendarDate;

const source: RulePackSource = {
  id: 'test',
  instruments: [
    {
      code: 'A',
      name: '某办法',
      number: null,
      issuer: '某部',
      promulgated: null,
      effectiveFrom: day('2020-01-01'),
      effectiveTo: null,
      status: 'in_force',
      confidence: 'V',
    },
  ],
  parameters: [
    {
      id: 'cap',
      unit: 'rate per year',
      zh: '上限',
      en: 'cap',
      governedBy: ['loan_disbursed'],
      appliesTo: { actors: ['any'] },
      values: [0.24, 0.12].map((value, i) => ({
        from: day(i === 0 ? '2020-01-01' : '2025-01-01'),
        value,
        citation: { instrument: 'A', article: '第一条' },
        confidence: 'V',
      })),
    },
  ],
  facts: [
    { name: 'rate', type: 'rate', zh: '利率', en: 'rate' },
    { name: 'loan.principal', type: 'money', zh: '本金', en: 'principal' },
  ],
  rules: [
    {
      id: 'CN-CAP',
      subject: 'test',
      title: { zh: '上限', en: 'cap' },
      anchor: 'loan_disbursed',
      versions: [
        {
          from: day('2020-01-01'),
          to: null,
          status: 'in_force',
          instrument: 'A',
          article: '第二条',
          confidence: 'V',
          actors: ['any'],
          requirements: [{ severity: 'B', require: 'rate <= $cap' }],
        },
      ],
    },
  ],
};
const pack = unwrap(compileRulePack(source));

const loan = (rate: number | null, principal: number | null): LawFacts => ({
  actor: { types: ['bank'], province: null, licences: [] },
  dates: { loan_disbursed: day('2023-03-01') },
  values: { ...(rate === null ? {} : { rate }), ...(principal === null ? {} : { 'loan.principal': principal }) },
});

describe('the impact of a change of law on a book', () => {
  it('leaves loans of before alone, and shows what could no longer be lent, in loans and to the fen', () => {
    const tally = tallyImpact(pack, day('2024-12-31'), day('2025-01-01'));
    for (const one of [loan(0.1, 100000), loan(0.2, 50000.01), loan(0.3, 1000), loan(0.15, null), loan(null, 7)])
      tally.add(one);
    const { loans, principalFen, withoutPrincipal, stock, newBusiness } = tally.result();
    expect({ loans, principalFen, withoutPrincipal }).toEqual({
      loans: 5,
      principalFen: 15100701n,
      withoutPrincipal: 1,
    });
    expect(stock).toMatchObject({ worse: 0, better: 0, rules: [] });
    expect(newBusiness).toMatchObject({ worse: 2, better: 0, worsePrincipalFen: 5000001n });
    expect(newBusiness.rules).toMatchObject([
      {
        rule: 'CN-CAP',
        from: { pass: 3, refuse: 1, unknown: 1 },
        to: { pass: 1, refuse: 3, unknown: 1 },
        worse: 2,
      },
    ]);
  });

  it('is the mirror image when the days are swapped', () => {
    const tally = tallyImpact(pack, day('2025-01-01'), day('2024-12-31'));
    tally.add(loan(0.2, 100));
    expect(tally.result().newBusiness).toMatchObject({ worse: 0, better: 1 });
  });

  it('counts loans that a rule of the second day does not speak of as none', () => {
    const tally = tallyImpact(pack, day('2019-12-31'), day('2020-01-01'));
    tally.add(loan(0.3, 100));
    expect(tally.result().newBusiness.rules[0]).toMatchObject({
      from: { none: 1 },
      to: { refuse: 1 },
      citation: { from: null, to: '《某办法》第二条' },
    });
  });
});
