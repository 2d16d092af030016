import { expect, it } from 'vitest';
import {
  OPEN_APPLICATION,
  parseDecisionTable,
  prepareFacts,
  presentRecord,
  underwrite,
} from '#domain/decision/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from '#test/decision/artefacts.ts';
import { generateSnapshot } from '#test/decision/generated-snapshots.ts';
import { changedArtefacts, type PolicyChange } from './change.ts';
import { Experiment } from './experiment.ts';

const artefacts = shippedArtefacts('invoice-only');
const NOTHING: PolicyChange = { set: {}, model: undefined, table: undefined, lawOn: undefined };

const records = Array.from({ length: 60 }, (_, seed) => {
  const snapshot = prepareSnapshot(generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed));
  const input = { snapshot, application: OPEN_APPLICATION, facts: prepareFacts(LENDER_FACTS), mode: 'full' } as const;
  return JSON.parse(
    JSON.stringify(presentRecord(unwrap(underwrite(input, artefacts, snapshot.snapshot.asOf)), input, 'en')),
  );
});

function run(change: Partial<PolicyChange>) {
  const experiment = new Experiment(artefacts, unwrap(changedArtefacts(artefacts, { ...NOTHING, ...change })));
  for (const record of records) unwrap(experiment.add(record));
  return experiment.result();
}

it('changes nothing where nothing is changed', () => {
  const { before, after, changed, moves } = run({});
  expect(after).toEqual(before);
  expect(changed).toEqual([]);
  expect(moves).toEqual({});
  expect(before.approvalRate).toBeGreaterThan(0);
});

it('approves fewer under a stricter cut-off, and says which', () => {
  const { before, after, changed, moves } = run({ set: { cutOffPd: 0.01 } });
  expect(after.approvalRate).toBeLessThan(before.approvalRate);
  expect(after.expectedLossFen).toBeLessThan(before.expectedLossFen);
  expect(changed.length).toBeGreaterThan(0);
  expect(Object.values(moves).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(changed.length);
});

it('asks a higher price under a dearer funder', () => {
  const { before, after } = run({ set: { 'pricing.fundingRate': artefacts.policy.pricing.fundingRate + 0.01 } });
  expect(after.meanRate!).toBeGreaterThan(before.meanRate!);
});

it('lays a decision table over the policy, case by case', () => {
  const table = unwrap(
    parseDecisionTable({
      format: 'weir-table/1',
      name: 'small firms',
      version: '1',
      from: '2020-01-01',
      inputs: ['salesMonthlyMeanFen'],
      outputs: ['maxFen'],
      rows: [
        { when: [{ from: null, to: 100_000_000 }], set: [20_000_000] },
        { when: [{ from: 100_000_000, to: null }], set: [null] },
      ],
    }),
  );
  const { before, after } = run({ table });
  expect(after.offeredFen).toBeLessThan(before.offeredFen);
  expect(after.outcomes.decline).toBe(before.outcomes.decline);
});

it('refuses a table whose rows contradict each other', () => {
  const table = unwrap(
    parseDecisionTable({
      format: 'weir-table/1',
      name: 'two minds',
      version: '1',
      from: '2020-01-01',
      inputs: ['salesMonthlyMeanFen'],
      outputs: ['cutOffPd'],
      rows: [
        { when: [null], set: [0.05] },
        { when: [{ from: 0, to: null }], set: [0.06] },
      ],
    }),
  );
  expect(changedArtefacts(artefacts, { ...NOTHING, table })).toMatchObject({ error: { code: 'TABLE_CONFLICTS' } });
});

it('refuses to reach what is no number of the policy', () => {
  expect(changedArtefacts(artefacts, { ...NOTHING, set: { 'sources.0': 1 } })).toMatchObject({
    error: { code: 'LAB_FIELD_UNKNOWN' },
  });
  expect(changedArtefacts(artefacts, { ...NOTHING, set: { 'pricing.lgd': 7 } }).ok).toBe(false);
});
