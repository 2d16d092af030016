import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { DecisionTable, TableCondition } from './decision-table.ts';

/** Cases of one kind that a table does not decide once: by no row, or by several that do not say the same. */
export interface TableFault {
  readonly kind: 'gap' | 'conflict';
  /** One case of the kind, by input: a number, a word, or `other` for every word that no row names. */
  readonly example: Readonly<Record<string, number | string>>;
  /** The rows that speak, from 1. */
  readonly rows: readonly number[];
}

/** Values of one input that no row can tell apart. */
interface Cell {
  readonly example: number | string;
}

const MOST_CELLS = 200_000;
const MOST_FAULTS = 50;
const OTHER_WORD = 'other';

/**
 * Every gap and conflict of a table, one example of each kind of case, at most fifty: the values of each input fall into finitely many
 * cells that no row can tell apart, and every combination of cells is looked at. Errors: TABLE_TOO_FINE.
 */
export function tableFaults(table: DecisionTable): Result<readonly TableFault[], Failure<'TABLE_TOO_FINE'>> {
  const cells = table.inputs.map((_, i) => cellsOf(table.rows.map(({ when }) => when[i] ?? null)));
  const combinations = cells.reduce((product, { length }) => product * length, 1);
  if (combinations > MOST_CELLS) return fail('TABLE_TOO_FINE', { combinations, most: MOST_CELLS });
  const faults: TableFault[] = [];
  for (let n = 0; n < combinations && faults.length < MOST_FAULTS; n++) {
    const at = combination(n, cells);
    const rows = table.rows.flatMap(({ when }, row) => (when.every((one, i) => holds(one, at[i]!)) ? [row] : []));
    const said = new Set(rows.map((row) => JSON.stringify(table.rows[row]!.set)));
    if (said.size === 1) continue;
    const example = Object.fromEntries(table.inputs.map(({ name }, i) => [name, at[i]!]));
    faults.push({ kind: rows.length === 0 ? 'gap' : 'conflict', example, rows: rows.map((row) => row + 1) });
  }
  return ok(faults);
}

function combination(n: number, cells: readonly (readonly Cell[])[]): (number | string)[] {
  let rest = n;
  return cells.map((own) => {
    const { example } = own[rest % own.length]!;
    rest = Math.floor(rest / own.length);
    return example;
  });
}

/** One example of each cell: of numbers between all bounds that occur, of words each that occurs and one that does not. */
function cellsOf(conditions: readonly TableCondition[]): readonly Cell[] {
  const words = new Set<string>();
  const bounds = new Set<number>();
  for (const condition of conditions) {
    if (condition === null) continue;
    if ('values' in condition) for (const value of condition.values) words.add(value);
    else for (const bound of [condition.from, condition.to]) if (bound !== null) bounds.add(bound);
  }
  if (words.size > 0) return [...words, OTHER_WORD].map((example) => ({ example }));
  if (bounds.size === 0) return [{ example: 0 }];
  const sorted = [...bounds].sort((a, b) => a - b);
  const below = sorted[0]! - Math.max(1, Math.abs(sorted[0]!));
  return [below, ...sorted].map((example) => ({ example }));
}

/** Whether a condition lets a value pass; what is not known passes only where the input is left open. */
export function holds(condition: TableCondition, value: number | string | null | undefined): boolean {
  if (condition === null) return true;
  if (value === null || value === undefined) return false;
  if ('values' in condition) return typeof value === 'string' && condition.values.includes(value);
  if (typeof value !== 'number') return false;
  return (condition.from === null || value >= condition.from) && (condition.to === null || value < condition.to);
}
