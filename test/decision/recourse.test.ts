import { describe, expect, it } from 'vitest';
import {
  decisionLetter,
  OPEN_APPLICATION,
  prepareFacts,
  presentRecord,
  readLetterContent,
  underwrite,
} from '#domain/decision/index.ts';
import { prepareSnapshot, type Snapshot } from '#domain/evidence/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from './artefacts.ts';
import { GENERATED_ON, generateSnapshot } from './generated-snapshots.ts';

const CASES = Number(process.env.WEIR_CASES ?? 2_000);
const FACTS = prepareFacts(LENDER_FACTS);

describe.each(['invoice-only', 'online-microloan'])('the recourse of a decline, under %s', (name) => {
  const artefacts = shippedArtefacts(name);
  const decide = (snapshot: Snapshot) => {
    const input = {
      snapshot: prepareSnapshot(snapshot),
      application: OPEN_APPLICATION,
      facts: FACTS,
      mode: 'full',
    } as const;
    return { input, record: unwrap(underwrite(input, artefacts, GENERATED_ON)) };
  };
  const declined = Array.from({ length: CASES }, (_, seed) =>
    generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed),
  ).filter((snapshot) => decide(snapshot).record.outcome === 'decline');

  it('leads to an approval by the scorecard when it is followed, every time', () => {
    let known = 0;
    for (const snapshot of declined) {
      const { record } = decide(snapshot);
      if (!record.recourse) continue;
      known++;
      const measures: Record<string, number | null> = { ...snapshot.measures };
      for (const { measure, reach, value } of record.recourse.changes)
        measures[measure] = reach === 'at-least' ? value : value - Math.max(1, Math.abs(value)) * 1e-9;
      const { record: after } = decide({ ...snapshot, measures });
      expect([after.risk!.action, after.risk!.holds]).toEqual(['approve', true]);
      expect(after.risk!.pd).toBeLessThan(artefacts.policy.cutOffPd);
      expect(after.risk!.score).toBeCloseTo(record.recourse.score, 6);
    }
    expect(declined.length).toBeGreaterThan(20);
    expect(known / declined.length).toBeGreaterThan(0.5);
  });

  it('never asks for what cannot be changed', () => {
    const frozen = ['firmAgeYears', 'salesHistoryMonths', 'bureauWorstOverdueDays', 'registeredCapitalFen'];
    for (const snapshot of declined)
      for (const { measure } of decide(snapshot).record.recourse?.changes ?? []) expect(frozen).not.toContain(measure);
  });

  it('stands in the letter in both languages, with figures as people read them', () => {
    const { input, record } = declined.map(decide).find(({ record: { recourse } }) => recourse !== null)!;
    for (const language of ['zh', 'en'] as const) {
      const shown = JSON.parse(JSON.stringify(presentRecord(record, input, language)));
      const letter = decisionLetter(unwrap(readLetterContent(shown)), language);
      for (const { text } of shown.recourse.changes) expect(letter).toContain(text);
    }
  });
});
