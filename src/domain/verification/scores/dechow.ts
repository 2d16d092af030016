import { computed, type Score, type StatementYear, unless } from './score.ts';

/** Model 1 of Dechow, Ge, Larson and Sloan (Contemporary Accounting Research 28(1), 2011). */
export interface DechowVariables {
  readonly rsstAccruals: number;
  readonly changeInReceivables: number;
  readonly changeInInventory: number;
  readonly softAssets: number;
  readonly changeInCashSales: number;
  readonly changeInReturnOnAssets: number;
  readonly issue: number;
}

/** The share of manipulators in the sample that the model was fitted on. */
const UNCONDITIONAL = 0.0037;

/** The F-score: how many times likelier than an average firm-year to be misstated. Above one is a question, never a verdict. */
export function dechowF(x: DechowVariables): {
  readonly predicted: number;
  readonly probability: number;
  readonly f: number;
} {
  const predicted =
    -7.893 +
    0.79 * x.rsstAccruals +
    2.518 * x.changeInReceivables +
    1.191 * x.changeInInventory +
    1.979 * x.softAssets +
    0.171 * x.changeInCashSales -
    0.932 * x.changeInReturnOnAssets +
    1.029 * x.issue;
  const probability = 1 / (1 + Math.exp(-predicted));
  return { predicted, probability, f: probability / UNCONDITIONAL };
}

const CUT_OFFS = { 'above-normal': 1, high: 1.85, substantial: 2.45 } as const;

/** F of a year: changes of averages need the two years before it, so that with two years the changes in cash sales and in return cannot be computed. */
export function scoreDechow(year: StatementYear, before: StatementYear, earlier: StatementYear | undefined): Score {
  const average = (a: number, b: number) => (a + b) / 2;
  const assets = average(year.totalAssets, before.totalAssets);
  const debt = (y: StatementYear) => unless(y.shortTermDebt, 0);
  const cash = (y: StatementYear) => y.cash + unless(y.securities, 0);
  const working = (y: StatementYear) => y.currentAssets - cash(y) - (y.currentLiabilities - debt(y));
  const operating = (y: StatementYear) =>
    y.totalAssets - y.currentAssets - (y.totalLiabilities - y.currentLiabilities - y.longTermDebt);
  const financial = (y: StatementYear) => unless(y.securities, 0) - y.longTermDebt - debt(y);
  const net = (y: StatementYear) => working(y) + operating(y) + financial(y);
  const cashSales = (y: StatementYear, prior: StatementYear) => y.revenue - (y.receivables - prior.receivables);
  const missing = Number.NaN;
  const variables: DechowVariables = {
    rsstAccruals: (net(year) - net(before)) / assets,
    changeInReceivables: (year.receivables - before.receivables) / assets,
    changeInInventory: (year.inventory - before.inventory) / assets,
    softAssets: (year.totalAssets - year.fixedAssets - year.cash) / year.totalAssets,
    changeInCashSales: earlier ? cashSales(year, before) / cashSales(before, earlier) - 1 : missing,
    changeInReturnOnAssets: earlier
      ? year.netIncome / assets - before.netIncome / average(before.totalAssets, earlier.totalAssets)
      : missing,
    issue: Number(unless(year.sharesIssued, 0) > 0 || year.longTermDebt > before.longTermDebt),
  };
  return computed('dechow', dechowF(variables).f, { ...variables }, (f) =>
    Object.entries(CUT_OFFS).flatMap(([name, cut]) => (f > cut ? [name] : [])),
  );
}
