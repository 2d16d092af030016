import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRulePack, type LawFacts, type RulePackSource } from '#domain/compliance/index.ts';
import type { PreparedScorecard } from '#domain/credit/index.ts';
import { parseScorecard } from '#domain/credit/index.ts';
import { type Artefacts, type Engine, parsePolicy, prepareArtefacts } from '#domain/decision/index.ts';
import { calendarDate, unwrap } from '#domain/kernel/index.ts';

const ROOT = join(import.meta.dirname, '../..');

/** An engine that no machine is, so that records of tests are the same everywhere. */
const TEST_ENGINE: Engine = { version: 'test', node: 'test', arch: 'test' };

/** A law of two rules: a price ceiling that blocks, and a consent that must be known. */
export const TEST_LAW: RulePackSource = {
  id: 'test',
  instruments: [
    {
      code: 'TEST',
      name: '测试办法',
      number: '令2000年第1号',
      issuer: 'test',
      promulgated: calendarDate('2000-01-01'),
      effectiveFrom: calendarDate('2000-01-01'),
      effectiveTo: null,
      status: 'in_force',
      confidence: 'V',
    },
  ],
  parameters: [],
  facts: [
    { name: 'all_in_cost', type: 'rate', zh: '综合成本', en: 'all-in cost' },
    { name: 'bureau.consent_written', type: 'boolean', zh: '书面同意', en: 'written consent' },
  ],
  rules: [
    rule('TEST-price', 'all_in_cost <= 0.24', '第一条'),
    rule('TEST-consent', 'bureau.consent_written', '第二条'),
  ],
};

function rule(id: string, require: string, article: string): RulePackSource['rules'][number] {
  return {
    id,
    subject: 'pricing',
    title: { zh: id, en: id },
    anchor: 'contract_formed',
    versions: [
      {
        from: calendarDate('2000-01-01'),
        to: null,
        status: 'in_force',
        instrument: 'TEST',
        article,
        confidence: 'V',
        actors: ['any'],
        requirements: [{ severity: 'B', require }],
      },
    ],
  };
}

export const LENDER_FACTS: LawFacts = {
  actor: { types: ['local_bank'], province: '50', licences: [] },
  dates: {},
  values: { 'bureau.consent_written': true },
};

/** A shipped policy with its model, under the test's law unless another is given. */
export function shippedArtefacts(policy: string, law: RulePackSource = TEST_LAW): Artefacts<PreparedScorecard> {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const parsed = unwrap(parsePolicy(read(`policies/${policy}.json`)));
  const scorecard = unwrap(parseScorecard(read(`models/${parsed.model}.json`)));
  return unwrap(prepareArtefacts(parsed, scorecard, unwrap(compileRulePack(law)), TEST_ENGINE));
}
