/** What a bounded search for subsets found. */
export interface SubsetsFound {
  /** Each a list of places, ascending. */
  readonly subsets: readonly (readonly number[])[];
  /** Whether the whole space was searched. */
  readonly complete: boolean;
}

/** Steps after which the search ends. */
const BUDGET = 20_000;
/** More alternatives than this say no more than these do. */
const MOST_FOUND = 32;

/**
 * All subsets of two to `largest` amounts that add up to the target, as far as the budget reaches. Amounts may be negative. Branches that
 * can no longer reach the target by what is left are cut.
 */
export function findSubsets(amounts: readonly number[], target: number, largest = amounts.length): SubsetsFound {
  const order = amounts.map((_, i) => i).sort((a, b) => Math.abs(amounts[b]!) - Math.abs(amounts[a]!) || a - b);
  const n = order.length;
  const most = new Float64Array(n + 1);
  const least = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    const amount = amounts[order[i]!]!;
    most[i] = most[i + 1]! + Math.max(0, amount);
    least[i] = least[i + 1]! + Math.min(0, amount);
  }
  const subsets: number[][] = [];
  const taken: number[] = [];
  let steps = 0;
  const search = (at: number, rest: number): void => {
    if (rest === 0 && taken.length >= 2) subsets.push([...taken].sort((a, b) => a - b));
    if (at === n || taken.length === largest || subsets.length >= MOST_FOUND) return;
    for (let i = at; i < n; i++) {
      if (rest > most[i]! || rest < least[i]!) return;
      if (++steps > BUDGET) return;
      taken.push(order[i]!);
      search(i + 1, rest - amounts[order[i]!]!);
      taken.pop();
    }
  };
  search(0, target);
  return { subsets, complete: steps <= BUDGET && subsets.length < MOST_FOUND };
}
