/** What a line of the liquidity coverage ratio is: an asset of a level, or a flow of the next 30 days. */
export type CoverageItem = keyof typeof ASSETS | keyof typeof OUTFLOWS | keyof typeof INFLOWS;

/**
 * The parameters of the Basel Committee's LCR standard (LCR 30 and 40): what counts of an asset, and the share of a
 * balance that leaves or comes within 30 days of stress.
 */
const ASSETS = { 'level-1': 1, 'level-2a': 0.85, 'level-2b': 0.5, 'level-2b-rmbs': 0.75 } as const;
const OUTFLOWS = {
  'retail-stable': 0.05,
  'retail-stable-insured': 0.03,
  'retail-less-stable': 0.1,
  'small-business-stable': 0.05,
  'small-business-less-stable': 0.1,
  'term-over-30-days': 0,
  operational: 0.25,
  'operational-insured': 0.05,
  corporate: 0.4,
  'corporate-insured': 0.2,
  financial: 1,
  'other-entity': 1,
  'secured-level-1': 0,
  'secured-level-2a': 0.15,
  'secured-level-2b': 0.5,
  'secured-other': 1,
  'credit-line-retail': 0.05,
  'credit-line-corporate': 0.1,
  'liquidity-line-corporate': 0.3,
} as const;
const INFLOWS = { 'inflow-retail': 0.5, 'inflow-corporate': 0.5, 'inflow-financial': 1 } as const;

/** Level 2 assets count up to this share of the whole, level 2B up to the second. */
const LEVEL_2_CAP = 0.4;
const LEVEL_2B_CAP = 0.15;
const INFLOW_CAP = 0.75;

export const COVERAGE_ITEMS = [
  ...Object.keys(ASSETS),
  ...Object.keys(OUTFLOWS),
  ...Object.keys(INFLOWS),
] as CoverageItem[];

export interface CoverageLine {
  readonly item: CoverageItem;
  readonly amount: number;
  /** In the place of the standard's share, where the supervisor or a contract fixes another. */
  readonly rate?: number;
}

export interface Coverage {
  readonly hqla: number;
  readonly level1: number;
  readonly level2a: number;
  readonly level2b: number;
  readonly outflow: number;
  readonly inflow: number;
  /** Inflow that counts: at most three quarters of the outflow. */
  readonly cappedInflow: number;
  readonly netOutflow: number;
  /** null where nothing flows out. */
  readonly lcr: number | null;
}

/** High-quality liquid assets over net outflow of 30 days. Caps after haircuts, level 1 and 2A deciding how much of 2B counts. */
export function liquidityCoverage(lines: readonly CoverageLine[]): Coverage {
  const sum = (shares: Readonly<Record<string, number>>, names: readonly string[] = Object.keys(shares)) =>
    lines.reduce(
      (total, { item, amount, rate }) => (names.includes(item) ? total + amount * (rate ?? shares[item]!) : total),
      0,
    );
  const level1 = sum(ASSETS, ['level-1']);
  const level2a = sum(ASSETS, ['level-2a']);
  const level2b = sum(ASSETS, ['level-2b', 'level-2b-rmbs']);
  const countedB = Math.min(level2b, (LEVEL_2B_CAP / (1 - LEVEL_2B_CAP)) * (level1 + level2a), mostLevel2(level1));
  const counted2 = Math.min(level2a + countedB, mostLevel2(level1));
  const outflow = sum(OUTFLOWS);
  const inflow = sum(INFLOWS);
  const cappedInflow = Math.min(inflow, INFLOW_CAP * outflow);
  const netOutflow = outflow - cappedInflow;
  const hqla = level1 + counted2;
  return {
    hqla,
    level1,
    level2a,
    level2b,
    outflow,
    inflow,
    cappedInflow,
    netOutflow,
    lcr: netOutflow > 0 ? hqla / netOutflow : null,
  };
}

function mostLevel2(level1: number): number {
  return (LEVEL_2_CAP / (1 - LEVEL_2_CAP)) * level1;
}
