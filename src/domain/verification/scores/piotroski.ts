import type { StatementYear } from './score.ts';

export interface PiotroskiScore {
  readonly name: 'piotroski';
  /** Signals that are met, of those that could be computed: never out of nine where the statements do not show nine. */
  readonly met: number;
  readonly computable: number;
  readonly signals: Readonly<Record<string, boolean | null>>;
  readonly notComputed: readonly string[];
}

/** The nine signals of J. Piotroski (Journal of Accounting Research 38, 2000). Small firms seldom show all of them. */
export function scorePiotroski(year: StatementYear, before: StatementYear): PiotroskiScore {
  const returnOnAssets = (y: StatementYear) => y.netIncome / y.totalAssets;
  const leverage = (y: StatementYear) => y.longTermDebt / y.totalAssets;
  const current = (y: StatementYear) => y.currentAssets / y.currentLiabilities;
  const margin = (y: StatementYear) => (y.revenue - y.costOfSales) / y.revenue;
  const turnover = (y: StatementYear) => y.revenue / y.totalAssets;
  const above = (a: number, b: number) => (Number.isFinite(a) && Number.isFinite(b) ? a > b : null);
  const shares = Number.isNaN(year.sharesIssued) ? year.paidInCapital - before.paidInCapital : year.sharesIssued;
  const issued = above(shares, 0);
  const signals = {
    positiveReturn: above(returnOnAssets(year), 0),
    positiveCashFlow: above(year.operatingCashFlow, 0),
    risingReturn: above(returnOnAssets(year), returnOnAssets(before)),
    cashAboveIncome: above(year.operatingCashFlow, year.netIncome),
    fallingLeverage: above(leverage(before), leverage(year)),
    risingLiquidity: above(current(year), current(before)),
    noIssue: issued === null ? null : !issued,
    risingMargin: above(margin(year), margin(before)),
    risingTurnover: above(turnover(year), turnover(before)),
  };
  const known = Object.entries(signals).filter(([, met]) => met !== null);
  return {
    name: 'piotroski',
    met: known.filter(([, met]) => met).length,
    computable: known.length,
    signals,
    notComputed: Object.entries(signals).flatMap(([name, met]) => (met === null ? [name] : [])),
  };
}
