import {
  chiSquareSf,
  informationValue,
  isotonicFit,
  optimalBins,
  quantileOfSorted,
  WOE_SMOOTHING,
  weightOfEvidence,
} from '#domain/numeric/index.ts';
import { cellAt, type DataColumn } from './data-table.ts';
import type { Outcome } from './outcome.ts';
import type { BinMatch } from './scorecard.ts';

/** How bins are made. */
export interface BinningRules {
  /** Values with a meaning of their own, such as −9 or "none": matched before intervals and categories. */
  readonly specials: readonly (number | string)[];
  /** How risk moves with the value: the bad rate rises (+), falls (−), or whichever says more (auto). */
  readonly trend: '+' | '-' | 'auto';
  /** The fewest rows in a bin: a count from 1 up, a share of the rows with an ordinary value below 1. */
  readonly leastBin: number;
  readonly mostBins: number;
}

export const DEFAULT_BINNING: BinningRules = { specials: [], trend: 'auto', leastBin: 0.05, mostBins: 6 };

interface FittedBin {
  readonly match: BinMatch;
  readonly goods: number;
  readonly bads: number;
  /** 0 where a missing or special value is too rare to have a weight of its own. */
  readonly woe: number;
}

export interface BinnedColumn {
  readonly name: string;
  readonly type: 'numeric' | 'categorical';
  readonly bins: readonly FittedBin[];
  /** The bin of each row. */
  readonly binOfRow: Uint16Array;
  readonly iv: number;
}

const PRE_BINS = 20;
// A missing or special value has a weight of its own from this many rows, or this share of the rows, up.
const LEAST_ROWS = 20;
const LEAST_SHARE = 0.01;

/**
 * Bins a column for a scorecard: special values first, then blanks (which in training mean *structurally absent*), then
 * intervals or categories by the exact optimum. null where no bin says anything.
 */
export function binColumn(column: DataColumn, outcome: Outcome, rules: BinningRules): BinnedColumn | null {
  const layout = layOut(column, outcome, rules);
  const categorical = isCategorical(column, layout, outcome, rules);
  const groups = categorical
    ? categoryGroups(column, layout, outcome, rules)
    : intervalGroups(column, layout, outcome, rules);
  return assemble(column, outcome, layout, groups, categorical ? 'categorical' : 'numeric');
}

/** Which rows are special, blank or ordinary. */
interface Layout {
  /** Rows with neither a special value nor a blank. */
  readonly ordinary: Int32Array;
  readonly blanks: Int32Array;
  readonly specials: readonly { readonly value: number | string; readonly rows: readonly number[] }[];
}

function layOut(column: DataColumn, outcome: Outcome, rules: BinningRules): Layout {
  const specials = rules.specials.map((value) => ({ value, rows: [] as number[] }));
  const byValue = new Map(specials.map((special) => [special.value, special.rows]));
  const ordinary: number[] = [];
  const blanks: number[] = [];
  for (let row = 0; row < outcome.bad.length; row++) {
    const cell = cellAt(column, row);
    if (cell === null) blanks.push(row);
    else (byValue.get(cell) ?? ordinary).push(row);
  }
  return {
    ordinary: Int32Array.from(ordinary),
    blanks: Int32Array.from(blanks),
    specials: specials.filter((special) => special.rows.length > 0),
  };
}

const MOST_CODES = 20;
const CODES_LEVEL = 0.05;

/**
 * Words are categories. Whole numbers of at most 20 values may be codes: they are read as categories when their bad
 * rates depart from every monotone curve by more than chance (likelihood ratio of the saturated model against the
 * isotonic one, 5 %), unless a trend is asked for. All other numbers are numbers.
 */
function isCategorical(column: DataColumn, layout: Layout, outcome: Outcome, rules: BinningRules): boolean {
  const values = new Map<number, { goods: number; bads: number }>();
  for (const row of layout.ordinary) {
    const number = column.numbers[row]!;
    if (Number.isNaN(number)) return true;
    if (values.size > MOST_CODES || !Number.isInteger(number)) return false;
    const counts = values.get(number) ?? { goods: 0, bads: 0 };
    if (outcome.bad[row] === 1) counts.bads++;
    else counts.goods++;
    values.set(number, counts);
  }
  if (values.size > MOST_CODES || values.size < 3 || rules.trend !== 'auto') return false;
  const levels = [...values].sort((a, b) => a[0] - b[0]).map((level) => level[1]);
  return Math.max(monotonePValue(levels, 1), monotonePValue(levels, -1)) < CODES_LEVEL;
}

function monotonePValue(levels: readonly { goods: number; bads: number }[], sign: 1 | -1): number {
  const weights = levels.map((level) => level.goods + level.bads);
  const rates = levels.map((level, i) => (sign * level.bads) / weights[i]!);
  const fitted = isotonicFit(rates, weights);
  let deviance = 0;
  let blocks = 1;
  levels.forEach((level, i) => {
    const p = sign * fitted[i]!;
    if (level.bads > 0) deviance += 2 * level.bads * Math.log(level.bads / (weights[i]! * p));
    if (level.goods > 0) deviance += 2 * level.goods * Math.log(level.goods / (weights[i]! * (1 - p)));
    if (i > 0 && fitted[i] !== fitted[i - 1]) blocks++;
  });
  return blocks === levels.length ? 1 : chiSquareSf(deviance, levels.length - blocks);
}

/** Some matches that share one weight, and the rows that they hold. */
interface Group {
  readonly matches: readonly { readonly match: BinMatch; readonly rows: readonly number[] }[];
}

function leastCount(rules: BinningRules, rows: number): number {
  return rules.leastBin < 1 ? Math.max(1, rules.leastBin * rows) : rules.leastBin;
}

function intervalGroups(column: DataColumn, layout: Layout, outcome: Outcome, rules: BinningRules): Group[] {
  const { ordinary } = layout;
  if (ordinary.length === 0) return [];
  const sorted = Float64Array.from(ordinary, (row) => column.numbers[row]!).sort();
  const edges: number[] = [];
  for (let k = 1; k < PRE_BINS; k++) {
    const edge = quantileOfSorted(sorted, k / PRE_BINS);
    if (edge !== edges.at(-1)) edges.push(edge);
  }
  const goods = new Float64Array(edges.length + 1);
  const bads = new Float64Array(edges.length + 1);
  const preBins = ordinary.map((row) => upperBound(edges, column.numbers[row]!));
  ordinary.forEach((row, i) => {
    const counts = outcome.bad[row] === 1 ? bads : goods;
    counts[preBins[i]!] = counts[preBins[i]!]! + 1;
  });
  const direction = rules.trend === 'auto' ? 'either' : rules.trend === '+' ? 'rising' : 'falling';
  const limits = { leastCount: leastCount(rules, ordinary.length), mostBins: rules.mostBins, direction } as const;
  const { starts } = optimalBins({ goods, bads }, totalsOf(outcome), limits);
  const rows: number[][] = starts.map(() => []);
  const binOfPre = new Int32Array(edges.length + 1);
  for (let pre = 0, bin = 0; pre <= edges.length; pre++) {
    if (pre === starts[bin + 1]) bin++;
    binOfPre[pre] = bin;
  }
  ordinary.forEach((row, i) => {
    rows[binOfPre[preBins[i]!]!]!.push(row);
  });
  return starts.map((start, i) => {
    const next = starts[i + 1];
    const from = start === 0 ? null : edges[start - 1]!;
    const to = next === undefined ? null : edges[next - 1]!;
    return { matches: [{ match: { kind: 'interval', from, to }, rows: rows[i]! }] };
  });
}

/** How many edges lie at or below the value: the index of its pre-bin [lo, hi). */
function upperBound(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Categories in the order of their bad rates, rare ones pooled as the rest, parted as the exact optimum says. */
function categoryGroups(column: DataColumn, layout: Layout, outcome: Outcome, rules: BinningRules): Group[] {
  const byValue = new Map<string, number[]>();
  for (const row of layout.ordinary) {
    const value = String(cellAt(column, row));
    const rows = byValue.get(value);
    if (rows) rows.push(row);
    else byValue.set(value, [row]);
  }
  const least = ownWeightFrom(outcome.bad.length);
  const named = [...byValue].filter(([, rows]) => rows.length >= least);
  const rest = [...byValue].filter(([, rows]) => rows.length < least).flatMap(([, rows]) => rows);
  const levels: { value: string | null; rows: number[]; rate: number }[] = named.map(([value, rows]) => ({
    value,
    rows,
    rate: badsAmong(rows, outcome) / rows.length,
  }));
  if (rest.length > 0) levels.push({ value: null, rows: rest, rate: badsAmong(rest, outcome) / rest.length });
  if (levels.length === 0) return [];
  levels.sort((a, b) => a.rate - b.rate || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  const bads = Float64Array.from(levels, (level) => badsAmong(level.rows, outcome));
  const goods = Float64Array.from(levels, (level, i) => level.rows.length - bads[i]!);
  const limits = {
    leastCount: leastCount(rules, layout.ordinary.length),
    mostBins: rules.mostBins,
    direction: 'rising',
  } as const;
  const { starts } = optimalBins({ goods, bads }, totalsOf(outcome), limits);
  return starts.map((start, i) => categoryGroup(levels.slice(start, starts[i + 1])));
}

function categoryGroup(levels: readonly { value: string | null; rows: readonly number[] }[]): Group {
  const named = levels.filter((level) => level.value !== null);
  const rest = levels.find((level) => level.value === null);
  const matches: Group['matches'][number][] = [];
  if (named.length > 0)
    matches.push({
      match: { kind: 'categories', values: named.map((level) => level.value!).sort() },
      rows: named.flatMap((level) => level.rows),
    });
  if (rest) matches.push({ match: { kind: 'rest' }, rows: rest.rows });
  return { matches };
}

function ownWeightFrom(rows: number): number {
  return Math.max(LEAST_ROWS, LEAST_SHARE * rows);
}

function badsAmong(rows: readonly number[] | Int32Array, outcome: Outcome): number {
  let bads = 0;
  for (const row of rows) bads += outcome.bad[row]!;
  return bads;
}

function totalsOf(outcome: Outcome): { goods: number; bads: number } {
  return { goods: outcome.bad.length - outcome.bads, bads: outcome.bads };
}

function assemble(
  column: DataColumn,
  outcome: Outcome,
  layout: Layout,
  groups: readonly Group[],
  type: 'numeric' | 'categorical',
): BinnedColumn | null {
  const totals = totalsOf(outcome);
  const binOfRow = new Uint16Array(outcome.bad.length);
  const bins: FittedBin[] = [];
  let iv = 0;
  const add = (match: BinMatch, rows: readonly number[] | Int32Array, woe: number): void => {
    for (const row of rows) binOfRow[row] = bins.length;
    const bads = badsAmong(rows, outcome);
    bins.push({ match, goods: rows.length - bads, bads, woe });
  };
  const weigh = (rows: readonly number[] | Int32Array): number => {
    const bads = badsAmong(rows, outcome);
    iv += informationValue(rows.length - bads, bads, totals.goods, totals.bads);
    return weightOfEvidence(rows.length - bads, bads, totals.goods, totals.bads, WOE_SMOOTHING);
  };
  const own = (rows: readonly number[] | Int32Array): number =>
    rows.length >= ownWeightFrom(outcome.bad.length) ? weigh(rows) : 0;
  for (const special of layout.specials)
    add({ kind: 'special', values: [special.value] }, special.rows, own(special.rows));
  for (const group of groups) {
    const woe = weigh(group.matches.flatMap((part) => [...part.rows]));
    for (const part of group.matches) add(part.match, part.rows, woe);
  }
  add({ kind: 'missing' }, layout.blanks, own(layout.blanks));
  const weights = new Set(bins.filter((bin) => bin.goods + bin.bads > 0).map((bin) => bin.woe));
  return weights.size < 2 ? null : { name: column.name, type, bins, binOfRow, iv };
}
