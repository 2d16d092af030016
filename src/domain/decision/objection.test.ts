import { describe, expect, it } from 'vitest';
import { calendarDate } from '#domain/kernel/index.ts';
import { answerDue, checkGrounds, isOverdue, settleObjection } from './objection.ts';

const opened = calendarDate('2026-11-24');
const answer = { upheld: true, reason: '发票已更正', by: 'b' };

describe('an objection', () => {
  it('is to be answered within its days, and is overdue only while it is open', () => {
    expect(answerDue('correction', opened)).toBe('2026-12-14');
    expect(answerDue('appeal', opened)).toBe('2026-12-09');
    expect(isOverdue('open', answerDue('appeal', opened), calendarDate('2026-12-09'))).toBe(false);
    expect(isOverdue('open', answerDue('appeal', opened), calendarDate('2026-12-10'))).toBe(true);
    expect(isOverdue('upheld', answerDue('appeal', opened), calendarDate('2027-01-10'))).toBe(false);
  });

  it('says something', () => {
    const nothing = { disputed: [], note: ' ' };
    expect(checkGrounds('correction', nothing)).toMatchObject({ error: { code: 'OBJECTION_EMPTY' } });
    expect(checkGrounds('appeal', nothing)).toMatchObject({ error: { code: 'OBJECTION_EMPTY' } });
    expect(checkGrounds('appeal', { ...nothing, note: '请人工复核' }).ok).toBe(true);
  });

  it('is answered once, with a reason, by somebody who had no hand in the case', () => {
    const open = { state: 'open', concerned: ['a'] } as const;
    expect(settleObjection(open, answer)).toEqual({ ok: true, value: 'upheld' });
    expect(settleObjection(open, { ...answer, upheld: false })).toEqual({ ok: true, value: 'dismissed' });
    expect(settleObjection({ ...open, state: 'dismissed' }, answer)).toMatchObject({
      error: { code: 'OBJECTION_SETTLED' },
    });
    expect(settleObjection(open, { ...answer, reason: '' })).toMatchObject({
      error: { code: 'OBJECTION_REASON_EMPTY' },
    });
    expect(settleObjection(open, { ...answer, by: 'a' })).toMatchObject({ error: { code: 'OBJECTION_OWN_CASE' } });
  });
});
