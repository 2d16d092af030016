import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { type AcceptanceCurve, acceptanceCurve, bestRate, monotoneCurve, withinRates } from './acceptance-curve.ts';

// CUMCM 2020, problem C, annex 3, rounded to six decimals: yearly rate and churn of grades A, B, C.
const ANNEX_3 = `.0400 0 0 0
.0425 .094574 .066800 .068725
.0465 .135727 .135052 .122099
.0505 .224603 .206580 .181252
.0545 .302038 .276812 .263303
.0585 .347316 .302883 .290189
.0625 .413472 .370216 .349716
.0665 .447891 .406297 .390772
.0705 .497634 .458295 .457238
.0745 .511097 .508719 .492660
.0785 .573393 .544409 .513660
.0825 .609492 .548494 .530249
.0865 .652945 .588766 .587762
.0905 .667542 .625765 .590097
.0945 .694780 .635605 .642994
.0985 .708302 .673527 .658839
.1025 .731275 .696925 .696871
.1065 .775091 .705316 .719104
.1105 .798227 .742936 .711101
.1145 .790527 .776401 .750628
.1185 .815197 .762023 .776816
.1225 .814421 .791504 .784481
.1265 .854811 .814999 .795566
.1305 .870317 .822298 .820051
.1345 .871428 .835302 .832289
.1385 .885926 .845748 .844090
.1425 .874435 .842071 .836974
.1465 .902726 .868160 .872559
.1500 .922061 .885865 .895165`;

function annex3(): AcceptanceCurve {
  const rows = ANNEX_3.split('\n').map((line) => line.split(' ').map(Number));
  return unwrap(
    acceptanceCurve(
      ['A', 'B', 'C'],
      rows.map(([rate, ...churn]) => ({ rate: rate!, churn })),
    ),
  );
}

describe('acceptance curve', () => {
  it('has the rates that earn most at each loss and funding cost', () => {
    // LGD, FTP, then rate and profit of A (PD 0), B (PD 1/38), C (PD 2/34); maximised on the surveyed grid.
    const table = [
      [0.45, 0, [0.0465, 0.040189], [0.0585, 0.031453], [0.0905, 0.024064]],
      [0.45, 0.02, [0.0745, 0.026645], [0.0945, 0.021926], [0.1105, 0.01662]],
      [0.45, 0.03, [0.0745, 0.021756], [0.0945, 0.018282], [0.1105, 0.013731]],
      [1, 0, [0.0465, null], [0.0825, 0.024387], [0.1105, 0.013051]],
      [1, 0.03, [0.0745, null], [0.1185, 0.014056], [0.1425, 0.007384]],
    ] as const;
    const pds = { A: 0, B: 1 / 38, C: 2 / 34 } as const;
    for (const [lgd, ftp, ...best] of table) {
      (['A', 'B', 'C'] as const).forEach((grade, i) => {
        const choice = bestRate(annex3(), grade, { pd: pds[grade], lgd, costRate: ftp })!;
        const [rate, profit] = best[i]!;
        expect(choice.rate, `${grade} at LGD ${lgd}, FTP ${ftp}`).toBe(rate);
        if (profit !== null) expect(Math.abs(choice.profit - profit)).toBeLessThan(6e-7);
      });
    }
  });

  it('has the rates that bring most revenue', () => {
    const free = { pd: 0, lgd: 0.45, costRate: 0 };
    const best = (grade: string) => bestRate(annex3(), grade, free)!;
    expect([best('A').rate, best('B').rate, best('C').rate]).toEqual([0.0465, 0.0585, 0.0585]);
    expect(best('A').profit).toBeCloseTo(0.0401887, 7);
    expect(best('B').profit).toBeCloseTo(0.0407813, 7);
    expect(best('C').profit).toBeCloseTo(0.0415239, 6);
    expect(bestRate(annex3(), 'D', free)).toBeUndefined();
  });

  it('falls nowhere once it is monotone, and keeps its sum', () => {
    const raw = annex3();
    const fitted = monotoneCurve(raw);
    const falls = (churn: readonly number[]) => churn.filter((x, i) => i > 0 && x < churn[i - 1]!).length;
    expect(['A', 'B', 'C'].map((grade) => falls(raw.churnByGrade.get(grade)!))).toEqual([3, 2, 2]);
    for (const [grade, churn] of fitted.churnByGrade) {
      expect(falls(churn)).toBe(0);
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(churn)).toBeCloseTo(sum(raw.churnByGrade.get(grade)!), 12);
    }
  });

  it('keeps only the rates within the bounds, ends included', () => {
    expect(unwrap(withinRates(annex3(), 0.0425, 0.0505)).rates).toEqual([0.0425, 0.0465, 0.0505]);
    expect(withinRates(annex3(), 0.041, 0.042)).toMatchObject({ error: { code: 'ALLOCATION_NO_RATE' } });
  });

  it('refuses an empty table, a share beyond one, a rate that is no rate and a rate twice', () => {
    const code = (grades: string[], rows: { rate: number; churn: number[]; row?: number }[]) => {
      const curve = acceptanceCurve(grades, rows);
      return curve.ok ? 'ok' : curve.error;
    };
    expect(code([], [{ rate: 0.1, churn: [] }])).toMatchObject({ code: 'ALLOCATION_CURVE_EMPTY' });
    expect(code(['A'], [])).toMatchObject({ code: 'ALLOCATION_CURVE_EMPTY' });
    expect(code(['A'], [{ rate: 0.1, churn: [1.2], row: 5 }])).toMatchObject({
      code: 'ALLOCATION_CURVE_VALUE',
      row: 5,
      column: 'A',
    });
    expect(code(['A'], [{ rate: Number.NaN, churn: [0.2] }])).toMatchObject({ code: 'ALLOCATION_CURVE_VALUE' });
    expect(
      code(
        ['A'],
        [
          { rate: 0.1, churn: [0.2] },
          { rate: 0.1, churn: [0.3] },
        ],
      ),
    ).toMatchObject({ code: 'ALLOCATION_CURVE_RATE_TWICE' });
  });
});
