import { composedLeaks } from './composed-leak.ts';
import { cellAt, type DataColumn } from './data-table.ts';
import type { Outcome } from './outcome.ts';
import { aucOf } from './validation/auc.ts';

/** Why a column may know the outcome otherwise than a case to be decided would. */
export type LeakageReason =
  /** Every row has its own value: a name or a number, not a property. */
  | 'identifier'
  /** As above, and the number in it separates the bads: it was given in an order that knows the outcome. */
  | 'ordered-identifier'
  /** The order of the rows separates the bads. */
  | 'row-order'
  /** One value is held by hardly any but bads, and by most of them: given after the outcome. */
  | 'given-after-the-outcome'
  /** Whether it is filled in tells the outcome. */
  | 'filled-after-the-outcome'
  /** Separates the outcomes all but perfectly: a result of the outcome under another name. */
  | 'tells-the-outcome'
  /** Together with another column it gives a column that is too strong. */
  | 'carries-a-leak'
  /** Stronger than a single fact known beforehand usually is. */
  | 'implausibly-strong';

export interface LeakageWarning {
  /** `row order` for the order of the rows. */
  readonly column: string;
  readonly reason: LeakageReason;
  /** The figure behind it: an area under the curve, a share of the bads, or a correlation with the leak. */
  readonly figure: number;
  /** Whether the fit leaves the column out of itself; the others are for a person to judge. */
  readonly excluded: boolean;
}

const ROW_ORDER = 'row order';

// Three and a bit standard errors: one false alarm in some thousand columns.
const ALARM_Z = 3.3;
const LEAST_ORDER_GAP = 0.1;
const TOO_STRONG = 0.85;
// In a small set a good variable reaches 0.85 by luck: the lower bound of the area must be high as well.
const SURELY_STRONG = 0.8;
const TELLING = 0.98;
const PURE = 0.95;
const TELLING_BLANKS = 0.9;
const LEAST_PURE_ROWS = 5;
const MOST_OF_BADS = 0.5;
const DISTINCT = 0.98;

/** Looks for columns, and for an order of the rows, that know the outcome. */
export function findLeakage(columns: readonly DataColumn[], outcome: Outcome): LeakageWarning[] {
  const warnings: LeakageWarning[] = [];
  const order = separation(
    Float64Array.from(outcome.bad, (_, row) => row),
    outcome,
  );
  if (order?.alarming) warnings.push({ column: ROW_ORDER, reason: 'row-order', figure: order.auc, excluded: true });
  for (const column of columns) {
    const warning =
      identifierWarning(column, outcome) ?? afterwardsWarning(column, outcome) ?? strengthWarning(column, outcome);
    if (warning) warnings.push({ column: column.name, ...warning });
  }
  const named = new Map(warnings.map((warning) => [warning.column, warning.reason]));
  const strong = columns.filter((column) => STRENGTHS.has(named.get(column.name)) && column.dictionary.length === 0);
  const others = columns.filter((column) => !named.has(column.name));
  for (const { column, correlation } of composedLeaks(others, strong))
    warnings.push({ column, reason: 'carries-a-leak', figure: correlation, excluded: false });
  return warnings;
}

const STRENGTHS = new Set<LeakageReason | undefined>(['tells-the-outcome', 'implausibly-strong']);

type Finding = Omit<LeakageWarning, 'column'>;

interface Separation {
  /** Whichever direction separates. */
  readonly auc: number;
  readonly alarming: boolean;
}

/** How well a number separates the outcomes over the rows that have it; null where there are hardly any of one of them. */
function separation(numbers: ArrayLike<number>, outcome: Outcome): Separation | null {
  const bads = sortedWhere(numbers, outcome, 1);
  const goods = sortedWhere(numbers, outcome, 0);
  if (bads.length < LEAST_PURE_ROWS || goods.length < LEAST_PURE_ROWS) return null;
  const auc = areaOfSorted(goods, bads);
  // The standard error of the area when the values know nothing of the outcome.
  const se = Math.sqrt((bads.length + goods.length + 1) / (12 * bads.length * goods.length));
  const gap = Math.abs(auc - 0.5);
  return { auc: Math.max(auc, 1 - auc), alarming: gap > LEAST_ORDER_GAP && gap > ALARM_Z * se };
}

function sortedWhere(numbers: ArrayLike<number>, outcome: Outcome, wanted: 0 | 1): Float64Array {
  const found = new Float64Array(outcome.bad.length);
  let count = 0;
  for (let row = 0; row < outcome.bad.length; row++)
    if (outcome.bad[row] === wanted && !Number.isNaN(numbers[row]!)) found[count++] = numbers[row]!;
  return found.subarray(0, count).sort();
}

/** The chance that a bad lies above a good, ties half, by one walk through both. */
function areaOfSorted(goods: Float64Array, bads: Float64Array): number {
  let [below, upTo, pairs] = [0, 0, 0];
  for (const value of bads) {
    while (below < goods.length && goods[below]! < value) below++;
    while (upTo < goods.length && goods[upTo]! <= value) upTo++;
    pairs += (below + upTo) / 2;
  }
  return pairs / (goods.length * bads.length);
}

function identifierWarning(column: DataColumn, outcome: Outcome): Finding | undefined {
  const rows = outcome.bad.length;
  let [filled, words, ascending] = [0, 0, 0];
  let last = Number.NaN;
  for (let row = 0; row < rows; row++) {
    const number = column.numbers[row]!;
    if (column.words[row]! >= 0) words++;
    else if (Number.isNaN(number)) continue;
    else if (!Number.isInteger(number)) return undefined;
    if (number > last) ascending++;
    last = number;
    filled++;
  }
  if (filled < rows / 2 || filled < LEAST_IDENTIFIERS || distinctCells(column) < DISTINCT * filled) return undefined;
  const numbered = Float64Array.from({ length: rows }, (_, row) => numberIn(cellAt(column, row)));
  const isRunning = ascending > DISTINCT * filled || spread(numbered) < 2 * filled;
  if (words < filled && !isRunning && !isOneLength(column.numbers)) return undefined;
  const found = separation(numbered, outcome);
  if (found?.alarming) return { reason: 'ordered-identifier', figure: found.auc, excluded: true };
  return { reason: 'identifier', figure: 1, excluded: true };
}

const LEAST_IDENTIFIERS = 20;
const LEAST_DIGITS = 6;

function distinctCells(column: DataColumn): number {
  const numbers = new Set(column.numbers);
  numbers.delete(Number.NaN);
  return numbers.size + column.dictionary.length;
}

function isOneLength(numbers: Float64Array): boolean {
  const lengths = new Set<number>();
  for (const number of numbers) if (!Number.isNaN(number)) lengths.add(String(Math.abs(number)).length);
  return lengths.size === 1 && Math.max(...lengths) >= LEAST_DIGITS;
}

/** The number in a code such as E123; NaN without one. */
function numberIn(cell: number | string | null): number {
  if (typeof cell === 'number') return cell;
  const digits = cell === null ? null : /\d+/.exec(cell);
  return digits ? Number(digits[0]) : Number.NaN;
}

function spread(numbers: Float64Array): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return high - low;
}

function afterwardsWarning(column: DataColumn, outcome: Outcome): Finding | undefined {
  const filled = Float64Array.from(outcome.bad, (_, row) => (cellAt(column, row) === null ? 0 : 1));
  if (filled.includes(0)) {
    const found = separation(filled, outcome);
    if (found !== null && found.auc >= TELLING_BLANKS)
      return { reason: 'filled-after-the-outcome', figure: found.auc, excluded: true };
  }
  const value = commonestAmongBads(column, outcome);
  if (value === null) return undefined;
  let [rows, bads] = [0, 0];
  for (let row = 0; row < outcome.bad.length; row++) {
    if (cellAt(column, row) !== value) continue;
    rows++;
    bads += outcome.bad[row]!;
  }
  const telling = rows >= LEAST_PURE_ROWS && bads >= PURE * rows && bads >= MOST_OF_BADS * outcome.bads;
  return telling ? { reason: 'given-after-the-outcome', figure: bads / outcome.bads, excluded: true } : undefined;
}

function commonestAmongBads(column: DataColumn, outcome: Outcome): number | string | null {
  const counts = new Map<number | string, number>();
  let best: number | string | null = null;
  for (let row = 0; row < outcome.bad.length; row++) {
    const cell = outcome.bad[row] === 1 ? cellAt(column, row) : null;
    if (cell === null) continue;
    const count = (counts.get(cell) ?? 0) + 1;
    counts.set(cell, count);
    if (best === null || count > counts.get(best)!) best = cell;
  }
  return best;
}

function strengthWarning(column: DataColumn, outcome: Outcome): Finding | undefined {
  const risk = column.dictionary.length > 0 ? badRatesOfWords(column, outcome) : column.numbers;
  const found = separation(risk, outcome);
  if (!found || found.auc < TOO_STRONG || lowestArea(risk, outcome) < SURELY_STRONG) return undefined;
  const telling = found.auc >= TELLING;
  return { reason: telling ? 'tells-the-outcome' : 'implausibly-strong', figure: found.auc, excluded: telling };
}

/** The lower 95 % bound of the area, in whichever direction separates. */
function lowestArea(risk: Float64Array, outcome: Outcome): number {
  const rows = Array.from(risk.keys()).filter((row) => !Number.isNaN(risk[row]!));
  const { low, high } = aucOf(
    Float64Array.from(rows, (row) => risk[row]!),
    Uint8Array.from(rows, (row) => outcome.bad[row]!),
  );
  return Math.max(low, 1 - high);
}

const MOST_WORDS = 20;

/** The bad rate of each row's word, as a number that can be ranked; NaN for rare words and where words are too many to trust. */
function badRatesOfWords(column: DataColumn, outcome: Outcome): Float64Array {
  const rows = new Float64Array(column.dictionary.length);
  const bads = new Float64Array(column.dictionary.length);
  column.words.forEach((word, row) => {
    if (word < 0) return;
    rows[word]!++;
    bads[word]! += outcome.bad[row]!;
  });
  const tooMany = column.dictionary.length > MOST_WORDS;
  return Float64Array.from(column.words, (word) =>
    tooMany || word < 0 || rows[word]! < LEAST_PURE_ROWS ? Number.NaN : bads[word]! / rows[word]!,
  );
}
