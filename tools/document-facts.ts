// Writes docs/reference/facts.md from the rule pack: node tools/document-facts.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { ACTOR_TYPES, ANCHORS, type FactDefinition, type RulePack } from '#domain/compliance/index.ts';
import { unwrap } from '#domain/kernel/index.ts';

const TYPES: Readonly<Record<FactDefinition['type'], string>> = {
  money: 'yuan, e.g. `100000` or `"99999.99"`',
  rate: 'decimal a year, `0.24` = 24 %',
  ratio: 'decimal, `0.3` = 30 %',
  number: 'number',
  days: 'whole days',
  count: 'whole number',
  boolean: '`true` or `false`',
  text: 'text',
  province: 'GB/T 2260 code or name of a province: `44`, `440000`, `广东`, `Guangdong`',
  texts: 'list of texts',
  date: '`YYYY-MM-DD`',
  register: 'list of `{"id", "from", "to"}`; `to` is the first day off the list',
};

/** The reference page of the vocabulary in which rules ask for facts. */
export function factsPage(pack: RulePack): string {
  const askedBy = new Map<string, Set<string>>();
  for (const versions of pack.rules.values())
    for (const { asks, rule } of versions)
      for (const name of asks) askedBy.set(name, (askedBy.get(name) ?? new Set()).add(rule.id));
  const rows = [...pack.facts.values()].map((fact) => {
    const values = fact.values ? `: ${fact.values.map((value) => `\`${value}\``).join(' ')}` : '';
    const aliases = (fact.aliases ?? []).map((alias) => `\`${alias}\``).join(' ');
    const rules = [...(askedBy.get(fact.name) ?? [])].join(', ');
    return `| \`${fact.name}\` | ${TYPES[fact.type]}${values} | ${fact.en} | ${fact.zh} | ${aliases} | ${rules} |`;
  });
  return `${INTRODUCTION}\n## Facts\n\n| fact | written as | meaning | 含义 | also accepted | asked by |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

const INTRODUCTION = `# Facts for a law check

This page is written by \`node tools/document-facts.ts\` from \`rules/cn/facts.yaml\` and the rules; a test holds it against them.

A file of facts is one JSON object:

\`\`\`json
{
  "actor": {"type": "micro_loan_co", "province": "44", "licences": []},
  "dates": {"contract_formed": "2026-06-01", "loan_disbursed": "2026-06-02"},
  "all_in_cost": 0.11,
  "loan": {"principal": 100000, "disbursed_net": 100000, "term_days": 180},
  "observed": {"lpr1y": {"value": 0.03, "on": "2026-11-20"}},
  "confirmations": [{"rule": "CN-MCCOST-2025-24", "digest": "…", "by": "counsel", "on": "2026-01-10"}]
}
\`\`\`

- **actor** is required: one type, a list of types, or an object with \`type\` or \`types\`, \`province\` (a GB/T 2260 code or a name) and
  \`licences\`. Types: ${ACTOR_TYPES.map((type) => `\`${type}\``).join(', ')}.
- **dates** of events: ${ANCHORS.map((anchor) => `\`${anchor}\``).join(', ')}. Each rule says which of them selects its version. An
  event without a date is taken to happen on the day that is asked about (\`--on\`). They may also stand at the top level.
- **Nested or dotted** names mean the same: \`{"loan": {"term_days": 90}}\` is \`{"loan.term_days": 90}\`. A section \`facts\` may wrap them.
- **Money is yuan**, as in the texts of the law; under a name that ends in \`Fen\` it is fen as digits: \`{"loan.principalFen": "10000000"}\`.
- **What is absent or null is unknown**, never false and never zero: a rule that needs it answers \`unknown\`.
- **observed** brings a figure of a series that is fresher than the pack's own; it counts until the next publication day.
- **confirmations** are counsel's word that a rule whose text was not verified reads as encoded. The digest is that of \`weir law list --json\`;
  it changes with the wording or the figures, and the confirmation then ends.
- A name that no rule asks for is reported as a warning with the nearest known name.
`;

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, '..', 'docs/reference/facts.md'), factsPage(unwrap(await loadRulePack())));
