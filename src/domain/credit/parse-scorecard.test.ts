import { describe, expect, it } from 'vitest';
import { parseScorecard, type Scorecard, type ScorecardVariable, scorecardDigest } from './index.ts';
import { scorecardOf, variableOf } from './scorecard-fixtures.ts';

function refusal(value: unknown): unknown {
  const parsed = parseScorecard(JSON.parse(JSON.stringify(value)));
  return parsed.ok ? 'accepted' : [parsed.error.code, ...Object.values(parsed.error.params ?? {})];
}

const variable = variableOf('sales', [0, 10, 20]);
const withBins = (bins: unknown[]) => scorecardOf([{ ...variable, bins } as ScorecardVariable]);

describe('a scorecard file', () => {
  const card = scorecardOf([variable]);

  it('is read as it was written', () => {
    expect(refusal(card)).toBe('accepted');
    const parsed = parseScorecard(JSON.parse(JSON.stringify(card)));
    expect(parsed).toEqual({ ok: true, value: card });
  });

  it('has a digest over all that it says', () => {
    const digest = scorecardDigest(card);
    const changes: Partial<Scorecard>[] = [{ cutOffPd: 0.2 }, { modelSd: 0.21 }, { version: '2' }, { basePoints: 501 }];
    for (const change of changes) expect(scorecardDigest({ ...card, ...change })).not.toBe(digest);
    expect(scorecardDigest({ ...card })).toBe(digest);
  });

  it('is refused with the first field that is wrong', () => {
    expect(refusal(null)).toEqual(['SCORECARD_FORMAT_UNKNOWN', '']);
    expect(refusal({ ...card, format: 'weir-scorecard/2' })).toEqual(['SCORECARD_FORMAT_UNKNOWN', 'weir-scorecard/2']);
    expect(refusal({ ...card, scale: { pdo: 0, baseScore: 600, baseOdds: 50 } })).toEqual([
      'SCORECARD_FIELD_INVALID',
      'scale.pdo',
    ]);
    expect(refusal({ ...card, cutoffPd: 0.1 })).toEqual(['SCORECARD_FIELD_INVALID', 'cutoffPd']);
    expect(refusal({ ...card, card: { ...card.card, approvedOn: '2026/2/1' } })).toEqual([
      'SCORECARD_FIELD_INVALID',
      'card.approvedOn',
    ]);
    expect(refusal(scorecardOf([variable, variable]))).toEqual(['SCORECARD_FIELD_INVALID', 'variables[1].name']);
    expect(refusal({ ...card, origin: 'fitted' })).toEqual(['SCORECARD_FIELD_INVALID', 'fit']);
    expect(refusal({ ...card, grades: [...card.grades].reverse() })).toEqual(['SCORECARD_FIELD_INVALID', 'grades']);
  });

  it('is refused where bins leave a gap, overlap, repeat a value or do not add up', () => {
    const bin = { points: 1, share: 0.5, fitted: null };
    const from = (low: number | null, high: number | null) => ({ ...bin, kind: 'interval', from: low, to: high });
    const bins = ['SCORECARD_BINS_INVALID', 'sales'];
    expect(refusal(withBins([from(null, 5), from(6, null)]))).toEqual(bins);
    expect(refusal(withBins([from(null, 5), from(4, null)]))).toEqual(bins);
    expect(refusal(withBins([from(5, null), from(null, 5)]))).toEqual(bins);
    expect(refusal(withBins([from(null, null), { ...bin, kind: 'special', values: [-9, -9] }]))).toEqual(bins);
    expect(refusal(withBins([from(null, 5), { ...bin, kind: 'rest' }]))).toEqual(bins);
    expect(refusal(withBins([from(null, 5), from(5, null)]))).toBe('accepted');
    expect(refusal(withBins([from(null, 5)]))).toEqual(['SCORECARD_SHARES_INVALID', 'sales', 0.5]);
  });

  it('may not decide without an approver', () => {
    const unapproved = { ...card, card: { ...card.card, approvedBy: null } };
    expect(refusal(unapproved)).toEqual(['SCORECARD_MAY_NOT_DECIDE', 0, 100]);
    expect(refusal({ ...unapproved, mayDecide: false })).toBe('accepted');
  });
});
