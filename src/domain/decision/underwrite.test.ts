import { describe, expect, it } from 'vitest';
import { prepareSnapshot, type Snapshot } from '#domain/evidence/index.ts';
import { calendarDate, fen, unwrap } from '#domain/kernel/index.ts';
import { LENDER_FACTS, shippedArtefacts, TEST_LAW } from '#test/decision/artefacts.ts';
import { GENERATED_ON, generateSnapshot, hideSources } from '#test/decision/generated-snapshots.ts';
import {
  type Application,
  type Artefacts,
  type Case,
  type DecisionRecord,
  OPEN_APPLICATION,
  prepareFacts,
  recordDigest,
  underwrite,
} from './index.ts';

const artefacts = shippedArtefacts('invoice-only');

function caseOf(snapshot: Snapshot, rest: Partial<Case> = {}): Case {
  const facts = prepareFacts(LENDER_FACTS);
  return { snapshot: prepareSnapshot(snapshot), application: OPEN_APPLICATION, facts, mode: 'full', ...rest };
}

function decide(snapshot: Snapshot, rest: Partial<Case> = {}, by: Artefacts = artefacts): DecisionRecord {
  return unwrap(underwrite(caseOf(snapshot, rest), by, GENERATED_ON));
}

/** The first generated firm that the engine would give this outcome, and a record of it. */
function firstWith(outcome: DecisionRecord['outcome'], limitFen = 0n): Snapshot {
  for (let seed = 0; seed < 1_000; seed++) {
    const snapshot = generateSnapshot(artefacts.scorecard.card, artefacts.policy, seed);
    const record = decide(snapshot);
    if (record.outcome === outcome && (record.offer?.limitFen ?? 0n) >= limitFen) return snapshot;
  }
  throw new Error(`no generated firm is a case of ${outcome}`);
}

const asking = (wish: Partial<Application>): Partial<Case> => ({ application: { ...OPEN_APPLICATION, ...wish } });

describe('a decision', () => {
  const good = firstWith('approve', 30_000_000n);
  const bad = firstWith('decline');

  it('offers no more than was asked, within the product, at the sum of its costs', () => {
    const record = decide(good, asking({ requestedFen: fen(20_000_000n) }));
    expect(record.outcome).toBe('approve');
    expect(record.offer?.limitFen).toBe(20_000_000n);
    const { price, ratePpb } = record.terms!;
    const parts = Object.values(price).reduce((sum, part) => sum + BigInt(Math.round(part * 1e9)), 0n);
    expect(parts).toBe(ratePpb);
  });

  it('prices the year ahead and grades over the cycle', () => {
    const { policy } = artefacts;
    const cycle = { factor: -1.5, correlation: 0.12, observedOn: '2024-06-01', source: 'made up' };
    const calm = decide(good);
    const bleak = decide(good, {}, { ...artefacts, policy: { ...policy, cycle } });
    expect(bleak.risk).toEqual(calm.risk);
    expect(calm.terms!.pd).toBe(calm.risk!.pd);
    expect(bleak.terms!.pd).toBeGreaterThan(2 * calm.terms!.pd);
    expect(bleak.terms!.price.expectedLoss).toBeGreaterThan(calm.terms!.price.expectedLoss);
  });

  it('counters with a smaller loan, another tenor or a higher price, and says which', () => {
    const large = decide(good, asking({ requestedFen: fen(900_000_000n) }));
    expect(large.outcome).toBe('counter');
    expect(large.reasons.map(({ code }) => code)).toEqual([expect.stringMatching(/^LIMIT_BY_/)]);
    const short = decide(good, asking({ requestedTenorDays: 90 }));
    expect(short.reasons.map(({ code }) => code)).toEqual(['TENOR_BY_PRODUCT']);
    const cheap = decide(good, asking({ highestRate: 0.03 }));
    expect(cheap.reasons.map(({ code }) => code)).toEqual(['RATE_BY_RISK']);
  });

  it('gives reasons of risk to a decline and nobody else', () => {
    const record = decide(bad);
    expect(record.reasons.length).toBeGreaterThan(0);
    expect(new Set(record.reasons.map(({ kind }) => kind))).toEqual(new Set(['risk']));
    expect(record.risk!.pdLow).toBeGreaterThan(artefacts.policy.cutOffPd);
    expect(record.offer).toBeNull();
  });

  it('asks for what a hidden mandatory source would tell, and blames nothing on it', () => {
    const record = decide(hideSources(bad, new Set(['purchase-invoices'])));
    expect(record.outcome).toBe('refer');
    expect(record.reasons.every(({ kind }) => kind === 'missing')).toBe(true);
    expect(record.ask[0]).toMatchObject({ document: 'purchase-invoices', value: 1, minutes: 10 });
    expect(record.ask[0]!.worthFen).toBeGreaterThanOrEqual(0n);
  });

  it('shows a source that contradicts itself to a person, as a contradiction and not as a risk', () => {
    const sources = good.sources.map((source) => ({ ...source, quality: { ...source.quality, consistency: 0.9 } }));
    const record = decide({ ...good, sources });
    expect(record.outcome).toBe('refer');
    expect(new Set(record.reasons.map(({ kind, code }) => `${kind} ${code}`))).toEqual(
      new Set(['contradiction SOURCE_INCONSISTENT']),
    );
    expect(record.risk).toEqual(decide(good).risk);
  });

  it('declines what the law refuses without inventing a risk, and cites it', () => {
    const dear = { ...TEST_LAW, rules: [{ ...TEST_LAW.rules[0]! }] };
    const version = {
      ...dear.rules[0]!.versions[0]!,
      requirements: [{ severity: 'B' as const, require: 'all_in_cost <= 0.01' }],
    };
    const law = { ...TEST_LAW, rules: [{ ...dear.rules[0]!, versions: [version] }] };
    const record = decide(good, {}, shippedArtefacts('invoice-only', law));
    expect(record.outcome).toBe('decline');
    expect(record.reasons).toEqual([]);
    expect(record.gates.map(({ verdict }) => verdict)).toEqual(['refuse']);
  });

  it('sends to a person terms that the law refuses while other terms of the product are lawful', () => {
    const rule = TEST_LAW.rules[0]!;
    const version = {
      ...rule.versions[0]!,
      requirements: [{ severity: 'B' as const, require: 'all_in_cost <= 0.041' }],
    };
    const law = { ...TEST_LAW, rules: [{ ...rule, versions: [version] }] };
    const record = decide(good, {}, shippedArtefacts('invoice-only', law));
    expect(record.outcome).toBe('refer');
    expect(record.reasons.map(({ code }) => code)).toEqual(['GATE_TO_PERSON']);
  });

  it('never takes an unknown fact for a pass', () => {
    const facts = prepareFacts({ ...LENDER_FACTS, values: {} });
    const record = decide(good, { facts });
    expect(record.outcome).toBe('refer');
    expect(record.reasons).toEqual([{ kind: 'missing', code: 'GATE_UNKNOWN', subject: 'TEST-consent', values: {} }]);
  });

  it('only recommends where the actor holds no licence to lend', () => {
    const facts = prepareFacts({ ...LENDER_FACTS, actor: { ...LENDER_FACTS.actor, types: ['platform_operator'] } });
    expect(decide(good, { facts }).capacity).toBe('recommendation');
    expect(decide(good).capacity).toBe('decision');
  });

  it('refers when the model does not run, and still refuses on the law', () => {
    const record = decide(good, { mode: 'rules' });
    expect(record.outcome).toBe('refer');
    expect(record.risk).toBeNull();
    expect(record.gates.length).toBe(2);
    expect(decide(good, { mode: 'refer' }).gates).toEqual([]);
  });

  it('ages evidence by the days between the snapshot and the decision', () => {
    const later = unwrap(underwrite(caseOf(good), artefacts, calendarDate('2025-06-30')));
    expect(later.outcome).toBe('refer');
    expect(later.risk!.halfWidth).toBeGreaterThan(decide(good).risk!.halfWidth);
    const early = underwrite(caseOf(good), artefacts, calendarDate('2024-06-29'));
    expect(early).toEqual({ ok: false, error: expect.objectContaining({ code: 'DECISION_BEFORE_SNAPSHOT' }) });
  });

  it('does not read the firm: another code changes neither the decision nor its digest', () => {
    const renamed = decide({ ...good, firm: 'Z999' });
    expect({ ...renamed, firm: good.firm }).toEqual(decide(good));
    expect(recordDigest(renamed)).toBe(recordDigest(decide(good)));
  });

  it('refuses an application that asks for nothing sensible', () => {
    const codes = [
      asking({ requestedFen: fen(0n) }),
      asking({ requestedTenorDays: 1.5 }),
      asking({ highestRate: 12 }),
    ].map((wish) => underwrite(caseOf(good, wish), artefacts, GENERATED_ON));
    expect(codes.map((result) => (result.ok ? null : result.error.code))).toEqual([
      'APPLICATION_AMOUNT',
      'APPLICATION_TENOR',
      'APPLICATION_RATE',
    ]);
  });
});
