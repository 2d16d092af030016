import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { factsPage } from './document-facts.ts';

const pack = unwrap(await loadRulePack());

describe('the page of facts', () => {
  it('is the one that the rules make (node tools/document-facts.ts)', () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/reference/facts.md'), 'utf8');
    expect(page).toBe(factsPage(pack));
  });

  it('lists no fact that no rule asks for', () => {
    const asked = new Set([...pack.rules.values()].flat().flatMap(({ asks }) => asks));
    expect([...pack.facts.keys()].filter((name) => !asked.has(name))).toEqual([]);
  });

  it('gives every parameter to some rule, or to the table of figures that people look up', () => {
    const read = new Set([...pack.rules.values()].flat().flatMap(({ parameters }) => parameters));
    for (const parameter of pack.source.parameters)
      for (const { value } of parameter.values)
        if (value !== null && typeof value === 'object' && 'of' in value) read.add(value.of);
    const lookedUp = ['ifr_pack', 'incident_report_hours', 'lpr5y', 'online_marketing_rules'];
    expect([...pack.parameters.keys()].filter((id) => !read.has(id) && !lookedUp.includes(id))).toEqual([]);
  });
});
