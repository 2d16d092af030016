import type { LoanEconomics } from './validation/profit.ts';

/** What a document may say: the chance of each answer, and the PD once it is known. The chances add up to 1. */
export type PossibleAnswer = { readonly probability: number; readonly pd: number };

/** Expected profit of the better of lending and not lending, for a loan of 1. */
function bestProfit(pd: number, { margin, lgd }: LoanEconomics): number {
  return Math.max(0, (1 - pd) * margin - pd * lgd);
}

/**
 * Expected value of sample information for a loan of 1: how much better one decides, on average, once the document is
 * in. Never negative; the cost of the document is not taken off.
 */
export function valueOfDocument(answers: readonly PossibleAnswer[], economics: LoanEconomics): number {
  const pd = answers.reduce((sum, answer) => sum + answer.probability * answer.pd, 0);
  const informed = answers.reduce((sum, answer) => sum + answer.probability * bestProfit(answer.pd, economics), 0);
  return informed - bestProfit(pd, economics);
}
