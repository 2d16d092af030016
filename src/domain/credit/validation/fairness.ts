import type { DataColumn } from '../data-table.ts';
import { segmentAt } from '../segment.ts';
import { jeffreysInterval } from './calibration.ts';

/** How a model treats one group of cases. */
export interface GroupTreatment {
  readonly group: string;
  readonly n: number;
  readonly bads: number;
  /** The share that the model would approve, and that share among those who turned out good. */
  readonly approved: number;
  readonly approvedOfGood: number | null;
  readonly meanPd: number;
  /** The bad rate with its 95 % interval by Jeffreys. */
  readonly badRate: number;
  readonly badRateLow: number;
  readonly badRateHigh: number;
  /** Whether the mean PD lies within that interval. */
  readonly calibrated: boolean;
}

export interface Fairness {
  readonly column: string;
  readonly groups: readonly GroupTreatment[];
  /** Cases in groups too small to say anything of. */
  readonly silent: number;
  /** The least share approved over the greatest; below four fifths is an alarm. null with fewer than two groups. */
  readonly approvalRatio: number | null;
  readonly opportunityGap: number | null;
}

/** Below this a group is not spoken of. */
const LEAST_GROUP = 100;

/** How a model treats the groups that a column makes: words, or numbers of up to 30 values. */
export function fairnessBy(
  column: DataColumn,
  cases: { readonly pd: Float64Array; readonly bad: Uint8Array; readonly approves: Uint8Array },
): Fairness {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < cases.pd.length; row++) {
    const group = segmentAt(column, row);
    const rows = rowsOf.get(group);
    if (rows) rows.push(row);
    else rowsOf.set(group, [row]);
  }
  const groups = [...rowsOf]
    .filter(([, rows]) => rows.length >= LEAST_GROUP)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([group, rows]) => treatment(group, rows, cases));
  const spoken = groups.reduce((sum, { n }) => sum + n, 0);
  const approved = groups.map((group) => group.approved);
  const chances = groups.flatMap(({ approvedOfGood }) => (approvedOfGood === null ? [] : [approvedOfGood]));
  const most = Math.max(...approved);
  return {
    column: column.name,
    groups,
    silent: cases.pd.length - spoken,
    approvalRatio: groups.length < 2 ? null : most > 0 ? Math.min(...approved) / most : 1,
    opportunityGap: chances.length < 2 ? null : Math.max(...chances) - Math.min(...chances),
  };
}

function treatment(
  group: string,
  rows: readonly number[],
  { pd, bad, approves }: { readonly pd: Float64Array; readonly bad: Uint8Array; readonly approves: Uint8Array },
): GroupTreatment {
  const n = rows.length;
  const bads = rows.reduce((sum, row) => sum + bad[row]!, 0);
  const goods = rows.filter((row) => bad[row] === 0);
  const meanPd = rows.reduce((sum, row) => sum + pd[row]!, 0) / n;
  const [low, high] = jeffreysInterval(bads, n);
  return {
    group,
    n,
    bads,
    approved: rows.reduce((sum, row) => sum + approves[row]!, 0) / n,
    approvedOfGood: goods.length === 0 ? null : goods.reduce((sum, row) => sum + approves[row]!, 0) / goods.length,
    meanPd,
    badRate: bads / n,
    badRateLow: low,
    badRateHigh: high,
    calibrated: meanPd >= low && meanPd <= high,
  };
}
