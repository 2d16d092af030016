import { type Digest, type Failure, fail, type Instant, ok, type Result } from '#domain/kernel/index.ts';
import type { Outcome } from './mode.ts';

/** What a person wants to decide in place of the engine: the recorded override, with the reason in the person's words. */
export interface Override {
  readonly outcome: Exclude<Outcome, 'refer'>;
  /** Whole fen; zero where nothing is lent. */
  readonly limitFen: bigint;
  readonly reasonCode: OverrideReason;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export type OverrideReason =
  | 'document-seen'
  | 'site-visit'
  | 'security-taken'
  | 'relationship-history'
  | 'data-error'
  | 'policy-exception'
  | 'fraud-suspected';

/** A case on the desk: open → proposed → decided; a second person returns a proposal to open; new evidence supersedes the case. */
export type Referral =
  | (Case & { readonly state: 'open' })
  | (Case & { readonly state: 'proposed'; readonly proposal: Override })
  | (Case & {
      readonly state: 'decided';
      readonly proposal: Override;
      readonly approvedBy: string;
      readonly approvedAt: Instant;
    })
  | (Case & { readonly state: 'superseded'; readonly successor: Digest });

interface Case {
  /** The decision record that was referred, and what it had concluded. */
  readonly record: Digest;
  readonly engineOutcome: Outcome;
  /** Rules whose verdict is refuse: no person may lend past them. */
  readonly refusedBy: readonly string[];
  /** Proposals that a second person sent back, oldest first. */
  readonly returned: readonly {
    readonly proposal: Override;
    readonly by: string;
    readonly why: string;
    readonly at: Instant;
  }[];
}

type Step<C extends string> = Result<Referral, Failure<C>>;

export function openReferral(record: Digest, engineOutcome: Outcome, refusedBy: readonly string[]): Referral {
  return { state: 'open', record, engineOutcome, refusedBy, returned: [] };
}

/** The first person's proposal. Errors: REFERRAL_NOT_OPEN, REFERRAL_REASON_EMPTY, REFERRAL_GATE_REFUSED, REFERRAL_AMOUNT. */
export function propose(
  referral: Referral,
  proposal: Override,
): Step<'REFERRAL_NOT_OPEN' | 'REFERRAL_REASON_EMPTY' | 'REFERRAL_GATE_REFUSED' | 'REFERRAL_AMOUNT'> {
  if (referral.state !== 'open') return fail('REFERRAL_NOT_OPEN', { state: referral.state });
  if (proposal.reason.trim() === '') return fail('REFERRAL_REASON_EMPTY');
  const lends = proposal.outcome !== 'decline';
  if (lends && referral.refusedBy.length > 0)
    return fail('REFERRAL_GATE_REFUSED', { rules: referral.refusedBy.join(', ') });
  if (lends !== proposal.limitFen > 0n) return fail('REFERRAL_AMOUNT', { value: String(proposal.limitFen) });
  return ok({ ...base(referral), state: 'proposed', proposal });
}

/** The second pair of eyes. Errors: REFERRAL_NOT_PROPOSED, REFERRAL_SAME_PERSON. */
export function approveProposal(
  referral: Referral,
  by: string,
  at: Instant,
): Step<'REFERRAL_NOT_PROPOSED' | 'REFERRAL_SAME_PERSON'> {
  if (referral.state !== 'proposed') return fail('REFERRAL_NOT_PROPOSED', { state: referral.state });
  if (by === referral.proposal.by) return fail('REFERRAL_SAME_PERSON', { person: by });
  return ok({ ...base(referral), state: 'decided', proposal: referral.proposal, approvedBy: by, approvedAt: at });
}

/** The second person sends the proposal back with a reason. Errors: REFERRAL_NOT_PROPOSED, REFERRAL_SAME_PERSON, REFERRAL_REASON_EMPTY. */
export function returnProposal(
  referral: Referral,
  by: string,
  why: string,
  at: Instant,
): Step<'REFERRAL_NOT_PROPOSED' | 'REFERRAL_SAME_PERSON' | 'REFERRAL_REASON_EMPTY'> {
  if (referral.state !== 'proposed') return fail('REFERRAL_NOT_PROPOSED', { state: referral.state });
  if (by === referral.proposal.by) return fail('REFERRAL_SAME_PERSON', { person: by });
  if (why.trim() === '') return fail('REFERRAL_REASON_EMPTY');
  const returned = [...referral.returned, { proposal: referral.proposal, by, why, at }];
  return ok({ ...base(referral), state: 'open', returned });
}

/** New evidence led to a new decision: the case ends without a person's word. Errors: REFERRAL_CLOSED. */
export function supersede(referral: Referral, successor: Digest): Step<'REFERRAL_CLOSED'> {
  if (referral.state === 'decided' || referral.state === 'superseded')
    return fail('REFERRAL_CLOSED', { state: referral.state });
  return ok({ ...base(referral), state: 'superseded', successor });
}

function base({ record, engineOutcome, refusedBy, returned }: Referral): Case {
  return { record, engineOutcome, refusedBy, returned };
}
