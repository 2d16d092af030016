import { type Failure, type Fen, fail, ok, type Result } from '#domain/kernel/index.ts';

export type LimitBound = 'need' | 'capacity' | 'policy-cap' | 'requested';

/** Each bound is shown; `null` where it is not known. */
export interface LimitBounds {
  readonly needFen: Fen | null;
  readonly capacityFen: Fen | null;
  readonly policyCapFen: Fen | null;
  readonly requestedFen: Fen | null;
}

export interface Limit extends LimitBounds {
  readonly limitFen: Fen;
  /** The bound that decided; the first in the order need, capacity, policy cap, request among equals. */
  readonly boundBy: LimitBound;
}

/**
 * The least of need, capacity to repay, policy cap and request, rounded down to whole steps. At least one of need and
 * capacity must be known: a cap alone is no evidence that the firm needs or bears the money. Errors: TERMS_NOTHING_LIMITS.
 */
export function limitFrom(
  bounds: LimitBounds,
  stepFen: Fen = 1n as Fen,
): Result<Limit, Failure<'TERMS_NOTHING_LIMITS'>> {
  if (bounds.needFen === null && bounds.capacityFen === null) return fail('TERMS_NOTHING_LIMITS');
  const bound: readonly (readonly [LimitBound, Fen | null])[] = [
    ['need', bounds.needFen],
    ['capacity', bounds.capacityFen],
    ['policy-cap', bounds.policyCapFen],
    ['requested', bounds.requestedFen],
  ];
  const known = bound.filter((entry): entry is [LimitBound, Fen] => entry[1] !== null);
  const [boundBy, least] = known.reduce((least, next) => (next[1] < least[1] ? next : least));
  const positive = least > 0n ? least : 0n;
  return ok({ ...bounds, limitFen: (positive - (positive % stepFen)) as Fen, boundBy });
}
