import type { CaseFile } from '#app/referral/case-file.ts';
import type { LetterContent, Offer } from '#domain/decision/index.ts';
import { fen, isObject, type RatePpb } from '#domain/kernel/index.ts';

/** What a case came to: the engine's outcome, or that of two people in its place. */
export interface CaseResult {
  readonly outcome: LetterContent['outcome'];
  readonly offer: Offer | null;
  readonly by: 'engine' | 'people';
}

interface Concluded {
  readonly result: CaseResult;
  /** What the letter to the firm is written from. */
  readonly letter: LetterContent;
}

/**
 * Joins the engine's record with what two people settled. They set the amount; tenor and price are those that the record computed. Where they lend,
 * what was missing holds nobody up any more, so the letter asks for nothing.
 */
export function concludeCase(
  letter: LetterContent,
  shown: Readonly<Record<string, unknown>>,
  file: CaseFile | undefined,
): Concluded {
  const { outcome, offer } = letter;
  if (file?.case.state !== 'decided') return { result: { outcome, offer, by: 'engine' }, letter };
  const { proposal } = file.case;
  if (proposal.outcome === 'decline') {
    const declined = { outcome: proposal.outcome, offer: null };
    return { result: { ...declined, by: 'people' }, letter: { ...letter, ...declined } };
  }
  const lent = { outcome: proposal.outcome, offer: offerOf(proposal.limitFen, shown.terms) };
  const reasons = letter.reasons.filter(({ kind }) => kind === 'risk');
  return {
    result: { ...lent, by: 'people' },
    letter: { ...letter, ...lent, reasons, ask: [], recourse: null },
  };
}

function offerOf(limitFen: bigint, terms: unknown): Offer | null {
  if (!isObject(terms) || typeof terms.tenorDays !== 'number' || typeof terms.ratePpb !== 'string') return null;
  return {
    kind: 'loan',
    limitFen: fen(limitFen),
    tenorDays: terms.tenorDays,
    ratePpb: BigInt(terms.ratePpb) as RatePpb,
  };
}
