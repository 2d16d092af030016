import { describe, expect, it } from 'vitest';
import { ALTMAN_CUT_OFFS, altmanZ } from './altman.ts';
import { BENEISH_CUT_OFFS, type BeneishIndices, beneishM, scoreBeneish } from './beneish.ts';
import { dechowF, scoreDechow } from './dechow.ts';
import { scorePiotroski } from './piotroski.ts';
import type { StatementYear } from './score.ts';

const NOTHING = Number.NaN;
const EMPTY: StatementYear = {
  receivables: NOTHING,
  inventory: NOTHING,
  cash: NOTHING,
  securities: NOTHING,
  currentAssets: NOTHING,
  fixedAssets: NOTHING,
  totalAssets: NOTHING,
  shortTermDebt: NOTHING,
  currentLiabilities: NOTHING,
  longTermDebt: NOTHING,
  totalLiabilities: NOTHING,
  paidInCapital: NOTHING,
  retainedEarnings: NOTHING,
  equity: NOTHING,
  revenue: NOTHING,
  costOfSales: NOTHING,
  sellingAdministrative: NOTHING,
  depreciation: NOTHING,
  ebit: NOTHING,
  netIncome: NOTHING,
  operatingCashFlow: NOTHING,
  sharesIssued: NOTHING,
};

const YEAR: StatementYear = {
  ...EMPTY,
  receivables: 180,
  revenue: 1300,
  costOfSales: 910,
  currentAssets: 520,
  fixedAssets: 400,
  securities: 0,
  totalAssets: 1100,
  depreciation: 45,
  sellingAdministrative: 160,
  currentLiabilities: 330,
  longTermDebt: 210,
  netIncome: 95,
  operatingCashFlow: 20,
};
const BEFORE: StatementYear = {
  ...EMPTY,
  receivables: 100,
  revenue: 1000,
  costOfSales: 650,
  currentAssets: 430,
  fixedAssets: 380,
  securities: 0,
  totalAssets: 950,
  depreciation: 50,
  sellingAdministrative: 130,
  currentLiabilities: 260,
  longTermDebt: 170,
};

describe('Beneish M (Beneish 1999)', () => {
  const one = { dsri: 1, gmi: 1, aqi: 1, sgi: 1, depi: 1, sgai: 1, lvgi: 1, tata: 0 };
  const of = (
    dsri: number,
    gmi: number,
    aqi: number,
    sgi: number,
    depi: number,
    sgai: number,
    lvgi: number,
    tata: number,
  ) => beneishM({ dsri, gmi, aqi, sgi, depi, sgai, lvgi, tata });

  it('meets the published means of manipulators and of others', () => {
    expect(beneishM(one)).toBeCloseTo(-2.48, 6);
    expect(of(1.465, 1.193, 1.254, 1.607, 1.077, 1.041, 1.111, 0.031)).toBeCloseTo(-1.195681, 6);
    expect(of(1.031, 1.014, 1.039, 1.134, 1.001, 1.054, 1.037, 0.018)).toBeCloseTo(-2.245854, 6);
  });

  it('is computed from two years of statements', () => {
    const { value, parts, bands, notComputed } = scoreBeneish(YEAR, BEFORE);
    expect(value).toBeCloseTo(-1.408192, 6);
    const expected = { dsri: 1.384615, gmi: 1.166667, aqi: 1.11039, sgi: 1.3, depi: 1.149871, sgai: 0.946746 };
    for (const [name, index] of Object.entries({ ...expected, lvgi: 1.084567, tata: 0.068182 }))
      expect(parts[name]).toBeCloseTo(index, 6);
    expect(bands).toHaveLength(Object.keys(BENEISH_CUT_OFFS).length);
    expect(notComputed).toEqual([]);
  });

  it('says which index the statements do not allow', () => {
    expect(scoreBeneish({ ...YEAR, depreciation: NOTHING }, BEFORE)).toMatchObject({
      value: null,
      notComputed: ['depi'],
    });
  });

  // Constants that circulate wrongly: TATA 4.697 for 4.679, and the cut-off 2.22 without its sign.
  it('weighs accruals with 4.679 and cuts below zero', () => {
    const weight = (index: keyof BeneishIndices) => beneishM({ ...one, [index]: one[index] + 1 }) - beneishM(one);
    expect(weight('tata')).toBeCloseTo(4.679, 12);
    expect(BENEISH_CUT_OFFS.common).toBe(-2.22);
  });
});

describe('Altman Z″', () => {
  it('meets its golden with the constant and without', () => {
    const z = altmanZ({ workingCapital: 0.15, retainedEarnings: 0.2, ebit: 0.1, equity: 0.8 });
    expect(z).toBeCloseTo(6.398, 9);
    expect(z - 3.25).toBeCloseTo(3.148, 9);
  });

  // Traps seen: cut-offs 2.6 and 1.1 with the constant, and 6.5 for 6.56.
  it('uses the cut-offs of the form with the constant', () => {
    expect(ALTMAN_CUT_OFFS).toEqual({ safe: 5.85, distress: 4.35 });
    const nothing = { workingCapital: 0, retainedEarnings: 0, ebit: 0, equity: 0 };
    expect(altmanZ({ ...nothing, workingCapital: 1 }) - altmanZ(nothing)).toBeCloseTo(6.56, 12);
  });
});

describe('Dechow F, model 1', () => {
  const nothing = {
    rsstAccruals: 0,
    changeInReceivables: 0,
    changeInInventory: 0,
    softAssets: 0,
    changeInCashSales: 0,
    changeInReturnOnAssets: 0,
    issue: 0,
  };

  it('meets its goldens', () => {
    const { predicted, probability, f } = dechowF({
      rsstAccruals: 0.1,
      changeInReceivables: 0.05,
      changeInInventory: 0.03,
      softAssets: 0.6,
      changeInCashSales: 0.2,
      changeInReturnOnAssets: -0.02,
      issue: 1,
    });
    expect(predicted).toBeCloseTo(-5.38313, 6);
    expect(probability).toBeCloseTo(0.00457242, 8);
    expect(f).toBeCloseTo(1.235789, 6);
    expect(dechowF({ ...nothing, softAssets: 0.5 }).f).toBeCloseTo(0.27115, 6);
  });

  // Trap seen: −7.897 and −0.923.
  it('has the intercept −7.893 and weighs the change in return with −0.932', () => {
    expect(dechowF(nothing).predicted).toBe(-7.893);
    expect(dechowF({ ...nothing, changeInReturnOnAssets: 1 }).predicted).toBeCloseTo(-8.825, 12);
  });

  it('says with two years that the changes of averages cannot be computed', () => {
    const { value, notComputed } = scoreDechow(YEAR, BEFORE, undefined);
    expect(value).toBeNull();
    expect(notComputed).toContain('changeInCashSales');
    expect(notComputed).toContain('changeInReturnOnAssets');
  });
});

it('counts the signals of Piotroski out of those that can be computed', () => {
  expect(scorePiotroski(YEAR, { ...BEFORE, netIncome: 60 })).toMatchObject({
    met: 4,
    computable: 8,
    notComputed: ['noIssue'],
  });
});
