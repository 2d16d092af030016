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
  /** Stronger than a single fact known beforehand usually is. */
  | 'implausibly-strong';

export interface LeakageWarning {
  /** `row order` for the order of the rows. */
  readonly column: string;
  readonly reason: LeakageReason;
  /** The figure behind it: an area under the curve, or a share of the bads. */
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
    outcome.bad,
  );
  if (order.alarming) warnings.push({ column: ROW_ORDER, reason: 'row-order', figure: order.auc, excluded: true });
  for (const column of columns) {
    const warning =
      identifierWarning(column, outcome) ?? afterwardsWarning(column, outcome) ?? strengthWarning(column, outcome);
    if (warning) warnings.push({ column: column.name, ...warning });
  }
  return warnings;
}

type Finding = Omit<LeakageWarning, 'column'>;

interface Separation {
  /** Whichever direction separates. */
  readonly auc: number;
  /** Its lower 95 % bound. */
  readonly low: number;
  readonly alarming: boolean;
}

function separation(risk: Float64Array, bad: Uint8Array): Separation {
  const { auc, low, high } = aucOf(risk, bad);
  const bads = bad.reduce((sum, b) => sum + b, 0);
  const goods = bad.length - bads;
  // The standard error of the area when the values know nothing of the outcome.
  const se = Math.sqrt((bads + goods + 1) / (12 * bads * goods));
  const gap = Math.abs(auc - 0.5);
  return {
    auc: Math.max(auc, 1 - auc),
    low: Math.max(low, 1 - high),
    alarming: gap > LEAST_ORDER_GAP && gap > ALARM_Z * se,
  };
}

/** The area of a number over the rows that have it; null where one outcome is missing among them. */
function separationOver(numbers: Float64Array, outcome: Outcome): Separation | null {
  const rows = Array.from(numbers.keys()).filter((row) => !Number.isNaN(numbers[row]!));
  const bad = Uint8Array.from(rows, (row) => outcome.bad[row]!);
  const bads = bad.reduce((sum, b) => sum + b, 0);
  if (bads < LEAST_PURE_ROWS || rows.length - bads < LEAST_PURE_ROWS) return null;
  return separation(
    Float64Array.from(rows, (row) => numbers[row]!),
    bad,
  );
}

function identifierWarning(column: DataColumn, outcome: Outcome): Finding | undefined {
  const rows = outcome.bad.length;
  const cells = new Set<number | string>();
  let filled = 0;
  let [words, fractions, ascending] = [0, 0, 0];
  let last = Number.NaN;
  const lengths = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null) continue;
    filled++;
    cells.add(cell);
    if (typeof cell === 'string') words++;
    else {
      if (!Number.isInteger(cell)) fractions++;
      if (cell > last) ascending++;
      last = cell;
      lengths.add(String(Math.abs(cell)).length);
    }
  }
  if (filled < rows / 2 || filled < 20 || cells.size < DISTINCT * filled || fractions > 0) return undefined;
  const numbered = Float64Array.from({ length: rows }, (_, row) => numberIn(cellAt(column, row)));
  const found = separationOver(numbered, outcome);
  const isRunning = ascending > DISTINCT * filled || spread(numbered) < 2 * filled;
  const isCode = words === filled || isRunning || (lengths.size === 1 && Math.max(...lengths) >= 6);
  if (!isCode) return undefined;
  const ordered = found?.alarming === true;
  const figure = ordered ? found.auc : 1;
  return { reason: ordered ? 'ordered-identifier' : 'identifier', figure, excluded: true };
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
  const counts = new Map<number | string | null, { rows: number; bads: number }>();
  for (let row = 0; row < outcome.bad.length; row++) {
    const cell = cellAt(column, row);
    const count = counts.get(cell) ?? { rows: 0, bads: 0 };
    count.rows++;
    count.bads += outcome.bad[row]!;
    counts.set(cell, count);
  }
  const blank = counts.get(null);
  if (blank && blank.rows < outcome.bad.length) {
    const { auc } = separation(
      Float64Array.from(outcome.bad, (_, row) => (cellAt(column, row) === null ? 0 : 1)),
      outcome.bad,
    );
    if (auc >= TELLING_BLANKS) return { reason: 'filled-after-the-outcome', figure: auc, excluded: true };
  }
  for (const [value, count] of counts)
    if (value !== null && tellsBad(count, outcome))
      return { reason: 'given-after-the-outcome', figure: count.bads / outcome.bads, excluded: true };
  return undefined;
}

function tellsBad(count: { rows: number; bads: number }, outcome: Outcome): boolean {
  return (
    count.rows >= LEAST_PURE_ROWS &&
    count.rows < outcome.bad.length &&
    count.bads >= PURE * count.rows &&
    count.bads >= MOST_OF_BADS * outcome.bads
  );
}

function strengthWarning(column: DataColumn, outcome: Outcome): Finding | undefined {
  const risk = column.dictionary.length > 0 ? badRatesOfWords(column, outcome) : column.numbers;
  const found = separationOver(risk, outcome);
  if (!found || found.auc < TOO_STRONG || found.low < SURELY_STRONG) return undefined;
  const telling = found.auc >= TELLING;
  return { reason: telling ? 'tells-the-outcome' : 'implausibly-strong', figure: found.auc, excluded: telling };
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
