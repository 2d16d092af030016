import { cellAt, type DataColumn } from './data-table.ts';
import type { ConformalGroup, ConformalRecord } from './scorecard.ts';

/**
 * The rank of the calibration score that bounds a class of n cases at error rate α: ⌈(n + 1)(1 − α)⌉ (V. Vovk et al.,
 * class-conditional split conformal). A rank above n means that the class can never be ruled out.
 */
export function conformalRank(n: number, alpha: number): number {
  // (n + 1)(1 − α) is a decimal that doubles may lift just above a whole number.
  return Math.ceil((n + 1) * (1 - alpha) - 1e-9);
}

/** The threshold on 1 − p(class) from the calibration cases of that class. */
export function conformalThreshold(scores: Float64Array, alpha: number): number {
  const rank = conformalRank(scores.length, alpha);
  return rank > scores.length ? 1 : Float64Array.from(scores).sort()[rank - 1]!;
}

export type OutcomeSet = 'good' | 'bad' | 'both' | 'neither';

/** The outcomes that a PD leaves possible: good approves, bad goes to an analyst, both asks for evidence, neither is new. */
export function outcomeSet(pd: number, thresholds: { readonly good: number; readonly bad: number }): OutcomeSet {
  const good = pd <= thresholds.good;
  const bad = 1 - pd <= thresholds.bad;
  if (good && bad) return 'both';
  if (good) return 'good';
  return bad ? 'bad' : 'neither';
}

/** A segment has thresholds of its own only with so many cases of each class; all others share those of the whole. */
const LEAST_OF_A_CLASS = 30;

/** Cases whose PDs come from a card that never saw them. */
export interface CalibrationCases {
  readonly pd: Float64Array;
  readonly bad: Uint8Array;
  /** The rows of the table that they stand on. */
  readonly rows: Int32Array;
}

/** Thresholds by class for all cases and for every segment that has enough of either class. */
export function conformalRecord(
  cases: CalibrationCases,
  split: ConformalRecord['split'],
  alpha: number,
  column: DataColumn | undefined,
): ConformalRecord {
  const bySegment = new Map<string, number[]>();
  if (column)
    cases.rows.forEach((row, i) => {
      const segment = String(cellAt(column, row) ?? '');
      const members = bySegment.get(segment);
      if (members) members.push(i);
      else bySegment.set(segment, [i]);
    });
  const everybody = Array.from(cases.rows, (_, i) => i);
  const segments = [...bySegment]
    .map(([segment, members]) => groupOf(cases, members, segment, alpha))
    .filter(({ goods, bads }) => goods >= LEAST_OF_A_CLASS && bads >= LEAST_OF_A_CLASS)
    .sort((a, b) => (a.segment! < b.segment! ? -1 : 1));
  return { alpha, split, column: column?.name ?? null, groups: [groupOf(cases, everybody, null, alpha), ...segments] };
}

function groupOf(
  { pd, bad }: CalibrationCases,
  members: readonly number[],
  segment: string | null,
  alpha: number,
): ConformalGroup {
  const goods = Float64Array.from(
    members.filter((i) => bad[i] === 0),
    (i) => pd[i]!,
  );
  const bads = Float64Array.from(
    members.filter((i) => bad[i] === 1),
    (i) => 1 - pd[i]!,
  );
  return {
    segment,
    goods: goods.length,
    bads: bads.length,
    good: conformalThreshold(goods, alpha),
    bad: conformalThreshold(bads, alpha),
  };
}

/** The thresholds for a case of a segment: its own where it has them, else those of all cases. */
export function conformalGroup(record: ConformalRecord, segment: string | null): ConformalGroup {
  return record.groups.find((group) => group.segment !== null && group.segment === segment) ?? record.groups[0]!;
}

/** How often the set of a case holds what came of it, by class. `share` is null where the class has no case. */
export interface SetCoverage {
  readonly alpha: number;
  readonly good: ClassCoverage;
  readonly bad: ClassCoverage;
  /** The share of cases whose set holds both outcomes, which no card settles at this error rate. */
  readonly both: number;
  readonly neither: number;
}

export interface ClassCoverage {
  readonly n: number;
  readonly share: number | null;
}

export function setCoverage(
  record: ConformalRecord,
  pd: Float64Array,
  bad: Uint8Array,
  segmentOf: (row: number) => string | null,
): SetCoverage {
  const held = { good: 0, bad: 0 };
  const n = { good: 0, bad: 0 };
  const counts: Record<OutcomeSet, number> = { good: 0, bad: 0, both: 0, neither: 0 };
  pd.forEach((p, row) => {
    const set = outcomeSet(p, conformalGroup(record, segmentOf(row)));
    const outcome = bad[row] === 1 ? 'bad' : 'good';
    counts[set]++;
    n[outcome]++;
    if (set === 'both' || set === outcome) held[outcome]++;
  });
  const of = (outcome: 'good' | 'bad'): ClassCoverage => ({
    n: n[outcome],
    share: n[outcome] > 0 ? held[outcome] / n[outcome] : null,
  });
  return {
    alpha: record.alpha,
    good: of('good'),
    bad: of('bad'),
    both: counts.both / pd.length,
    neither: counts.neither / pd.length,
  };
}
