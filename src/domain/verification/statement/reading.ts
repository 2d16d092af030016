import type { StatementRow } from './statement-row.ts';

/** How an account's lines are to be read: banks print newest first, the balance before the movement, or amounts without a sign. */
export interface Reading {
  /** Oldest first, rows of one moment in the order that their balances tell. */
  readonly rows: readonly StatementRow[];
  /** The signed movement of each row that its balance should show. */
  readonly movements: Float64Array;
  /** Balances after each row; NaN where none is stated. */
  readonly balances: Float64Array;
}

type Sign = 'written' | 'turned' | 'free';

interface Hypothesis {
  readonly newestFirst: boolean;
  readonly balanceBefore: boolean;
  readonly sign: Sign;
  readonly feeApart: boolean;
}

/** Readings that are not the plain one must explain at least so many more rows. */
const BETTER = 3;

/**
 * Reads an account in the way that leaves the fewest breaks; the plain way stands unless another one is clearly better. `anyOrderInDay` also
 * lets the rows of one day stand in any order, as records from a store do.
 */
export function readStatement(rows: readonly StatementRow[], anyOrderInDay = false): Reading {
  const newestFirst = isNewestFirst(rows);
  const plain: Hypothesis = {
    newestFirst: newestFirst ?? false,
    balanceBefore: false,
    sign: 'written',
    feeApart: false,
  };
  let best = layOut(rows, plain, anyOrderInDay);
  let fewest = countBreaks(best);
  for (const hypothesis of alternatives(rows, newestFirst)) {
    if (fewest < BETTER) break;
    const reading = layOut(rows, hypothesis, anyOrderInDay);
    const breaks = countBreaks(reading);
    if (breaks + BETTER <= fewest && breaks <= fewest / 2) [best, fewest] = [reading, breaks];
  }
  return best;
}

/** Whether days fall down the file; undefined where all lie on one day. */
function isNewestFirst(rows: readonly StatementRow[]): boolean | undefined {
  let up = 0;
  let down = 0;
  for (let i = 1; i < rows.length; i++) {
    const step = rows[i]!.day - rows[i - 1]!.day;
    if (step > 0) up += 1;
    if (step < 0) down += 1;
  }
  return up === down ? undefined : down > up;
}

function* alternatives(rows: readonly StatementRow[], newestFirst: boolean | undefined): Generator<Hypothesis> {
  const signless = !rows.some(({ amount }) => amount < 0);
  const signs: Sign[] = signless ? ['written', 'free', 'turned'] : ['written', 'turned'];
  const fees = rows.some(({ fee }) => fee !== 0) ? [true, false] : [false];
  for (const order of newestFirst === undefined ? [false, true] : [newestFirst])
    for (const balanceBefore of [false, true])
      for (const sign of signs)
        for (const feeApart of fees) yield { newestFirst: order, balanceBefore, sign, feeApart };
}

function layOut(rows: readonly StatementRow[], hypothesis: Hypothesis, anyOrderInDay: boolean): Reading {
  const { newestFirst, balanceBefore, sign, feeApart } = hypothesis;
  const ordered = newestFirst ? [...rows].reverse() : [...rows];
  const movementOf = ({ amount, fee }: StatementRow) => (sign === 'turned' ? -amount : amount) - (feeApart ? fee : 0);
  const balanceOf = (row: StatementRow) => (balanceBefore ? row.balance + movementOf(row) : row.balance);
  settleMoments(ordered, movementOf, balanceOf, anyOrderInDay);
  const movements = Float64Array.from(ordered, movementOf);
  const balances = Float64Array.from(ordered, balanceOf);
  if (sign === 'free')
    for (let i = 1; i < movements.length; i++)
      if (balances[i - 1]! - movements[i]! === balances[i]) movements[i] = -movements[i]!;
  return { rows: ordered, movements, balances };
}

/** Larger groups of one moment are left as they stand. */
const MOST_TOGETHER = 400;

/** Puts rows of one moment into the order in which each balance follows from the one before, where there is one. */
function settleMoments(
  rows: StatementRow[],
  movementOf: (row: StatementRow) => number,
  balanceOf: (row: StatementRow) => number,
  anyOrderInDay: boolean,
): void {
  const isTogether = (a: StatementRow, b: StatementRow) =>
    a.day === b.day && !a.opens && !b.opens && (anyOrderInDay || (a.at !== '' && a.at === b.at));
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && isTogether(rows[from]!, rows[to]!)) to += 1;
    if (to - from > 1 && to - from <= MOST_TOGETHER) {
      const before = from > 0 ? balanceOf(rows[from - 1]!) : Number.NaN;
      const order = chain(rows.slice(from, to), before, movementOf, balanceOf);
      if (order) rows.splice(from, to - from, ...order);
    }
    from = to;
  }
}

/**
 * An order in which all rows follow from each other (Hierholzer's path over balances), starting from `before` where it is known; undefined where there is none.
 */
function chain(
  group: readonly StatementRow[],
  before: number,
  movementOf: (row: StatementRow) => number,
  balanceOf: (row: StatementRow) => number,
): StatementRow[] | undefined {
  const starts = group.map((row) => balanceOf(row) - movementOf(row));
  if (starts.some(Number.isNaN) || isChained(group, starts, before, balanceOf)) return undefined;
  const degree = new Map<number, number>();
  const leaving = new Map<number, number[]>();
  group.forEach((row, i) => {
    degree.set(starts[i]!, (degree.get(starts[i]!) ?? 0) + 1);
    degree.set(balanceOf(row), (degree.get(balanceOf(row)) ?? 0) - 1);
    const own = leaving.get(starts[i]!);
    if (own) own.unshift(i);
    else leaving.set(starts[i]!, [i]);
  });
  const sources = [...degree].filter(([, count]) => count > 0);
  if (sources.length > 1 || (sources[0] && sources[0][1] > 1)) return undefined;
  const start = sources[0]?.[0] ?? (leaving.has(before) ? before : starts[0]!);
  const path: number[] = [];
  const stack: { at: number; by: number }[] = [{ at: start, by: -1 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const next = leaving.get(top.at)?.pop();
    if (next === undefined) {
      stack.pop();
      if (top.by >= 0) path.push(top.by);
    } else stack.push({ at: balanceOf(group[next]!), by: next });
  }
  return path.length === group.length ? path.reverse().map((i) => group[i]!) : undefined;
}

function isChained(
  group: readonly StatementRow[],
  starts: readonly number[],
  before: number,
  balanceOf: (row: StatementRow) => number,
): boolean {
  if (!Number.isNaN(before) && starts[0] !== before) return false;
  return group.every((_, i) => i === 0 || starts[i] === balanceOf(group[i - 1]!));
}

/** Whether row i does not follow from the last stated balance before it; a line that opens, and the first one, follow from nothing. */
export function isBroken({ rows, movements, balances }: Reading, i: number): boolean {
  if (rows[i]!.opens || Number.isNaN(balances[i]!)) return false;
  let due = movements[i]!;
  for (let before = i - 1; before >= 0; before--) {
    if (!Number.isNaN(balances[before]!)) return balances[before]! + due !== balances[i];
    due += movements[before]!;
  }
  return false;
}

function countBreaks(reading: Reading): number {
  let breaks = 0;
  for (let i = 1; i < reading.rows.length; i++) if (isBroken(reading, i)) breaks += 1;
  return breaks;
}
