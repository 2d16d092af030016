import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, unwrap } from '#domain/kernel/index.ts';
import { checkLaw } from './check.ts';
import type { LawFacts } from './fact.ts';
import type { Instrument } from './instrument.ts';
import { compileRulePack, type RulePack, type RulePackSource } from './pack.ts';
import type { LegalParameter } from './parameter.ts';
import type { RuleVersion } from './rule.ts';

const day = calendarDate;
const ON = day('2024-06-01');

const instrument = (code: string): Instrument => ({
  code,
  name: '某办法',
  number: '某令第1号',
  issuer: '某部',
  promulgated: day('2020-01-01'),
  effectiveFrom: day('2020-01-01'),
  effectiveTo: null,
  status: 'in_force',
  confidence: 'V[S1]',
});

const cap = (changes: Partial<LegalParameter> = {}): LegalParameter => ({
  id: 'cap',
  unit: 'rate per year',
  zh: '上限',
  en: 'cap',
  governedBy: ['contract_formed', 'act_date'],
  appliesTo: { actors: ['any'] },
  values: [
    { from: day('2020-01-01'), value: 0.2, citation: { instrument: 'A', article: '第一条' }, confidence: 'V[S1]' },
  ],
  ...changes,
});

function packOf(version: Partial<RuleVersion>, parameter: LegalParameter = cap()): RulePack {
  const full: RuleVersion = {
    from: day('2020-01-01'),
    to: null,
    status: 'in_force',
    instrument: 'A',
    article: '第二条',
    confidence: 'V[S1]',
    actors: ['bank'],
    requirements: [{ severity: 'B', require: 'rate <= $cap' }],
    ...version,
  };
  const source: RulePackSource = {
    id: 'test',
    instruments: [instrument('A')],
    parameters: [parameter],
    facts: [
      { name: 'rate', type: 'rate', zh: '利率', en: 'rate' },
      { name: 'facilitated', type: 'boolean', zh: '助贷', en: 'facilitated' },
    ],
    rules: [
      {
        id: 'CN-TEST',
        subject: 'test',
        title: { zh: '标题', en: 'title' },
        anchor: 'contract_formed',
        versions: [full],
      },
    ],
  };
  return unwrap(compileRulePack(source));
}

const facts = (changes: Partial<LawFacts> = {}): LawFacts => ({
  actor: { types: ['bank'], province: null, licences: [] },
  dates: {},
  values: { rate: 0.2 },
  ...changes,
});

function finding(pack: RulePack, given: LawFacts = facts(), on: CalendarDate = ON) {
  return checkLaw(given, pack, on).findings[0];
}

describe('a verdict', () => {
  it('cites instrument, number and article, and shows the parameter it measured against and the facts it read', () => {
    expect(finding(packOf({}))).toMatchObject({
      verdict: 'pass',
      citation: '《某办法》（某令第1号）第二条',
      parameter: 'cap',
      value: 0.2,
      facts: { rate: 0.2 },
      governedBy: 'contract_formed',
      governedOn: ON,
      parameters: [{ id: 'cap', value: 0.2, citation: '《某办法》（某令第1号）第一条', state: 'in-force' }],
    });
  });

  it.each([
    ['B', 'refuse'],
    ['W', 'refer'],
    ['M', 'pass'],
    ['I', 'pass'],
  ] as const)('of a breach at severity %s is %s', (severity, verdict) => {
    const pack = packOf({ requirements: [{ severity, require: 'rate <= $cap' }] });
    expect(finding(pack, facts({ values: { rate: 0.3 } }))?.verdict).toBe(verdict);
  });

  it('is the gravest of several requirements, and unknown if only a graver one is open', () => {
    const pack = packOf({
      requirements: [
        { severity: 'W', require: 'rate <= 0.1' },
        { severity: 'B', require: 'facilitated' },
      ],
    });
    expect(finding(pack)?.verdict).toBe('unknown');
    expect(finding(pack, facts({ values: { rate: 0.2, facilitated: false } }))?.verdict).toBe('refuse');
    expect(finding(pack, facts({ values: { rate: 0.2, facilitated: true } }))?.verdict).toBe('refer');
  });

  it('of a missing fact is unknown and names it', () => {
    expect(finding(packOf({}), facts({ values: {} }))).toMatchObject({ verdict: 'unknown', missing: ['rate'] });
  });

  it('overall is the worst, unknown before refer', () => {
    const pack = packOf({});
    expect(checkLaw(facts({ values: {} }), pack, ON).verdict).toBe('unknown');
    expect(checkLaw(facts({ values: { rate: 0.3 } }), pack, ON).verdict).toBe('refuse');
    expect(checkLaw(facts({ actor: { types: ['trust_co'], province: null, licences: [] } }), pack, ON)).toEqual({
      verdict: 'pass',
      findings: [],
      notApplicable: [],
    });
  });
});

describe('whether a rule applies', () => {
  const pack = packOf({ when: 'facilitated' });

  it('suppresses it where the facts say that it does not', () => {
    const checked = checkLaw(facts({ values: { rate: 0.9, facilitated: false } }), pack, ON);
    expect(checked).toMatchObject({ verdict: 'pass', findings: [], notApplicable: ['CN-TEST'] });
  });

  it('leaves a breach unknown, never refused, where the facts do not say', () => {
    expect(finding(pack, facts({ values: { rate: 0.9 } }))).toMatchObject({
      verdict: 'unknown',
      missing: ['facilitated'],
    });
    expect(finding(pack, facts({ values: { rate: 0.1 } }))?.verdict).toBe('pass');
  });

  it('follows the date of its own event, or the day asked about where that has none', () => {
    const late = packOf({ from: day('2024-06-01') });
    expect(finding(late)?.verdict).toBe('pass');
    expect(finding(late, facts({ dates: { contract_formed: day('2024-05-31') } }))).toBeUndefined();
    expect(finding(late, facts({ dates: { loan_disbursed: day('2024-05-31') } }))?.verdict).toBe('pass');
  });

  it('ends on its last day and never begins for a draft', () => {
    expect(finding(packOf({ to: day('2024-06-02') }))?.verdict).toBe('pass');
    expect(finding(packOf({ to: day('2024-06-01') }))).toBeUndefined();
    expect(finding(packOf({ status: 'draft' }))).toBeUndefined();
  });

  it('reaches a local bank as a bank, and only its provinces', () => {
    const local = { types: ['local_bank'], province: '44', licences: [] } as const;
    expect(finding(packOf({}), facts({ actor: local }))?.verdict).toBe('pass');
    expect(finding(packOf({ provinces: ['44'] }), facts({ actor: local }))?.verdict).toBe('pass');
    expect(finding(packOf({ provinces: ['43'] }), facts({ actor: local }))).toBeUndefined();
  });
});

describe('a blocking rule whose text is not verified', () => {
  const pack = packOf({ confidence: '2nd[S10]' });

  it('refers whatever it would say, and tells what that is', () => {
    expect(finding(pack)).toMatchObject({ verdict: 'refer', basis: 'unconfirmed', wouldBe: 'pass' });
    expect(finding(pack, facts({ values: { rate: 0.3 } }))).toMatchObject({ verdict: 'refer', wouldBe: 'refuse' });
  });

  it('stays unknown without its facts', () => {
    expect(finding(pack, facts({ values: {} }))?.verdict).toBe('unknown');
  });

  it('decides once counsel has confirmed that version, from that day on', () => {
    const digest = pack.rules.get('CN-TEST')![0]!.digest;
    const confirmed = (on: CalendarDate) => facts({ confirmations: [{ rule: 'CN-TEST', digest, by: 'counsel', on }] });
    expect(finding(pack, confirmed(ON))?.verdict).toBe('pass');
    expect(finding(pack, confirmed(day('2024-06-02')))?.verdict).toBe('refer');
  });

  it('is no longer confirmed once its wording or its figure changed', () => {
    const digest = pack.rules.get('CN-TEST')![0]!.digest;
    const confirmations = [{ rule: 'CN-TEST', digest, by: 'counsel', on: ON }];
    const [value] = cap().values;
    const changed = packOf({ confidence: '2nd[S10]' }, cap({ values: [{ ...value!, value: 0.25 }] }));
    expect(finding(changed, facts({ confirmations }))?.basis).toBe('unconfirmed');
  });

  it('includes one whose figure is not verified, but not one that only warns', () => {
    const [value] = cap().values;
    const doubtful = cap({ values: [{ ...value!, confidence: 'M-h' }] });
    expect(finding(packOf({}, doubtful))?.basis).toBe('unconfirmed');
    const warns = packOf({ confidence: 'M-h', requirements: [{ severity: 'W', require: 'rate <= $cap' }] });
    expect(finding(warns)?.verdict).toBe('pass');
  });
});

describe('a parameter', () => {
  it('past its last observation refers, whether it would pass or refuse', () => {
    const series = cap({ observedTo: day('2024-04-22'), publishedOnDay: 20 });
    expect(finding(packOf({}, series), facts(), day('2024-05-19'))?.verdict).toBe('pass');
    expect(finding(packOf({}, series), facts(), day('2024-05-20'))).toMatchObject({ verdict: 'refer', basis: 'stale' });
    const breach = facts({ values: { rate: 0.9 } });
    expect(finding(packOf({}, series), breach, day('2024-05-20'))).toMatchObject({
      verdict: 'refer',
      wouldBe: 'refuse',
    });
  });

  it('that was repealed limits nothing', () => {
    const [value] = cap().values;
    const repealed = cap({ values: [value!, { ...value!, from: day('2023-01-01'), value: null }] });
    expect(checkLaw(facts({ values: { rate: 9 } }), packOf({}, repealed), ON).notApplicable).toEqual(['CN-TEST']);
  });

  it('that has no value yet, or none for the province, leaves the rule unknown', () => {
    const [value] = cap().values;
    const later = cap({ values: [{ ...value!, from: day('2025-01-01') }] });
    expect(finding(packOf({}, later))).toMatchObject({ verdict: 'unknown', basis: 'before-first' });
    const provincial = cap({ values: [], provinces: { '44': [value!] } });
    const inProvince = (province: string | null) => facts({ actor: { types: ['bank'], province, licences: [] } });
    expect(finding(packOf({}, provincial), inProvince('44'))?.verdict).toBe('pass');
    expect(finding(packOf({}, provincial), inProvince('43'))?.basis).toBe('no-provincial-value');
    expect(finding(packOf({}, provincial), inProvince(null))?.basis).toBe('no-provincial-value');
  });
});

describe('a transition', () => {
  it('turns a breach into work to be done until its last day, for the business that it covers', () => {
    const pack = packOf({ transition: { to: day('2024-06-30'), only: 'facilitated' } });
    const breach = (facilitated: boolean) => facts({ values: { rate: 0.9, facilitated } });
    expect(finding(pack, breach(true), day('2024-06-30'))).toMatchObject({ verdict: 'refer', basis: 'transition' });
    expect(finding(pack, breach(true), day('2024-07-01'))?.verdict).toBe('refuse');
    expect(finding(pack, breach(false), day('2024-06-30'))?.verdict).toBe('refuse');
  });
});

describe('compiling a pack', () => {
  it('gives one digest to one content, and another to any change', () => {
    expect(packOf({}).digest).toBe(packOf({}).digest);
    expect(packOf({ article: '第三条' }).digest).not.toBe(packOf({}).digest);
  });

  it.each([
    ['LAW_ANCHOR_NOT_GOVERNING', { parameters: [cap({ governedBy: ['balance_as_of'] })] }],
    ['LAW_INSTRUMENT_UNKNOWN', { instruments: [] }],
    ['LAW_ID_REPEATED', { parameters: [cap(), cap()] }],
    ['LAW_PARAMETER_UNDECLARED', { parameters: [] }],
    ['LAW_OUT_OF_ORDER', { parameters: [cap({ values: [cap().values[0]!, cap().values[0]!] })] }],
  ] as const)('refuses a pack that does not hold together: %s', (code, changes) => {
    const compiled = compileRulePack({ ...packOf({}).source, ...changes });
    expect(compiled.ok ? 'compiled' : compiled.error.code).toBe(code);
  });
});
