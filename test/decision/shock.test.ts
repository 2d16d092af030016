import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecisionRecord,
  NO_RUNNING_LOAN,
  OPEN_APPLICATION,
  prepareFacts,
  presentRecord,
  replay,
  type ShockCase,
  type ShockReading,
  underwrite,
} from '#domain/decision/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import { prepareSnapshot } from '#domain/evidence/index.ts';
import { fen, unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts } from './artefacts.ts';
import { GENERATED_ON, generateSnapshot, weaken } from './generated-snapshots.ts';

const artefacts = shippedArtefacts('online-microloan');
const FACTS = prepareFacts(LENDER_FACTS);

const SOUND: ShockReading = {
  index: 0.95,
  change: -0.05,
  sd: 0.2,
  sells: 0.98,
  holds: 0.8,
  broke: 0.02,
  gap: -1.1,
  sharedGap: 0.95,
  silence: 'active',
  systemicPeriods: 3,
};
const ERODING: ShockReading = {
  ...SOUND,
  index: 0.4,
  change: -0.9,
  holds: 0.05,
  broke: 0.9,
  sharedGap: 0,
  systemicPeriods: 0,
};

function shockOf(reading: ShockReading, rest: Partial<ShockCase> = {}): ShockCase {
  return { reading, running: { ...NO_RUNNING_LOAN, outstandingFen: fen(50_000_000n) }, documents: [], ...rest };
}

function caseOf(seed: number, cashDays: number, shock: ShockCase, change: (snapshot: Snapshot) => Snapshot = (s) => s) {
  const made = generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed);
  const snapshot = change({ ...made, measures: { ...made.measures, bankCashDays: cashDays } });
  return {
    snapshot: prepareSnapshot(snapshot),
    application: OPEN_APPLICATION,
    facts: FACTS,
    mode: 'full' as const,
    shock,
  };
}

function decide(...given: Parameters<typeof caseOf>): DecisionRecord {
  return unwrap(underwrite(caseOf(...given), artefacts, GENERATED_ON));
}

const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

describe('a firm in a shock', () => {
  const bridged = SEEDS.map((seed) => decide(seed, 5, shockOf(SOUND))).filter(
    (record) => record.offer?.kind === 'bridge',
  );

  it('is offered a bridge where its structure is whole and its cash is short', () => {
    expect(bridged.length).toBeGreaterThan(0);
    for (const { outcome, offer, reasons, shock, gates } of bridged) {
      expect(outcome).toBe('counter');
      expect(reasons.map(({ code }) => code)).toEqual(['BRIDGE_OVER_SHOCK']);
      expect(offer!.limitFen).toBeLessThanOrEqual(shock!.gapFen!);
      expect(offer!.tenorDays).toBe(274);
      expect(shock!.bridgeValueFen).toBeGreaterThan(0n);
      expect(gates.every(({ verdict }) => verdict === 'pass')).toBe(true);
    }
  });

  it('is offered none where the shock is nowhere to be seen, where it was renewed too often, or where sources contradict themselves', () => {
    const seed = SEEDS.find((one) => decide(one, 5, shockOf(SOUND)).offer?.kind === 'bridge')!;
    const alone = { ...SOUND, sharedGap: 0, systemicPeriods: 0 };
    expect(decide(seed, 5, shockOf(alone)).shock!.bars).toEqual(['shock-not-shown']);
    expect(decide(seed, 5, shockOf(alone, { documents: ['closure-order'] })).offer?.kind).toBe('bridge');
    const running = { outstandingFen: fen(50_000_000n), renewalsWithoutProgress: 2 };
    expect(decide(seed, 5, shockOf(SOUND, { running })).shock!.bars).toEqual(['renewed-without-progress']);
    const broken = (snapshot: Snapshot): Snapshot => ({
      ...snapshot,
      sources: snapshot.sources.map((one) => ({ ...one, quality: { ...one.quality, consistency: 0.5 } })),
    });
    expect(decide(seed, 5, shockOf(SOUND), broken).offer).toBeNull();
  });

  it('gets less, for less long, where its capacity erodes and it has cash; and no new money where it has none', () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const whole = decide(seed, 200, shockOf(SOUND));
      const eroding = decide(seed, 200, shockOf(ERODING));
      const broke = decide(seed, 5, shockOf(ERODING));
      expect(broke.outcome).toBe('decline');
      expect(broke.reasons.map(({ code }) => code)).toEqual(['CAPACITY_LOST', 'CASH_SHORT']);
      if (!whole.offer) continue;
      expect(eroding.outcome).toBe('counter');
      expect(eroding.offer!.limitFen).toBeLessThanOrEqual(whole.offer.limitFen);
      expect(eroding.offer!.tenorDays).toBeLessThanOrEqual(180);
      expect(eroding.reasons.map(({ code }) => code)).toContain('LESS_FOR_ERODING');
    }
  });

  it('is never declined for evidence that is old or absent', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.boolean(), (seed, sound) => {
        const shock = shockOf(sound ? SOUND : ERODING);
        const before = decide(seed, 5, shock);
        fc.pre(before.outcome !== 'decline');
        expect(decide(seed, 5, shock, (snapshot) => weaken(snapshot, seed)).outcome).not.toBe('decline');
      }),
      { numRuns: 500 },
    );
  });

  it('has a record that replays with its readings', () => {
    const input = caseOf(3, 5, shockOf(SOUND));
    const record = unwrap(underwrite(input, artefacts, GENERATED_ON));
    const shown = JSON.parse(JSON.stringify(presentRecord(record, input, 'zh'))) as Record<string, unknown>;
    expect(unwrap(replay(shown, artefacts))).toEqual({ identical: true });
    expect(record.digests.shock).not.toBeNull();
  });
});
