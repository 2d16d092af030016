import { describe, expect, it } from 'vitest';
import {
  type Artefacts,
  type DecisionRecord,
  OPEN_APPLICATION,
  prepareFacts,
  underwrite,
} from '#domain/decision/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import { digestOf, unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from './artefacts.ts';
import {
  costlyMeasures,
  GENERATED_ON,
  generateSnapshot,
  hideSources,
  subsetsOfSources,
  weaken,
} from './generated-snapshots.ts';

/** The counts that the product promises; a quick look may take fewer. */
const CASES = Number(process.env.WEIR_CASES ?? 10_000);
const FIRST = Number(process.env.WEIR_CASES_FIRST ?? 0);

/** Trying every subset of what can be hidden multiplies a case a hundredfold, so fewer of them stand for the rest. */
const HIDING_CASES = CASES / 4;

const NO_DIGEST = digestOf(null);
const FACTS = prepareFacts(LENDER_FACTS);

function decide(snapshot: Snapshot, artefacts: Artefacts): DecisionRecord {
  const input = {
    // The digest of a snapshot is told apart in other tests; here it would only cost time.
    snapshot: { snapshot, digest: NO_DIGEST },
    application: OPEN_APPLICATION,
    facts: FACTS,
    mode: 'full',
  } as const;
  return unwrap(underwrite(input, artefacts, GENERATED_ON));
}

const lends = ({ outcome }: DecisionRecord) => outcome === 'approve' || outcome === 'counter';

describe.each(['invoice-only', 'online-microloan'])('what is not known, under %s', (policyName) => {
  const artefacts = shippedArtefacts(policyName);
  const { policy, scorecard } = artefacts;
  const fresh = (seed: number) => generateSnapshot(scorecard.card, policy, FIRST + seed);

  it(`never declines for age or absence and never narrows the interval, over ${CASES} cases`, () => {
    const declined: number[] = [];
    const narrowed: number[] = [];
    for (let seed = 0; seed < CASES; seed++) {
      const before = fresh(seed);
      // Weakened twice, so that a file that is already old is also made older.
      const old = weaken(before, seed);
      const older = weaken(old, seed + CASES);
      const records = [before, old, older].map((snapshot) => decide(snapshot, artefacts));
      for (const [i, record] of records.entries()) {
        const previous = records[i - 1];
        if (!previous) continue;
        if (record.outcome === 'decline' && previous.outcome !== 'decline') declined.push(seed);
        if (record.risk!.halfWidth < previous.risk!.halfWidth - 1e-12) narrowed.push(seed);
      }
    }
    expect(declined).toEqual([]);
    // Each that crosses is named; the interval is computed exactly, so none should.
    expect(narrowed, `narrowed: ${narrowed.join(', ')}`).toEqual([]);
  });

  it(`prints nothing stale or absent as a reason of risk, over ${CASES} cases`, () => {
    const blamed: number[] = [];
    for (let seed = 0; seed < CASES; seed++) {
      const { reasons, risk } = decide(weaken(fresh(seed), seed), artefacts);
      const unsure = new Set(risk!.variables.filter(({ state }) => state !== 'fresh').map(({ name }) => name));
      if (reasons.some(({ kind, subject }) => kind === 'risk' && unsure.has(subject))) blamed.push(seed);
    }
    expect(blamed).toEqual([]);
  });

  it('refers at most 15 % of complete, fresh files, and both approves and declines', () => {
    const counts = { approve: 0, counter: 0, refer: 0, decline: 0 };
    for (let seed = 0; seed < CASES; seed++) counts[decide(fresh(seed), artefacts).outcome] += 1;
    expect(counts.refer / CASES, JSON.stringify(counts)).toBeLessThanOrEqual(0.15);
    expect(counts.approve).toBeGreaterThan(CASES * 0.3);
    expect(counts.decline).toBeGreaterThan(CASES * 0.03);
  });

  it('never approves a file of which a mandatory source is hidden', () => {
    const mandatory = new Set(policy.sources.filter((source) => source.mandatory).map(({ kind }) => kind));
    for (let seed = 0; seed < CASES / 20; seed++) {
      const snapshot = fresh(seed);
      for (const hidden of subsetsOfSources(snapshot))
        if ([...hidden].some((kind) => mandatory.has(kind)))
          expect(lends(decide(hideSources(snapshot, hidden), artefacts))).toBe(false);
    }
  });

  it('turns at most 0.5 % of declines into an approval by the best choice of what to hide', () => {
    let declines = 0;
    const gamed: number[] = [];
    for (let seed = 0; seed < HIDING_CASES; seed++) {
      const snapshot = fresh(seed);
      if (decide(snapshot, artefacts).outcome !== 'decline') continue;
      declines += 1;
      const choices = subsetsOfSources(snapshot).map((hidden) => hideSources(snapshot, hidden));
      const measures: Record<string, number | null> = { ...snapshot.measures };
      for (const name of costlyMeasures(snapshot, scorecard)) {
        delete measures[name];
        choices.push({ ...snapshot, measures: { ...measures } });
      }
      if (choices.some((choice) => lends(decide(choice, artefacts)))) gamed.push(seed);
    }
    expect(declines).toBeGreaterThan(0);
    expect(gamed.length / declines, `gamed: ${gamed.join(', ')}`).toBeLessThanOrEqual(0.005);
  });
});
