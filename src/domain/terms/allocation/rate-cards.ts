import type { Candidate } from './candidate.ts';
import { type Placement, place } from './place.ts';
import { type ProfitCurve, surplus, worthMore } from './profit-curve.ts';

export interface RateCards {
  /** The chosen curve of each grade, in the order given. */
  readonly curves: readonly ProfitCurve[];
  readonly placement: Placement;
  /** No allocation under the same rules earns more. */
  readonly upperBound: number;
  /** Profit of the last fen of budget: what one more would earn. */
  readonly budgetPrice: number;
}

/** Work after which the search stops and states the gap that remains. */
const MAX_LEAVES = 200_000;
const MAX_PLACED_ROWS = 4_000_000;
/** After so many leaves, combinations that could win less than this share are left to the gap. */
const PATIENT_LEAVES = 5_000;
const TOLERABLE = 1 + 1e-6;
const BISECTIONS = 80;

/**
 * Chooses one rate for each grade, and the amounts, by branch and bound. A price on the budget (a Lagrange multiplier)
 * separates the grades, so that the best surplus of each bounds every combination of rates from above; combinations
 * that cannot beat the best allocation found are never looked at. For one combination, lending any part of a cap is a
 * linear programme that the merged curves solve exactly; the smallest amount makes the true optimum at most that, and
 * the difference is the gap.
 */
export function chooseRateCards(
  grades: readonly (readonly ProfitCurve[])[],
  candidates: readonly Candidate[],
  budgetFen: number,
  minFen: number,
): RateCards {
  const price = budgetPrice(grades, budgetFen);
  const ranked = grades.map((curves) =>
    curves
      .map((curve) => ({ curve, surplus: surplus(curve, price) }))
      .sort((a, b) => b.surplus - a.surplus || a.curve.rate - b.curve.rate),
  );
  const restBest = ranked.map((_, g) => ranked.slice(g).reduce((sum, [best]) => sum + best!.surplus, 0));
  let best: { curves: readonly ProfitCurve[]; placement: Placement } | undefined;
  let upperBound = 0;
  let leaves = 0;
  let placedRows = 0;

  const visit = (chosen: readonly ProfitCurve[], bound: number): void => {
    const depth = chosen.length;
    if (depth === ranked.length) {
      leaves += 1;
      look(chosen);
      return;
    }
    for (const { curve, surplus: own } of ranked[depth]!) {
      const most = bound - restBest[depth]! + own + (restBest[depth + 1] ?? 0);
      if (best && most <= best.placement.profit) return;
      if (leaves >= MAX_LEAVES || (leaves >= PATIENT_LEAVES && best && most <= best.placement.profit * TOLERABLE)) {
        upperBound = Math.max(upperBound, most);
        return;
      }
      visit([...chosen, curve], most);
    }
  };
  const look = (curves: readonly ProfitCurve[]): void => {
    const most = relaxed(curves, budgetFen);
    if (best && most <= best.placement.profit) return;
    upperBound = Math.max(upperBound, most);
    if (best && placedRows > MAX_PLACED_ROWS) return;
    const placement = place(curves, candidates, budgetFen, minFen);
    placedRows += candidates.length;
    if (!best || placement.profit > best.placement.profit) best = { curves, placement };
  };
  visit([], price * budgetFen + (restBest[0] ?? 0));
  const found = best ?? { curves: [], placement: { amounts: new Map(), usedFen: 0, profit: 0 } };
  return { ...found, upperBound: Math.max(upperBound, found.placement.profit), budgetPrice: price };
}

/** The price at which the best rates of all grades together want just the budget; zero where they want less. */
function budgetPrice(grades: readonly (readonly ProfitCurve[])[], budgetFen: number): number {
  const wanted = (price: number) =>
    grades.reduce((sum, curves) => {
      const best = curves.reduce((a, b) => (surplus(b, price) > surplus(a, price) ? b : a));
      return sum + best.fen[worthMore(best, price)]!;
    }, 0);
  return priceOf(wanted, highestValue(grades.flat()), budgetFen);
}

/** The most that fixed rates can earn when any part of a cap may be lent. */
function relaxed(curves: readonly ProfitCurve[], budgetFen: number): number {
  const wanted = (price: number) => curves.reduce((sum, curve) => sum + curve.fen[worthMore(curve, price)]!, 0);
  const price = priceOf(wanted, highestValue(curves), budgetFen);
  return price * budgetFen + curves.reduce((sum, curve) => sum + surplus(curve, price), 0);
}

function highestValue(curves: readonly ProfitCurve[]): number {
  return curves.reduce((most, { values }) => Math.max(most, values[0] ?? 0), 0);
}

/** Bisects a falling demand for the price that clears the budget. Any price gives a valid bound; the clearing one the least. */
function priceOf(wanted: (price: number) => number, highest: number, budgetFen: number): number {
  if (wanted(0) <= budgetFen) return 0;
  let low = 0;
  let high = highest;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (wanted(middle) > budgetFen) low = middle;
    else high = middle;
  }
  return high;
}
