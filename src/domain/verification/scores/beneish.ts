import type { Score, StatementYear } from './score.ts';
import { computed, unless } from './score.ts';

/** The eight indices of Beneish (1999), each one where nothing changed. */
export interface BeneishIndices {
  readonly dsri: number;
  readonly gmi: number;
  readonly aqi: number;
  readonly sgi: number;
  readonly depi: number;
  readonly sgai: number;
  readonly lvgi: number;
  readonly tata: number;
}

/** M. Beneish, "The detection of earnings manipulation", Financial Analysts Journal 55(5), 1999, eight variables: above the cut-off is a question, never a verdict. */
export function beneishM(x: BeneishIndices): number {
  return (
    -4.84 +
    0.92 * x.dsri +
    0.528 * x.gmi +
    0.404 * x.aqi +
    0.892 * x.sgi +
    0.115 * x.depi -
    0.172 * x.sgai +
    4.679 * x.tata -
    0.327 * x.lvgi
  );
}

/** Cut-offs by how many times an undetected manipulator costs what a false alarm does; −2.22 is the one commonly quoted. */
export const BENEISH_CUT_OFFS = { '40:1': -1.49, '20:1': -1.78, '10:1': -1.89, common: -2.22 } as const;

/** M of two consecutive years, with the indices behind it. */
export function scoreBeneish(year: StatementYear, before: StatementYear): Score {
  const grossMargin = ({ revenue, costOfSales }: StatementYear) => (revenue - costOfSales) / revenue;
  const soft = (y: StatementYear) => 1 - (y.currentAssets + y.fixedAssets + unless(y.securities, 0)) / y.totalAssets;
  const depreciation = (y: StatementYear) => y.depreciation / (y.fixedAssets + y.depreciation);
  const selling = (y: StatementYear) => y.sellingAdministrative / y.revenue;
  const leverage = (y: StatementYear) => (y.currentLiabilities + y.longTermDebt) / y.totalAssets;
  const indices: BeneishIndices = {
    dsri: year.receivables / year.revenue / (before.receivables / before.revenue),
    gmi: grossMargin(before) / grossMargin(year),
    aqi: soft(year) / soft(before),
    sgi: year.revenue / before.revenue,
    depi: depreciation(before) / depreciation(year),
    sgai: selling(year) / selling(before),
    lvgi: leverage(year) / leverage(before),
    tata: (year.netIncome - year.operatingCashFlow) / year.totalAssets,
  };
  return computed('beneish', beneishM(indices), { ...indices }, (m) =>
    Object.entries(BENEISH_CUT_OFFS).flatMap(([name, cut]) => (m > cut ? [`above-${name}`] : [])),
  );
}
