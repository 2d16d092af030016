import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { type RulePack, readFacts } from '#domain/compliance/index.ts';
import { prepareFacts, underwrite } from '#domain/decision/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, calendarDate, unwrap } from '#domain/kernel/index.ts';
import { shippedArtefacts } from './artefacts.ts';
import { generateSnapshot } from './generated-snapshots.ts';

const FOLDER = join(import.meta.dirname, '../../samples/facts');

/** Days on which the sample lenders must be able to lend. An online micro-loan company needs a prime rate of the day after 2025-02. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  'invoice-only': ['2018-06-29', '2019-09-30', '2020-02-29', '2024-06-30', '2026-08-01'],
  'invoice-micro': ['2018-06-29', '2019-09-30', '2020-02-29', '2024-06-30', '2026-08-01'],
  'online-microloan': ['2024-06-30', '2025-02-10'],
};

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('the facts of the sample lenders', () => {
  it('are there for every shipped policy', () => {
    const policies = readdirSync(join(FOLDER, '../../policies')).sort();
    expect(files.sort()).toEqual(policies);
    expect(
      Object.keys(DAYS)
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual(policies);
  });

  it.each(files)('%s answers every rule of its policy, and confirms what counsel must', async (file) => {
    const pack = unwrap(await loadRulePack());
    const read = unwrap(readFacts(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')), pack.facts));
    expect(read.unknown).toEqual([]);
    const name = file.replace('.json', '');
    for (const day of DAYS[name]!)
      expect(openGates(name, pack, read.facts, calendarDate(day)), `${name} on ${day}`).toEqual([]);
  });
});

function openGates(
  policy: string,
  pack: RulePack,
  facts: Parameters<typeof prepareFacts>[0],
  on: CalendarDate,
): string[] {
  const artefacts = { ...shippedArtefacts(policy), pack };
  for (let seed = 0; seed < 200; seed++) {
    const snapshot = prepareSnapshot({
      ...generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed),
      asOf: on,
    });
    const application = { requestedFen: null, requestedTenorDays: null, highestRate: null };
    const record = unwrap(
      underwrite({ snapshot, application, facts: prepareFacts(facts), mode: 'full' }, artefacts, on),
    );
    if (record.offer === null && record.risk?.action !== 'approve') continue;
    return record.gates.flatMap(({ rule, verdict, missing }) =>
      verdict === 'pass' ? [] : [`${rule} ${verdict} ${missing.join(', ')}`],
    );
  }
  return ['no generated firm is approved'];
}
