import { describe, expect, it } from 'vitest';
import { ACTOR_TYPES } from './actor.ts';
import { ACTS, canBeSetUp, mayAct } from './licence.ts';

describe('what a licence carries', () => {
  it('lets a facilitating platform recommend and nothing else', () => {
    const allowed = ACTS.filter((act) => mayAct(['platform_operator'], act).allowed);
    expect(allowed).toEqual(['recommend']);
  });

  it('names the text that forbids a platform to decide', () => {
    expect(mayAct(['platform_operator'], 'decide')).toEqual({
      allowed: false,
      basis: { instrument: 'AL-2025', article: '第七条（条号待核）' },
    });
  });

  it('keeps deposits from a micro-loan company and loans from a guarantor', () => {
    expect(mayAct(['online_micro_loan_co'], 'decide').allowed).toBe(true);
    expect(mayAct(['online_micro_loan_co'], 'take_deposits').allowed).toBe(false);
    expect(mayAct(['guarantee_co'], 'guarantee').allowed).toBe(true);
    expect(mayAct(['guarantee_co'], 'pay_out').allowed).toBe(false);
  });

  it('adds up over the licences of one institution', () => {
    expect(mayAct(['platform_operator', 'guarantee_co'], 'guarantee')).toEqual({ allowed: true });
  });

  it('refuses to set up a lender without a licence', () => {
    expect(ACTOR_TYPES.filter((type) => !canBeSetUp([type]))).toEqual(
      expect.arrayContaining(['private_lender', 'p2p_intermediary', 'large_buyer', 'advertiser']),
    );
    expect(canBeSetUp([])).toBe(false);
    expect(canBeSetUp(['micro_loan_co'])).toBe(true);
  });
});
