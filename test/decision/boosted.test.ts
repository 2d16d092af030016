import { describe, expect, it } from 'vitest';
import { fitBoosted, tableOfRows } from '#domain/credit/index.ts';
import {
  type Case,
  OPEN_APPLICATION,
  prepareArtefacts,
  prepareFacts,
  presentRecord,
  replay,
  underwrite,
} from '#domain/decision/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { LENDER_FACTS, shippedArtefacts } from './artefacts.ts';
import { generateSnapshot } from './generated-snapshots.ts';

const shipped = shippedArtefacts('invoice-only');
const snapshots = Array.from({ length: 900 }, (_, seed) =>
  generateSnapshot(shipped.scorecard.card, shipped.policy, seed),
);
const numeric = shipped.scorecard.card.variables.filter(({ type }) => type === 'numeric').map(({ name }) => name);

/** Trees that learnt from the measures of made-up firms, of which those with small sales went bad more often. */
function trees() {
  const prng = createPrng(2);
  const rows = snapshots.map(({ measures }) => {
    const sales = measures.salesMonthlyMeanFen ?? null;
    const bad = prng.uniform() < (sales !== null && sales < 30_000_000 ? 0.5 : 0.08) ? 1 : 0;
    return [...numeric.map((name) => measures[name] ?? null), bad];
  });
  const table = tableOfRows([...numeric, 'bad'], rows);
  return unwrap(fitBoosted(table, { name: 'trees', target: 'bad', badValue: '1', trees: 60 })).model;
}

describe('a decision by boosted trees', () => {
  const artefacts = unwrap(prepareArtefacts(shipped.policy, trees(), shipped.pack, shipped.engine));
  const decided = snapshots.slice(0, 200).map((snapshot) => {
    const input: Case = {
      snapshot: prepareSnapshot(snapshot),
      application: OPEN_APPLICATION,
      facts: prepareFacts(LENDER_FACTS),
      mode: 'full',
    };
    return { input, record: unwrap(underwrite(input, artefacts, snapshot.asOf)) };
  });

  it('comes to every kind of outcome, with reasons in words and an interval around the PD', () => {
    const outcomes = new Set(decided.map(({ record }) => record.outcome));
    expect(outcomes.has('refer')).toBe(true);
    expect(outcomes.has('approve') || outcomes.has('counter')).toBe(true);
    for (const { input, record } of decided) {
      const { pd, pdLow, pdHigh } = record.risk!;
      expect(pdLow <= pd && pd <= pdHigh).toBe(true);
      for (const reason of presentRecord(record, input, 'zh').reasons) expect(reason.text).not.toBe('');
      if (record.outcome === 'decline') expect(record.reasons.length).toBeGreaterThan(0);
    }
  });

  it('names no stale or unknown measure as a reason of risk', () => {
    for (const { record } of decided) {
      const states = new Map(record.risk!.variables.map(({ name, state }) => [name, state]));
      const named = record.reasons
        .filter(({ code }) => code === 'WEAK_VARIABLE')
        .map((reason) => JSON.stringify(reason));
      for (const [name, state] of states)
        if (state !== 'fresh') expect(named.some((reason) => reason.includes(`"${name}"`))).toBe(false);
    }
  });

  it('replays to the last bit', () => {
    for (const { input, record } of decided.slice(0, 20)) {
      const printed: unknown = JSON.parse(JSON.stringify(presentRecord(record, input, 'en')));
      expect(unwrap(replay(printed, artefacts))).toEqual({ identical: true });
    }
  });
});
