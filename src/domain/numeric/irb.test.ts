import { describe, expect, it } from 'vitest';
import { IRB_STANDARDS, type IrbClass, irbCapital, SMALLEST_CORPORATE_PD } from './irb.ts';

const weight = (irbClass: IrbClass, pd: number, lgd: number, sales?: number) =>
  100 * irbCapital({ irbClass, pd, lgd, maturity: 2.5, ...(sales ? { sales } : {}) }).riskWeight;

describe('internal-ratings capital', () => {
  it('reproduces the illustrative risk weights of Basel II Annex 5 and of the final Basel III table', () => {
    // PD %, corporate 45, SME (5 m) 45, corporate 40, SME 40, other retail 45, other retail 85, mortgage 45; M = 2.5; all in %.
    const table = [
      [0.05, 19.65, 15.4, 17.47, 13.69, 6.63, 12.52, 6.23],
      [0.25, 49.47, 39.01, 43.97, 34.68, 21.15, 39.96, 21.3],
      [0.5, 69.61, 54.91, 61.88, 48.81, 32.36, 61.13, 35.08],
      [1, 92.32, 72.39, 82.06, 64.35, 45.77, 86.46, 56.4],
      [2, 114.85, 88.55, 102.09, 78.71, 57.99, 109.53, 87.94],
      [3, 128.44, 97.58, 114.17, 86.74, 62.79, 118.61, 111.99],
      [5, 149.85, 112.26, 133.2, 99.79, 66.42, 125.45, 148.22],
      [10, 193.09, 146.51, 171.63, 130.23, 75.54, 142.69, 204.41],
      [20, 238.23, 188.42, 211.76, 167.48, 100.28, 189.41, 253.12],
    ] as const;
    for (const [percent, ...expected] of table) {
      const pd = percent / 100;
      const computed = [
        weight('corporate', pd, 0.45),
        weight('sme', pd, 0.45, 5),
        weight('corporate', pd, 0.4),
        weight('sme', pd, 0.4, 5),
        weight('retail', pd, 0.45),
        weight('retail', pd, 0.85),
        weight('mortgage', pd, 0.45),
      ];
      expected.forEach((value, i) => {
        expect(Math.abs(computed[i]! - value), `PD ${percent} %, column ${i}`).toBeLessThan(0.0051);
      });
    }
  });

  it('reproduces the twelve-digit values', () => {
    // Evaluated from the formula of Basel II ¶272–273 and ¶330 at 30 digits, LGD 45 %.
    const sme = (pd: number, sales: number, maturity = 2.5) =>
      irbCapital({ irbClass: 'sme', pd, lgd: 0.45, maturity, sales });
    const close = (value: number, truth: number) => expect(Math.abs(value - truth)).toBeLessThan(6e-13);
    close(sme(0.02, 5).correlation, 0.124145532941);
    close(sme(0.02, 5).maturityAdjustment, 0.110769565255);
    close(sme(0.02, 5).k, 0.070836455982);
    close(sme(0.02, 20).correlation, 0.137478866274);
    close(sme(0.02, 20).k, 0.077781166744);
    close(sme(0.02, 50).correlation, 0.164145532941);
    close(sme(0.02, 50).k, 0.091883383007);
    close(sme(0.01, 5).correlation, 0.152783679166);
    close(sme(0.01, 5).maturityAdjustment, 0.137486130897);
    close(sme(0.01, 5).k, 0.057915781862);
    close(sme(0.02, 5, 1).riskWeight, 0.738333385397);
    const retail = irbCapital({ irbClass: 'retail', pd: 0.02, lgd: 0.45, maturity: 2.5 });
    close(retail.correlation, 0.094556089493);
    close(retail.k, 0.04638915438);
  });

  it('holds turnover to the band, and takes another band as a parameter', () => {
    const sme = (sales: number, band?: { low: number; high: number }) =>
      irbCapital({ irbClass: 'sme', pd: 0.02, lgd: 0.45, maturity: 2.5, sales }, IRB_STANDARDS.formula, band).k;
    expect(sme(1)).toBe(sme(5));
    expect(sme(90)).toBe(sme(50));
    expect(sme(90)).toBe(irbCapital({ irbClass: 'corporate', pd: 0.02, lgd: 0.45, maturity: 2.5 }).k);
    expect(sme(30, { low: 30, high: 300 })).toBe(sme(5));
  });

  it('applies the floor, the maturity bounds and the scaling only where a standard has them', () => {
    const tiny = { irbClass: 'corporate', pd: 0.0001, lgd: 0.45, maturity: 0.5 } as const;
    expect(irbCapital(tiny).pdUsed).toBe(0.0001);
    expect(irbCapital(tiny, IRB_STANDARDS.basel2)).toMatchObject({ pdUsed: 0.0003, maturityUsed: 1, scaling: 1.06 });
    expect(irbCapital(tiny, IRB_STANDARDS.basel3)).toMatchObject({ pdUsed: 0.0005, maturityUsed: 1, scaling: 1 });
  });

  it('needs no capital for unexpected loss where default is certain, and refuses what has no meaning', () => {
    expect(irbCapital({ irbClass: 'corporate', pd: 1, lgd: 0.45, maturity: 2.5 }).k).toBe(0);
    expect(irbCapital({ irbClass: 'qrre', pd: 0, lgd: 0.45, maturity: 2.5 }).k).toBe(0);
    expect(SMALLEST_CORPORATE_PD).toBeCloseTo(2.9e-6, 6);
    expect(() => irbCapital({ irbClass: 'corporate', pd: 1e-7, lgd: 0.45, maturity: 2.5 })).toThrow(RangeError);
    expect(() => irbCapital({ irbClass: 'sme', pd: 0.01, lgd: 0.45, maturity: 2.5 })).toThrow(RangeError);
    expect(() => irbCapital({ irbClass: 'retail', pd: 0.01, lgd: 1.45, maturity: 2.5 })).toThrow(RangeError);
  });
});
