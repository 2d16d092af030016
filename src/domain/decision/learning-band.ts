import type { CardScore } from '#domain/credit/index.ts';
import { type CalendarDate, digestOf, fen, ratePpb } from '#domain/kernel/index.ts';
import type { Conclusion } from './conclude.ts';
import type { Policy } from './policy.ts';
import type { GateFinding, Offer, TermsFound } from './record.ts';

/**
 * A place in [0, 1) that was drawn for one firm and one period, by whoever keeps the institution's secret: so that a firm that
 * asks again is not drawn again, and cannot tell beforehand.
 */
export type Chance = { readonly place: number; readonly period: string };

const PLACES = 2 ** 52;

/** The place of one firm in one period, from a key that only the lender knows: the first 52 bits of its digest. */
export function drawChance(key: string, period: string): Chance {
  return { place: Number.parseInt(digestOf({ key, period }).slice(0, 13), 16) / PLACES, period };
}

/** A quarter: whoever is refused may be drawn anew in the next, and not by asking again in this one. */
export function bandPeriod(on: CalendarDate): string {
  return `${on.slice(0, 4)}Q${Math.floor((Number(on.slice(5, 7)) - 1) / 3) + 1}`;
}

/** That a refusal lay in the band in which a few are lent to all the same, and with which chance; what is learned of the refused rests on it. */
export type BandFound = {
  readonly propensity: number;
  readonly place: number;
  readonly period: string;
  readonly accepted: boolean;
};

export interface BandStage {
  readonly policy: Policy;
  readonly conclusion: Conclusion;
  readonly score: CardScore;
  readonly terms: TermsFound;
  readonly chance: Chance | undefined;
  /** Whether the actor decides: who only recommends lends nothing to learn from. */
  readonly decides: boolean;
  /** What the law says of a loan. */
  readonly ask: (offer: Offer) => readonly GateFinding[];
}

interface Banded {
  readonly band: BandFound;
  /** The loan of those who were drawn, and what the law said of it; null for all others. */
  readonly lent: { readonly conclusion: Conclusion; readonly gates: readonly GateFinding[] } | null;
}

/**
 * A small share of those whom the scorecard declines by little is lent a little all the same, for no outcome is ever seen of the refused
 * otherwise. Only a decline for the score itself is in the band, and only where the loan would be lawful and its instalments are borne. Null
 * outside the band, and where the policy or the actor has none.
 */
export function learningBand(stage: BandStage): Banded | null {
  const { policy, conclusion, score, terms, chance, decides } = stage;
  const rules = policy.learningBand;
  const scored = conclusion.outcome === 'decline' && conclusion.reasons.some(({ code }) => code === 'WEAK_VARIABLE');
  if (!rules || !chance || !decides || !scored || score.pd > rules.highestPd) return null;
  const offer = smallLoan(terms, policy, rules.mostFen);
  if (!offer) return null;
  const gates = stage.ask(offer);
  if (gates.some(({ verdict }) => verdict !== 'pass')) return null;
  const accepted = chance.place < rules.share;
  const band = { propensity: rules.share, place: chance.place, period: chance.period, accepted };
  if (!accepted) return { band, lent: null };
  const values = { limitFen: Number(offer.limitFen) };
  const reasons = [{ kind: 'risk' as const, code: 'SMALL_TRIAL_LOAN', subject: 'limit', values }];
  return { band, lent: { conclusion: { outcome: 'counter', reasons, ask: [], offer }, gates } };
}

function smallLoan(terms: TermsFound, { product }: Policy, mostFen: bigint): Offer | null {
  const limit = terms.limitFen < mostFen ? terms.limitFen : mostFen;
  const limitFen = fen(limit - (limit % product.stepFen));
  if (limitFen < product.minFen || terms.ratePpb > ratePpb(product.maxRate)) return null;
  return { kind: 'loan', limitFen, tenorDays: terms.tenorDays, ratePpb: terms.ratePpb };
}
