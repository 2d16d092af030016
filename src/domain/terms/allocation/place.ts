import type { Candidate } from './candidate.ts';
import { compareFirms, type ProfitCurve } from './profit-curve.ts';

export interface Placement {
  /** Index of the candidate → whole fen, only firms that receive something. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly usedFen: number;
  readonly profit: number;
}

interface Ranked {
  readonly index: number;
  readonly value: number;
}

/**
 * Lends along one rate a grade, best firms first: each its cap until the budget ends. The firm at the edge takes the
 * rest if that is at least the smallest amount; otherwise either the rest stays unspent, or the least profitable firms
 * before it make room down to the smallest amount, whichever earns more.
 */
export function place(
  curves: readonly ProfitCurve[],
  candidates: readonly Candidate[],
  budgetFen: number,
  minFen: number,
): Placement {
  const ranked = merge(curves, candidates, budgetFen);
  const amounts = ranked.map(() => 0);
  let left = budgetFen;
  let edge = 0;
  for (; edge < ranked.length; edge++) {
    const { capFen } = candidates[ranked[edge]!.index]!;
    if (capFen > left) break;
    amounts[edge] = capFen;
    left -= capFen;
  }
  if (edge < ranked.length && left >= minFen) amounts[edge] = left;
  else if (edge < ranked.length) makeRoom(amounts, ranked, candidates, edge, { left, minFen });
  return total(amounts, ranked);
}

/** Gives the firm at the edge the smallest amount at the cost of those just before it, if that earns more. */
function makeRoom(
  amounts: number[],
  ranked: readonly Ranked[],
  candidates: readonly Candidate[],
  edge: number,
  { left, minFen }: { readonly left: number; readonly minFen: number },
): void {
  let missing = minFen - left;
  let gain = ranked[edge]!.value * minFen;
  const taken: [position: number, fen: number][] = [];
  for (let n = edge - 1; n >= 0 && missing > 0 && gain > 0; n--) {
    const fen = Math.min(missing, candidates[ranked[n]!.index]!.capFen - minFen);
    missing -= fen;
    gain -= ranked[n]!.value * fen;
    taken.push([n, fen]);
  }
  if (missing > 0 || gain <= 0) return;
  for (const [n, fen] of taken) amounts[n]! -= fen;
  amounts[edge] = minFen;
}

/** The firms of all curves by falling value, until their caps exceed the budget. */
function merge(curves: readonly ProfitCurve[], candidates: readonly Candidate[], budgetFen: number): Ranked[] {
  const at = curves.map(() => 0);
  const ranked: Ranked[] = [];
  for (let fen = 0; fen <= budgetFen; ) {
    let best = -1;
    for (let g = 0; g < curves.length; g++) {
      if (at[g]! >= curves[g]!.order.length) continue;
      if (best < 0 || precedes(curves[g]!, at[g]!, curves[best]!, at[best]!, candidates)) best = g;
    }
    if (best < 0) break;
    const curve = curves[best]!;
    const n = at[best]!;
    at[best] = n + 1;
    ranked.push({ index: curve.order[n]!, value: curve.values[n]! });
    fen += candidates[curve.order[n]!]!.capFen;
  }
  return ranked;
}

function precedes(a: ProfitCurve, n: number, b: ProfitCurve, m: number, candidates: readonly Candidate[]): boolean {
  const difference = a.values[n]! - b.values[m]!;
  if (difference !== 0) return difference > 0;
  return compareFirms(candidates[a.order[n]!]!, candidates[b.order[m]!]!) < 0;
}

function total(amounts: readonly number[], ranked: readonly Ranked[]): Placement {
  const given = new Map<number, number>();
  let usedFen = 0;
  let profit = 0;
  amounts.forEach((amount, n) => {
    if (amount === 0) return;
    given.set(ranked[n]!.index, amount);
    usedFen += amount;
    profit += amount * ranked[n]!.value;
  });
  return { amounts: given, usedFen, profit };
}
