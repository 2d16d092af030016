import type { EvidenceTable } from '#domain/evidence/index.ts';

/** One year of a firm's statements in one unit of money; NaN where a line is not shown. */
export interface StatementYear {
  readonly receivables: number;
  readonly inventory: number;
  readonly cash: number;
  readonly securities: number;
  readonly currentAssets: number;
  readonly fixedAssets: number;
  readonly totalAssets: number;
  readonly shortTermDebt: number;
  readonly currentLiabilities: number;
  readonly longTermDebt: number;
  readonly totalLiabilities: number;
  readonly paidInCapital: number;
  readonly retainedEarnings: number;
  readonly equity: number;
  readonly revenue: number;
  readonly costOfSales: number;
  readonly sellingAdministrative: number;
  readonly depreciation: number;
  readonly ebit: number;
  readonly netIncome: number;
  readonly operatingCashFlow: number;
  readonly sharesIssued: number;
}

export interface Score {
  readonly name: 'beneish' | 'altman' | 'dechow';
  /** Null where a part could not be computed. */
  readonly value: number | null;
  readonly parts: Readonly<Record<string, number | null>>;
  /** The bands that the value lies in. */
  readonly bands: readonly string[];
  /** The parts that the statements do not allow. */
  readonly notComputed: readonly string[];
}

export function computed(
  name: Score['name'],
  value: number,
  parts: Readonly<Record<string, number>>,
  bandsOf: (value: number) => readonly string[],
): Score {
  const known = (part: number) => (Number.isFinite(part) ? part : null);
  const notComputed = Object.keys(parts).filter((part) => !Number.isFinite(parts[part]));
  const all = Number.isFinite(value);
  return {
    name,
    value: all ? value : null,
    parts: Object.fromEntries(Object.entries(parts).map(([part, number]) => [part, known(number)])),
    bands: all ? bandsOf(value) : [],
    notComputed,
  };
}

export function unless(value: number, instead: number): number {
  return Number.isNaN(value) ? instead : value;
}

/** The statements of a row; what is not shown but follows from what is shown is worked out. */
export function statementYear(table: EvidenceTable, row: number): StatementYear {
  const at = (name: string) => {
    const column = table.columns[name];
    return column?.type === 'fen' ? column.numbers[row]! : Number.NaN;
  };
  const first = (...values: readonly number[]) => values.find((value) => !Number.isNaN(value)) ?? Number.NaN;
  const equity = first(at('equityFen'), at('totalAssetsFen') - at('totalLiabilitiesFen'));
  const sum = at('sellingExpensesFen') + at('administrativeExpensesFen');
  return {
    receivables: at('receivablesFen'),
    inventory: at('inventoryFen'),
    cash: at('cashFen'),
    securities: at('securitiesFen'),
    currentAssets: at('currentAssetsFen'),
    fixedAssets: at('fixedAssetsFen'),
    totalAssets: at('totalAssetsFen'),
    shortTermDebt: at('shortTermBorrowingsFen'),
    currentLiabilities: at('currentLiabilitiesFen'),
    longTermDebt: at('longTermBorrowingsFen'),
    totalLiabilities: first(at('totalLiabilitiesFen'), at('totalAssetsFen') - at('equityFen')),
    paidInCapital: at('paidInCapitalFen'),
    retainedEarnings: at('retainedEarningsFen'),
    equity,
    revenue: at('revenueFen'),
    costOfSales: at('costOfSalesFen'),
    sellingAdministrative: first(at('sellingAdministrativeFen'), sum),
    depreciation: at('depreciationFen'),
    ebit: first(at('operatingProfitFen'), at('profitBeforeTaxFen') + at('financeCostsFen')),
    netIncome: at('netIncomeFen'),
    operatingCashFlow: at('operatingCashFlowFen'),
    sharesIssued: at('sharesIssuedFen'),
  };
}
