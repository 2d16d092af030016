import type { KindDefinition } from './kind.ts';
import type { EvidenceTable } from './table.ts';

/** How many records an identity of the kind could be held against, and how many break it. */
export interface IdentityCheck {
  readonly checked: number;
  readonly broken: number;
}

/** Holds a kind's identities against some rows of a table. Void records count too: they were true when they were made. */
export function checkIdentities(kind: KindDefinition, table: EvidenceTable, rows: ArrayLike<number>): IdentityCheck {
  if (kind.sum) return checkSum(kind.sum, table, rows);
  if (kind.chain) return checkChain(kind.chain, table, rows);
  return { checked: 0, broken: 0 };
}

function numbers(table: EvidenceTable, name: string): Float64Array | undefined {
  const column = table.columns[name];
  return column?.type === 'fen' ? column.numbers : undefined;
}

function checkSum(
  sum: NonNullable<KindDefinition['sum']>,
  table: EvidenceTable,
  rows: ArrayLike<number>,
): IdentityCheck {
  const whole = numbers(table, sum.whole);
  const parts = sum.parts.map((name) => numbers(table, name));
  let checked = 0;
  let broken = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    let left = 0;
    for (const part of parts) left += part ? part[row]! : Number.NaN;
    const gap = Math.abs(left - (whole ? whole[row]! : Number.NaN));
    if (Number.isNaN(gap)) continue;
    checked += 1;
    if (gap > sum.toleranceFen) broken += 1;
  }
  return { checked, broken };
}

/**
 * A statement without gaps is a chain: the balance before a record is the balance after another one, but for the first. So
 * the balances before, as a multiset, less the balances after leave one an account; every further one is a break. This
 * asks nothing of the order of rows, which a file may not keep within a day.
 */
function checkChain(
  chain: NonNullable<KindDefinition['chain']>,
  table: EvidenceTable,
  rows: ArrayLike<number>,
): IdentityCheck {
  const balance = numbers(table, chain.balance);
  if (!balance) return { checked: 0, broken: 0 };
  const inflow = numbers(table, chain.inflow);
  const outflow = numbers(table, chain.outflow);
  const account = table.columns[chain.account];
  const open = new Map<number, Map<number, number>>();
  let checked = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const after = balance[row]!;
    if (Number.isNaN(after)) continue;
    checked += 1;
    const before = after - (inflow?.[row] || 0) + (outflow?.[row] || 0);
    const code = account?.type === 'text' ? account.codes[row]! : -1;
    let tally = open.get(code);
    if (!tally) {
      tally = new Map();
      open.set(code, tally);
    }
    tally.set(before, (tally.get(before) ?? 0) + 1);
    tally.set(after, (tally.get(after) ?? 0) - 1);
  }
  let broken = 0;
  for (const tally of open.values()) {
    let unmatched = 0;
    for (const count of tally.values()) if (count > 0) unmatched += count;
    broken += Math.max(0, unmatched - 1);
  }
  return { checked, broken };
}
