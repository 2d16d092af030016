import { describe, expect, it } from 'vitest';
import {
  bandPeriod,
  drawChance,
  OPEN_APPLICATION,
  prepareFacts,
  presentRecord,
  replay,
  underwrite,
} from '#domain/decision/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { fen, unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from './artefacts.ts';
import { GENERATED_ON, generateSnapshot } from './generated-snapshots.ts';

const shipped = shippedArtefacts('online-microloan');
const artefacts = {
  ...shipped,
  policy: { ...shipped.policy, learningBand: { highestPd: 0.35, share: 0.1, mostFen: fen(5_000_000n) } },
};
const FACTS = prepareFacts(LENDER_FACTS);
const SEEDS = 3_000;

function caseOf(seed: number) {
  const snapshot = prepareSnapshot(generateSnapshot(shipped.scorecard.card, shipped.policy, seed));
  const chance = drawChance(`firm-${seed}`, bandPeriod(GENERATED_ON));
  return { snapshot, application: OPEN_APPLICATION, facts: FACTS, mode: 'full' as const, chance };
}

describe('the learning band', () => {
  const records = Array.from({ length: SEEDS }, (_, seed) => unwrap(underwrite(caseOf(seed), artefacts, GENERATED_ON)));
  const banded = records.filter(({ band }) => band !== null);
  const accepted = banded.filter(({ band }) => band!.accepted);

  it('lends to about its share of near refusals, little, and writes the chance into each record', () => {
    expect(banded.length).toBeGreaterThan(50);
    expect(accepted.length / banded.length).toBeGreaterThan(0.04);
    expect(accepted.length / banded.length).toBeLessThan(0.18);
    for (const { outcome, band, risk, offer, gates, reasons } of banded) {
      expect(band!.propensity).toBe(0.1);
      expect(risk!.pd).toBeLessThanOrEqual(0.35);
      expect(outcome).toBe(band!.accepted ? 'counter' : 'decline');
      if (!band!.accepted) continue;
      expect(offer!.limitFen).toBeLessThanOrEqual(5_000_000n);
      expect(reasons.map(({ code }) => code)).toEqual(['SMALL_TRIAL_LOAN']);
      expect(gates.every(({ verdict }) => verdict === 'pass')).toBe(true);
    }
  });

  it('is off without a policy that has one, without a draw, and for who only recommends', () => {
    const seed = records.findIndex(({ band }) => band?.accepted);
    const { chance: _, ...undrawn } = caseOf(seed);
    expect(unwrap(underwrite(caseOf(seed), shipped, GENERATED_ON))).toMatchObject({ outcome: 'decline', band: null });
    expect(unwrap(underwrite(undrawn, artefacts, GENERATED_ON))).toMatchObject({ outcome: 'decline', band: null });
    const actor = { ...LENDER_FACTS.actor, types: ['guarantee_co' as const] };
    const recommending = { ...caseOf(seed), facts: prepareFacts({ ...LENDER_FACTS, actor }) };
    expect(unwrap(underwrite(recommending, artefacts, GENERATED_ON)).band).toBeNull();
  });

  it('draws a firm once a quarter, and its records replay', () => {
    expect(drawChance('a', '2024Q2')).toEqual(drawChance('a', '2024Q2'));
    expect(drawChance('a', '2024Q2').place).not.toBe(drawChance('a', '2024Q3').place);
    expect(bandPeriod(GENERATED_ON)).toBe('2024Q2');
    const seed = records.findIndex(({ band }) => band?.accepted);
    const shown = JSON.parse(JSON.stringify(presentRecord(records[seed]!, caseOf(seed), 'zh'))) as unknown;
    expect(unwrap(replay(shown, artefacts))).toEqual({ identical: true });
  });
});
