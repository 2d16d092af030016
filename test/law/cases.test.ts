import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { loadRulePack, SHIPPED_LAW } from '#adapters/parameters/load-rule-pack.ts';
import { readYaml } from '#adapters/parameters/read-yaml.ts';
import { casesFile } from '#adapters/parameters/schemas.ts';
import { checkLaw, type LawFacts, type RulePack, readFacts, versionOn } from '#domain/compliance/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';

type Group = z.output<typeof casesFile>[number];
type Case = Group['cases'][number];

const pack = unwrap(await loadRulePack());
const files = readdirSync(join(SHIPPED_LAW, 'cases')).sort();
const groups: Group[] = [];
for (const file of files)
  groups.push(...unwrap(await readYaml(join(SHIPPED_LAW, 'cases', file), `cases/${file}`, casesFile)));

function factsOf(group: Group, one: Case): LawFacts {
  const written: Record<string, unknown> = { ...group.facts, ...one.set, actor: one.actor ?? group.actor };
  for (const name of one.drop ?? []) delete written[name];
  const { facts, unknown } = unwrap(readFacts(written, pack.facts));
  expect(unknown, 'every name in a case is a fact of the vocabulary').toEqual([]);
  return one.confirmed ? { ...facts, confirmations: confirmationsOf(pack, group.rule) } : facts;
}

function confirmationsOf({ rules }: RulePack, rule: string): LawFacts['confirmations'] {
  const on = calendarDate('2000-01-01');
  return (rules.get(rule) ?? []).map(({ digest }) => ({ rule, digest, by: 'counsel', on }));
}

function verdictOf(group: Group, one: Case): string {
  const { findings } = checkLaw(factsOf(group, one), pack, one.on ?? group.on, { rules: [group.rule] });
  return findings[0]?.verdict ?? 'none';
}

describe.each(groups)('$rule', (group) => {
  it.each(group.cases)('$name', (one) => {
    expect(verdictOf(group, one)).toBe(one.expect);
  });
});

describe('the cases together', () => {
  const compiled = [...pack.rules.values()].map((versions) => versions[versions.length - 1]!);
  const bindingRules = compiled.filter(({ version, tests }) => version.status !== 'draft' && tests.length > 0);

  it.each(bindingRules.map(({ rule }) => rule.id))(
    '%s is shown met, breached, unknown, and on a day before it',
    (id) => {
      const group = groups.find(({ rule }) => rule === id);
      const shown = new Set(group?.cases.map(({ expect: verdict }) => verdict));
      const first = pack.rules.get(id)![0]!;
      const confirmedMet = shown.has('pass') || (!first.verified && shown.has('refer'));
      expect(confirmedMet, 'a case where it is met').toBe(true);
      expect(shown.has('refuse') || shown.has('refer'), 'a case where it is breached').toBe(true);
      expect(shown.has('unknown'), 'a case with a missing fact').toBe(true);
      const anchor = first.rule.anchor;
      const before = group?.cases.some((one) => {
        const governing = factsOf(group, one).dates[anchor] ?? one.on ?? group.on;
        return one.expect === 'none' && versionOn(pack.rules.get(id)!, governing) === null;
      });
      expect(before, 'a case before the rule').toBe(true);
    },
  );

  it('taking any one fact away never turns a finding that was not pass into pass', () => {
    for (const group of groups)
      for (const one of group.cases) {
        const whole = verdictOf(group, one);
        if (whole === 'pass' || whole === 'none') continue;
        for (const name of Object.keys({ ...group.facts, ...one.set })) {
          const dropped = { ...one, drop: [...(one.drop ?? []), name] };
          if (name.startsWith('observed.') || name in calendarOnly) continue;
          expect(verdictOf(group, dropped), `${group.rule}: ${one.name} without ${name}`).not.toBe('pass');
        }
      }
  });
});

/** Dropping the date of an event asks about another day, which is another question. */
const calendarOnly: Readonly<Record<string, true>> = {
  contract_formed: true,
  loan_disbursed: true,
  balance_as_of: true,
  marketing_published: true,
  filing_date: true,
  act_date: true,
};
