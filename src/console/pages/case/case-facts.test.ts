import { describe, expect, it } from 'vitest';
import { actsOf, type CaseBundle } from './case-facts.ts';

const everything = { by: 'acct_1', may: () => true };

function given(parts: {
  state?: string;
  outcome?: string;
  result?: string;
  referral?: object | null;
  isNewEvidence?: boolean;
}): CaseBundle {
  const { state = 'decided', outcome, result = outcome, referral = null, isNewEvidence = false } = parts;
  const decision = outcome === undefined ? null : { outcome };
  const came = result === undefined ? null : { outcome: result };
  return { application: { state }, decision, result: came, referral, isNewEvidence } as never;
}

describe('what a person can do to a case next', () => {
  it('is to decide what is new, and what new evidence came for', () => {
    expect(actsOf(given({ state: 'submitted' }), everything)).toEqual(['decide']);
    expect(actsOf(given({ outcome: 'approve', isNewEvidence: true }), everything)[0]).toBe('decide');
    expect(actsOf(given({ outcome: 'approve' }), everything)).toEqual(['release', 'ask', 'review']);
  });

  it('is to propose on an open case, and never to approve one’s own proposal', () => {
    const open = given({ outcome: 'refer', referral: { state: 'open' } });
    expect(actsOf(open, everything)).toEqual(['propose', 'ask']);
    const proposed = (by: string) => given({ outcome: 'refer', referral: { state: 'proposed', proposal: { by } } });
    expect(actsOf(proposed('acct_2'), everything)[0]).toBe('settle');
    expect(actsOf(proposed('acct_1'), everything)).toEqual(['ask']);
  });

  it('is nothing more once the result was sent, and no new decision once two people settled it', () => {
    expect(actsOf(given({ state: 'released', outcome: 'approve', isNewEvidence: true }), everything)).toEqual([]);
    const settled = { state: 'closed', proposal: { by: 'a', outcome: 'decline', approvedBy: 'b' } };
    expect(
      actsOf(given({ outcome: 'refer', result: 'decline', referral: settled, isNewEvidence: true }), everything),
    ).toEqual(['release', 'ask']);
  });

  it('shows no act that the role does not have', () => {
    expect(actsOf(given({ state: 'submitted' }), { by: 'x', may: () => false })).toEqual([]);
  });
});
