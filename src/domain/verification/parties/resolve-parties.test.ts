import { describe, expect, it } from 'vitest';
import { createPrng } from '#domain/numeric/index.ts';
import { creditCodeFor } from '#domain/reference/index.ts';
import { linkWeight } from './fellegi-sunter.ts';
import { readFirmName } from './firm-name.ts';
import { plantParties } from './party-fixtures.ts';
import { type PartyMention, resolveParties } from './resolve-parties.ts';

// The published example: name and city agree, the tax number does not.
const EXAMPLE = [
  { name: 'name', m: 0.9, u: 0.01 },
  { name: 'city', m: 0.8, u: 0.05 },
  { name: 'tax id', m: 0.95, u: 0.001 },
];
const AGREEMENTS = { name: 'agree', city: 'agree', 'tax id': 'disagree' } as const;

describe('the weight of a pair (Fellegi and Sunter 1969)', () => {
  it('meets its golden', () => {
    expect(linkWeight(EXAMPLE, AGREEMENTS).bits).toBeCloseTo(6.171368, 6);
  });

  it('is of no use where a field that disagrees forbids the link', () => {
    const vetoing = EXAMPLE.map((field) => (field.name === 'tax id' ? { ...field, vetoes: true as const } : field));
    expect(linkWeight(vetoing, AGREEMENTS)).toMatchObject({ veto: 'tax id' });
  });
});

describe('a name of a firm', () => {
  it.each([
    ['深圳市华宏贸易有限公司', '深圳市华宏贸易有限责任公司'],
    ['华宏（深圳）贸易有限公司', '华宏(深圳)贸易有限公司'],
    ['Ａ Ｂ Ｃ科技有限公司', 'ABC科技有限公司'],
    ['广东省达鑫机械有限公司', '广东达鑫机械有限公司'],
    ['华宏便利店（个体工商户）', '华宏便利店'],
  ])('%s is written as %s too', (a, b) => {
    expect(readFirmName(a).core).toBe(readFirmName(b).core);
    expect(readFirmName(a).form).toBe(readFirmName(b).form);
  });

  it('keeps a branch apart from its firm', () => {
    expect(readFirmName('深圳市华宏贸易有限公司广州分公司')).toMatchObject({ core: '华宏贸易', branch: '广州分公司' });
  });
});

const CODES = ['00001', '00002'].map((last) => creditCodeFor('91', '440300', `MA5${last}`));
const mention = (id: string, name: string, over: Partial<PartyMention> = {}): PartyMention => ({ id, name, ...over });
const sizes = (mentions: readonly PartyMention[], ...rest: [Parameters<typeof resolveParties>[1]?]) =>
  resolveParties(mentions, ...rest)
    .map(({ members }) => members.length)
    .sort();

describe('mentions of counterparties', () => {
  it('are one party by their credit code, whatever the name', () => {
    expect(
      sizes([
        mention('a', '旧名有限公司', { creditCode: CODES[0]! }),
        mention('b', '新名有限公司', { creditCode: CODES[0]! }),
      ]),
    ).toEqual([2]);
  });

  it('never meet across differing credit codes, not even through a third one', () => {
    const name = '深圳市华宏贸易有限公司';
    const clusters = resolveParties([
      mention('a', name, { creditCode: CODES[0]! }),
      mention('b', name),
      mention('c', name, { creditCode: CODES[1]! }),
    ]);
    for (const { members } of clusters) expect(members.includes('a') && members.includes('c')).toBe(false);
  });

  it('are not merged on a name alone that names no region', () => {
    expect(sizes([mention('a', '华宏贸易有限公司'), mention('b', '华宏贸易有限公司')])).toEqual([1, 1]);
    const account = '622200001';
    expect(
      sizes([mention('a', '华宏贸易有限公司', { account }), mention('b', '华宏贸易有限公司', { account })]),
    ).toEqual([2]);
  });

  it('are joined and parted by rulings, which undo a merge', () => {
    const name = '深圳市华宏贸易有限公司';
    const both = [mention('a', name), mention('b', name)];
    expect(sizes(both)).toEqual([2]);
    expect(sizes(both, { different: [['a', 'b']] })).toEqual([1, 1]);
    expect(sizes([mention('a', '甲'), mention('b', '乙')], { same: [['a', 'b']] })).toEqual([2]);
  });

  it('say why they were joined', () => {
    const [cluster] = resolveParties([
      mention('a', '深圳市华宏贸易有限公司'),
      mention('b', '深圳华宏贸易有限责任公司'),
    ]);
    expect(cluster!.links[0]!.because).toEqual(expect.arrayContaining(['name', 'region', 'form', 'branch']));
  });

  it('are resolved with a pairwise F1 of 0.98 over generated spellings', () => {
    for (const seed of [1, 2]) {
      const { mentions, firmOf } = plantParties(createPrng(seed), 1500);
      const byFirm = new Map<number, number>();
      for (const firm of firmOf.values()) byFirm.set(firm, (byFirm.get(firm) ?? 0) + 1);
      const pairs = (n: number) => (n * (n - 1)) / 2;
      const real = [...byFirm.values()].reduce((sum, n) => sum + pairs(n), 0);
      let [found, right] = [0, 0];
      for (const { members } of resolveParties(mentions)) {
        found += pairs(members.length);
        const own = new Map<number, number>();
        for (const id of members) own.set(firmOf.get(id)!, (own.get(firmOf.get(id)!) ?? 0) + 1);
        for (const n of own.values()) right += pairs(n);
      }
      const codes = new Map(mentions.map(({ id, creditCode }) => [id, creditCode]));
      for (const { members } of resolveParties(mentions))
        expect(new Set(members.map((id) => codes.get(id)).filter(Boolean)).size).toBeLessThanOrEqual(1);
      const [precision, recall] = [right / found, right / real];
      expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.98);
    }
  });
});
