import { describe, expect, it } from 'vitest';
import { digestOf, instant, unwrap } from '#domain/kernel/index.ts';
import { approveProposal, type Override, openReferral, propose, returnProposal, supersede } from './index.ts';

const RECORD = digestOf('a record');
const AT = instant(1_700_000_000_000);
const LEND: Override = {
  outcome: 'approve',
  limitFen: 10_000_000n,
  reasonCode: 'document-seen',
  reason: '已收到并核对银行流水',
  by: 'li',
  at: AT,
};

const codeOf = (step: { ok: boolean; error?: { code: string } }) => (step.ok ? 'ok' : step.error?.code);

describe('a referral', () => {
  it('is decided by two persons, never by one', () => {
    const proposed = unwrap(propose(openReferral(RECORD, 'refer', []), LEND));
    expect(codeOf(approveProposal(proposed, 'li', AT))).toBe('REFERRAL_SAME_PERSON');
    const decided = unwrap(approveProposal(proposed, 'wang', AT));
    expect(decided).toMatchObject({ state: 'decided', approvedBy: 'wang', proposal: LEND });
    expect(codeOf(approveProposal(decided, 'zhao', AT))).toBe('REFERRAL_NOT_PROPOSED');
  });

  it('returns to open with the proposal on record when the second person sends it back', () => {
    const proposed = unwrap(propose(openReferral(RECORD, 'refer', []), LEND));
    expect(codeOf(returnProposal(proposed, 'li', 'why', AT))).toBe('REFERRAL_SAME_PERSON');
    expect(codeOf(returnProposal(proposed, 'wang', ' ', AT))).toBe('REFERRAL_REASON_EMPTY');
    const open = unwrap(returnProposal(proposed, 'wang', '流水缺三月', AT));
    expect(open).toMatchObject({ state: 'open', returned: [{ proposal: LEND, by: 'wang' }] });
  });

  it('lets no person lend past a rule that refuses, but lets one decline', () => {
    const referral = openReferral(RECORD, 'refer', ['CN-X']);
    expect(codeOf(propose(referral, LEND))).toBe('REFERRAL_GATE_REFUSED');
    expect(codeOf(propose(referral, { ...LEND, outcome: 'decline', limitFen: 0n }))).toBe('ok');
  });

  it('wants a reason, and a limit that fits what is proposed', () => {
    const referral = openReferral(RECORD, 'refer', []);
    expect(codeOf(propose(referral, { ...LEND, reason: '' }))).toBe('REFERRAL_REASON_EMPTY');
    expect(codeOf(propose(referral, { ...LEND, limitFen: 0n }))).toBe('REFERRAL_AMOUNT');
    expect(codeOf(propose(referral, { ...LEND, outcome: 'decline' }))).toBe('REFERRAL_AMOUNT');
  });

  it('ends when new evidence has led to a new decision, unless it is closed already', () => {
    const successor = digestOf('the next record');
    const ended = unwrap(supersede(openReferral(RECORD, 'refer', []), successor));
    expect(ended).toMatchObject({ state: 'superseded', successor });
    expect(codeOf(supersede(ended, successor))).toBe('REFERRAL_CLOSED');
    expect(codeOf(propose(ended, LEND))).toBe('REFERRAL_NOT_OPEN');
  });
});
