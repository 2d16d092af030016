import { isBroken, type Reading } from './reading.ts';
import type { StatementFinding, StatementRow } from './statement-row.ts';

/** Every place where a balance does not follow from the one before, with what most plausibly happened there. */
export function findChainBreaks(reading: Reading): StatementFinding[] {
  const found: StatementFinding[] = [];
  const { rows } = reading;
  const broken: number[] = [];
  for (let i = 1; i < rows.length; i++) if (isBroken(reading, i)) broken.push(i);
  const explained = new Set<number>();
  for (const i of broken) {
    if (explained.has(i)) continue;
    const explanation = explain(reading, i, (at) => broken.includes(at) && !explained.has(at));
    for (const at of explanation.covers) explained.add(at);
    found.push(explanation.finding);
  }
  return found;
}

interface Explanation {
  readonly finding: StatementFinding;
  /** The breaks that it explains. */
  readonly covers: readonly number[];
}

function explain(reading: Reading, i: number, isOpen: (at: number) => boolean): Explanation {
  const { rows, movements, balances } = reading;
  const gap = balances[i]! - balances[i - 1]! - movements[i]!;
  const next = i + 1;
  if (isOpen(next)) {
    // The balance alone is wrong where the row after it continues from what it should have been.
    if (balances[i - 1]! + movements[i]! + movements[next]! === balances[next])
      return { finding: finding('balance-retyped', rows[i]!, [], { gapFen: gap }), covers: [i, next] };
    // The row does not belong here where the next one continues from the row before it.
    if (balances[i - 1]! + movements[next]! === balances[next]) {
      const twin = rows.find((row, at) => at !== i && isSame(row, rows[i]!));
      const code = twin ? 'row-duplicated' : 'row-displaced';
      return { finding: finding(code, rows[i]!, twin ? [twin.row] : [], { gapFen: gap }), covers: [i, next] };
    }
    if (isSwapped(reading, i))
      return {
        finding: finding('row-displaced', rows[i]!, [rows[next]!.row], { gapFen: gap }),
        covers: [i, next, i + 2].filter((at) => at < rows.length && isOpen(at)),
      };
  }
  const twin = rows.findIndex((row, at) => at < i && isSame(row, rows[i]!));
  if (twin >= 0)
    return { finding: finding('row-duplicated', rows[i]!, [rows[twin]!.row], { gapFen: gap }), covers: [i] };
  return { finding: finding('balance-break', rows[i]!, [rows[i - 1]!.row], { gapFen: gap }), covers: [i] };
}

/** Whether rows i and i + 1 follow from each other the other way round. */
function isSwapped({ movements, balances }: Reading, i: number): boolean {
  const before = balances[i - 1]!;
  const [first, second] = [balances[i + 1]!, balances[i]!];
  if (before + movements[i + 1]! !== first || first + movements[i]! !== second) return false;
  return i + 2 >= balances.length || second + movements[i + 2]! === balances[i + 2];
}

function isSame(a: StatementRow, b: StatementRow): boolean {
  return (
    a.day === b.day &&
    a.at === b.at &&
    a.amount === b.amount &&
    a.balance === b.balance &&
    a.serial === b.serial &&
    a.counterparty === b.counterparty
  );
}

export function finding(
  code: StatementFinding['code'],
  row: StatementRow,
  others: readonly number[],
  values: StatementFinding['values'],
): StatementFinding {
  return { code, row: row.row, account: row.account, others, values };
}
