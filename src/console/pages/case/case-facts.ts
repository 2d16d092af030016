import type { AnswerOf } from '#src/console/api/client.ts';

export type CaseBundle = AnswerOf<'show-case'>;
export type CaseDecision = NonNullable<CaseBundle['decision']>;

/** What a person can do to a case next. */
export type CaseAct = 'decide' | 'propose' | 'settle' | 'ask' | 'review' | 'release';

interface Person {
  readonly by: string;
  readonly may: (
    operation:
      | 'decide-application'
      | 'propose-outcome'
      | 'settle-proposal'
      | 'ask-for-documents'
      | 'request-review'
      | 'release-result',
  ) => boolean;
}

/**
 * What this person can do now, the one that the case waits for first. The server holds every act against the same rules; this only
 * keeps buttons away that it would refuse.
 */
export function actsOf(bundle: CaseBundle, { by, may }: Person): readonly CaseAct[] {
  const { application, decision, referral, isNewEvidence } = bundle;
  const isReleased = application.state === 'released';
  const isSettled = referral?.proposal?.approvedBy !== undefined;
  const acts: CaseAct[] = [];
  if (may('decide-application') && !isReleased && !isSettled && (!decision || isNewEvidence)) acts.push('decide');
  if (referral?.state === 'proposed' && may('settle-proposal') && referral.proposal?.by !== by) acts.push('settle');
  if ((referral?.state === 'open' || referral?.state === 'claimed') && may('propose-outcome')) acts.push('propose');
  if (canRelease(bundle) && may('release-result')) acts.push('release');
  if (decision && !isReleased && may('ask-for-documents')) acts.push('ask');
  if (decision && !isReleased && (!referral || referral.state === 'closed') && !isSettled && may('request-review'))
    acts.push('review');
  return acts;
}

function canRelease({ application, result, referral }: CaseBundle): boolean {
  if (!result || application.state === 'released') return false;
  return (!referral || referral.state === 'closed') && result.outcome !== 'refer';
}

/** The key of each act. */
export const KEY_OF: Readonly<Record<CaseAct, string>> = {
  decide: 'd',
  propose: 'p',
  settle: 's',
  ask: 'a',
  review: 'v',
  release: 'r',
};
