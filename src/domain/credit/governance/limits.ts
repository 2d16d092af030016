import type { ReleaseLimits } from './event.ts';

/** Decisions by outcome that one model made for a policy. */
export interface OutcomeCounts {
  readonly approve: number;
  readonly counter: number;
  readonly refer: number;
  readonly decline: number;
}

export const DEFAULT_LIMITS: ReleaseLimits = {
  leastCases: 50,
  mostDeclined: 0.5,
  mostReferred: 0.6,
  mostApprovalGap: 0.15,
};

export interface BreachedLimit {
  readonly limit: keyof ReleaseLimits;
  readonly figure: number;
}

/** The first limit that a challenger breaks; null where it keeps all, or has not decided enough to say. */
export function breachedLimit(
  challenger: OutcomeCounts,
  champion: OutcomeCounts,
  limits: ReleaseLimits,
): BreachedLimit | null {
  const cases = total(challenger);
  if (cases < limits.leastCases) return null;
  const declined = challenger.decline / cases;
  if (declined > limits.mostDeclined) return { limit: 'mostDeclined', figure: declined };
  const referred = challenger.refer / cases;
  if (referred > limits.mostReferred) return { limit: 'mostReferred', figure: referred };
  if (total(champion) < limits.leastCases) return null;
  const gap = approved(challenger) - approved(champion);
  return Math.abs(gap) > limits.mostApprovalGap ? { limit: 'mostApprovalGap', figure: gap } : null;
}

function total({ approve, counter, refer, decline }: OutcomeCounts): number {
  return approve + counter + refer + decline;
}

function approved(counts: OutcomeCounts): number {
  return (counts.approve + counts.counter) / total(counts);
}
