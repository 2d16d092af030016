import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import {
  ACTOR_TYPES,
  type ActorType,
  checkLaw,
  type FactDefinition,
  type FactValue,
  type LawFacts,
  type RegisterEntry,
  readFacts,
} from '#domain/compliance/index.ts';
import { addDays, calendarDate, unwrap } from '#domain/kernel/index.ts';

const pack = unwrap(await loadRulePack());
const definitions = [...pack.facts.values()];
const confirmations = [...pack.rules.entries()].flatMap(([rule, versions]) =>
  versions.map(({ digest }) => ({ rule, digest, by: 'counsel', on: calendarDate('2000-01-01') })),
);

const days = fc.integer({ min: 0, max: 7600 }).map((n) => addDays(calendarDate('2010-01-01'), n));

const registerEntry: fc.Arbitrary<RegisterEntry> = fc.record({
  id: fc.constantFrom('a', 'b'),
  from: fc.constant(null),
  to: fc.option(days, { nil: null }),
});

function arbitraryOf({ type, values }: FactDefinition): fc.Arbitrary<FactValue> {
  const word = values ? fc.constantFrom(...values) : fc.constantFrom('a', 'b', '44', 'C13', '保本保息', '秒到账');
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'text':
      return word;
    case 'texts':
      return fc.array(word, { maxLength: 5 });
    case 'date':
      return days;
    case 'register':
      return fc.array(registerEntry, { maxLength: 3 });
    case 'money':
      return fc.constantFrom(0, 100, 97000, 100000, 200000, 200000.01, 1e6, 1e7, 1e8, 5e9);
    case 'rate':
    case 'ratio':
      return fc.constantFrom(0, 0.1, 0.12, 0.15, 0.2, 0.24, 0.25, 0.3, 0.36, 0.5, 0.9);
    default:
      return fc.constantFrom(0, 1, 3, 5, 8, 10, 30, 60, 91, 183, 365, 366);
  }
}

const factsArbitrary: fc.Arbitrary<LawFacts> = fc.record({
  actor: fc.record({
    types: fc.uniqueArray(fc.constantFrom<ActorType>(...ACTOR_TYPES), { minLength: 1, maxLength: 3 }),
    province: fc.constantFrom(null, '44', '36'),
    licences: fc.constant([]),
  }),
  dates: fc.record({ contract_formed: days }, { requiredKeys: [] }),
  values: fc
    .record(Object.fromEntries(definitions.map((fact) => [fact.name, arbitraryOf(fact)])), { requiredKeys: [] })
    .map((values) => values as Record<string, FactValue>),
  confirmations: fc.constantFrom([], confirmations),
});

describe('doubt about facts', () => {
  it('never turns a finding into a pass: taking any fact away leaves no rule better than it was', () => {
    fc.assert(
      fc.property(factsArbitrary, days, fc.nat(), (facts, on, seed) => {
        const names = Object.keys(facts.values);
        if (names.length === 0) return;
        const dropped = names[seed % names.length]!;
        const before = new Map(checkLaw(facts, pack, on).findings.map(({ rule, verdict }) => [rule, verdict]));
        const { [dropped]: _gone, ...values } = facts.values;
        for (const { rule, verdict } of checkLaw({ ...facts, values }, pack, on).findings)
          if (verdict === 'pass') expect(before.get(rule) ?? 'pass', `${rule} without ${dropped}`).toBe('pass');
      }),
      { numRuns: 2000, seed: 20261124 },
    );
  });

  it('never refuses without a fact: nothing known gives unknown, refer, or what only informs', () => {
    for (const type of ACTOR_TYPES)
      for (const on of ['2012-06-01', '2019-06-01', '2024-06-01', '2026-06-01', '2028-06-01'])
        for (const finding of checkLaw(
          { actor: { types: [type], province: null, licences: [] }, dates: {}, values: {} },
          pack,
          calendarDate(on),
        ).findings)
          expect(['unknown', finding.basis === 'informs' ? 'pass' : 'unknown'], finding.rule).toContain(
            finding.verdict,
          );
  });

  it('answers every rule the same way whether asked alone or among all', () => {
    fc.assert(
      fc.property(factsArbitrary, days, (facts, on) => {
        const all = checkLaw(facts, pack, on).findings;
        for (const finding of all)
          expect(checkLaw(facts, pack, on, { rules: [finding.rule] }).findings).toEqual([finding]);
      }),
      { numRuns: 100, seed: 20261124 },
    );
  });
});

describe('facts from outside', () => {
  it('are read or refused, never thrown over, whatever the JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('actor', 'loan', 'dates', 'observed', 'facts', 'x', 'rate'), fc.jsonValue()),
        (json) => {
          const result = readFacts({ actor: 'bank', ...json }, pack.facts);
          expect(typeof result.ok).toBe('boolean');
        },
      ),
      { numRuns: 1000, seed: 20261124 },
    );
  });
});
