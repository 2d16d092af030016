import { normalQuantile } from '#domain/numeric/index.ts';
import { logistic } from './scale.ts';
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

/** What a document could settle of a case: all on log-odds of bad. */
export interface OpenQuestion {
  readonly logOdds: number;
  /** The doubt there is, and the part of it that the document is expected to settle, as variances. */
  readonly variance: number;
  readonly settled: number;
  /** The PD at which a loan earns nothing; the loan’s margin follows from it and the loss given default. */
  readonly cutOffPd: number;
  readonly lgd: number;
}

const ANSWERS = 64;
const ANSWER_PLACES = Array.from({ length: ANSWERS }, (_, i) => normalQuantile((i + 0.5) / ANSWERS));

/**
 * The value of a document for a loan of 1: what it may say is spread around the present log-odds by what it settles, and each
 * answer leaves the rest of the doubt. The mean of the logistic over that rest is taken after D. MacKay, Neural Computation 4
 * (1992) 720–736, logistic(μ/√(1 + πσ²/8)).
 */
export function worthOfDocument({ logOdds, variance, settled, cutOffPd, lgd }: OpenQuestion): number {
  const told = Math.sqrt(Math.min(settled, variance));
  const flatten = Math.sqrt(1 + (Math.PI * Math.max(0, variance - settled)) / 8);
  const answers = ANSWER_PLACES.map((z) => ({
    probability: 1 / ANSWERS,
    pd: logistic((logOdds + told * z) / flatten),
  }));
  return Math.max(0, valueOfDocument(answers, { margin: (cutOffPd * lgd) / (1 - cutOffPd), lgd }));
}
