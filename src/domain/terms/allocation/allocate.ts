import { type Failure, type Fen, fail, fen, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, type NumberRange } from '#domain/numeric/index.ts';
import { type AcceptanceCurve, bestRate, type CurveFailure, withinRates } from './acceptance-curve.ts';
import { type AllocationRow, type Candidate, type Refusal, selectCandidates } from './candidate.ts';
import { compareFirms, profitCurves } from './profit-curve.ts';
import { chooseRateCards, type RateCards } from './rate-cards.ts';

export interface AllocationInput {
  readonly rows: readonly AllocationRow[];
  readonly curve: AcceptanceCurve;
  readonly budgetFen: Fen;
  readonly minFen: Fen;
  readonly maxFen: Fen;
  readonly minRate: number;
  readonly maxRate: number;
}

export interface Lent {
  readonly firm: string;
  readonly grade: string;
  readonly amountFen: Fen;
  readonly rate: number;
  readonly acceptance: number;
  readonly expectedProfitFen: Fen;
}

export interface RateCard {
  readonly rate: number;
  readonly acceptance: number;
  readonly firms: number;
  readonly offeredFen: Fen;
}

/** Why no more is placed. `firms` counts those that the constraint holds. */
export interface Binding {
  readonly constraint: 'budget' | 'limits' | 'max-amount' | 'profitability' | 'min-amount' | 'eligibility';
  readonly firms: number;
}

export interface Allocation {
  readonly lent: readonly Lent[];
  readonly refused: readonly Refusal[];
  /** One rate a grade; grades to which nothing is lent have none. */
  readonly rates: Readonly<Record<string, RateCard>>;
  readonly usedFen: Fen;
  readonly unplacedFen: Fen;
  readonly expectedProfitFen: Fen;
  /** What customers are expected to take: amount × acceptance. The budget binds what is offered, not this. */
  readonly expectedTakenFen: Fen;
  /** No allocation under the same rules earns more than profit + gap, but for the rounding of each firm's profit to the fen. */
  readonly gapFen: Fen;
  readonly binding: readonly Binding[];
}

export type AllocationFailure =
  | CurveFailure
  | Failure<'OUTSIDE_RANGE' | 'ALLOCATION_AMOUNTS_CROSSED' | 'ALLOCATION_RATES_CROSSED'>;

/** Whole fen up to this are exact in a double. */
const EXACT: NumberRange = { low: 1, high: Number.MAX_SAFE_INTEGER };

/**
 * Who gets how much at what rate: one rate for each grade out of the curve's own, an amount for each firm that is
 * nothing or between the smallest amount and the lesser of its limit and the largest, so that the expected profit of a
 * year is greatest and the sum of what is offered stays within the budget to the fen. The budget binds offers, not
 * expected acceptances: every offer is a promise, and all of them may be taken. A firm that would lose money at its
 * grade's rate is not lent to. The result does not depend on the order of the rows.
 * Errors: OUTSIDE_RANGE, ALLOCATION_AMOUNTS_CROSSED, ALLOCATION_RATES_CROSSED, ALLOCATION_NO_RATE.
 */
export function allocate(input: AllocationInput): Result<Allocation, AllocationFailure> {
  const budget = Number(input.budgetFen);
  const minFen = Number(input.minFen);
  const maxFen = Number(input.maxFen);
  const checked = allInRange([
    ['budgetFen', budget, EXACT],
    ['minFen', minFen, EXACT],
    ['maxFen', maxFen, EXACT],
    ['minRate', input.minRate, { low: 0, high: 10 }],
    ['maxRate', input.maxRate, { low: 0, high: 10 }],
    ...input.rows.flatMap(({ lgd, costRate }) => [
      ['lgd', lgd, { low: 0, high: 1 }] as const,
      ['cost', costRate, { low: -1, high: 10 }] as const,
    ]),
  ]);
  if (!checked.ok) return checked;
  if (minFen > maxFen) return fail('ALLOCATION_AMOUNTS_CROSSED', { minFen, maxFen });
  if (input.minRate > input.maxRate)
    return fail('ALLOCATION_RATES_CROSSED', { minRate: input.minRate, maxRate: input.maxRate });
  const curve = withinRates(input.curve, input.minRate, input.maxRate);
  if (!curve.ok) return curve;
  const known = new Set(curve.value.churnByGrade.keys());
  const { candidates, refused } = selectCandidates(input.rows, known, { minFen, maxFen });
  const grades = [...new Set(candidates.map(({ grade }) => grade))].sort();
  const members = new Map(grades.map((grade) => [grade, [] as number[]]));
  candidates.forEach(({ grade }, i) => {
    members.get(grade)!.push(i);
  });
  const curves = grades.map((grade) => profitCurves(grade, members.get(grade)!, candidates, curve.value));
  const cards = chooseRateCards(curves, candidates, budget, minFen);
  return ok(report(input, { candidates, refused, grades, curve: curve.value, cards }));
}

interface Solved {
  readonly candidates: readonly Candidate[];
  readonly refused: readonly Refusal[];
  readonly grades: readonly string[];
  readonly curve: AcceptanceCurve;
  readonly cards: RateCards;
}

function report(input: AllocationInput, solved: Solved): Allocation {
  const { candidates, grades, cards } = solved;
  const { amounts, usedFen } = cards.placement;
  const lent: Lent[] = [];
  const values = new Map<number, number>();
  for (const { order, values: own } of cards.curves) for (const [n, i] of order.entries()) values.set(i, own[n]!);
  const cardOf = new Map(grades.map((grade, g) => [grade, cards.curves[g]!]));
  const lentTo = [...amounts.keys()].sort((a, b) => compareByGrade(candidates[a]!, candidates[b]!));
  for (const i of lentTo) {
    const { firm, grade } = candidates[i]!;
    const { rate, acceptance } = cardOf.get(grade)!;
    const amount = amounts.get(i)!;
    const expectedProfitFen = fen(Math.round(amount * values.get(i)!));
    lent.push({ firm, grade, amountFen: fen(amount), rate, acceptance, expectedProfitFen });
  }
  const unplaced = Number(input.budgetFen) - usedFen;
  const notLent = candidates.map((candidate, i) => ({ candidate, i })).filter(({ i }) => !amounts.has(i));
  const left = notLent.map(({ candidate, i }): Refusal => {
    const profitable = values.has(i) || (!cardLends(lent, candidate.grade) && earnsSomewhere(solved.curve, candidate));
    return { firm: candidate.firm, code: profitable ? 'budget-spent' : 'unprofitable' };
  });
  const profitFen = lent.reduce((sum, { expectedProfitFen }) => sum + expectedProfitFen, 0n);
  // Sums of a hundred thousand doubles agree to some 1e-12; less than that is no gap.
  const gap = Math.ceil(cards.upperBound * (1 - 1e-12) - cards.placement.profit);
  return {
    lent,
    refused: [...solved.refused, ...left],
    rates: rateCards(lent),
    usedFen: fen(usedFen),
    unplacedFen: fen(unplaced),
    expectedProfitFen: fen(profitFen),
    expectedTakenFen: fen(Math.round(lent.reduce((sum, row) => sum + Number(row.amountFen) * row.acceptance, 0))),
    gapFen: fen(Math.max(0, gap)),
    binding: bindingOf(solved, left, unplaced),
  };
}

function compareByGrade(a: Candidate, b: Candidate): number {
  if (a.grade !== b.grade) return a.grade < b.grade ? -1 : 1;
  return compareFirms(a, b);
}

function cardLends(lent: readonly Lent[], grade: string): boolean {
  return lent.some((row) => row.grade === grade);
}

function earnsSomewhere(curve: AcceptanceCurve, candidate: Candidate): boolean {
  const best = bestRate(curve, candidate.grade, candidate);
  return best !== undefined && best.profit > 0;
}

function rateCards(lent: readonly Lent[]): Record<string, RateCard> {
  const cards: Record<string, RateCard> = {};
  for (const { grade, rate, acceptance, amountFen } of lent) {
    const card = cards[grade];
    cards[grade] = {
      rate,
      acceptance,
      firms: (card?.firms ?? 0) + 1,
      offeredFen: fen((card?.offeredFen ?? 0n) + amountFen),
    };
  }
  return cards;
}

function bindingOf({ candidates, refused, cards }: Solved, left: readonly Refusal[], unplaced: number): Binding[] {
  if (unplaced === 0)
    return [{ constraint: 'budget', firms: left.filter(({ code }) => code === 'budget-spent').length }];
  const capped = (by: Candidate['cappedBy']) =>
    [...cards.placement.amounts].filter(([i, amount]) => {
      const { cappedBy, capFen } = candidates[i]!;
      return cappedBy === by && amount === capFen;
    }).length;
  const counts: Binding[] = [
    { constraint: 'limits', firms: capped('limit') },
    { constraint: 'max-amount', firms: capped('max-amount') },
    { constraint: 'min-amount', firms: left.filter(({ code }) => code === 'budget-spent').length },
    { constraint: 'profitability', firms: left.filter(({ code }) => code === 'unprofitable').length },
    { constraint: 'eligibility', firms: refused.length },
  ];
  return counts.filter(({ firms }) => firms > 0);
}
