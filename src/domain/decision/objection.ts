import { addDays, type CalendarDate, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** What a firm asks for: that a wrong datum be put right, or that a person look at a result. */
export type ObjectionKind = 'correction' | 'appeal';

export type ObjectionState = 'open' | 'upheld' | 'dismissed';

/** One datum that is said to be wrong: which, what it says, and what it should say. */
export type DisputedDatum = { readonly datum: string; readonly says: string; readonly shouldSay: string };

/** What the firm wrote. */
export type ObjectionGrounds = { readonly disputed: readonly DisputedDatum[]; readonly note: string };

/**
 * Days within which the firm hears. Twenty for a correction, as 征信业管理条例第二十五条 gives for a dispute about credit data; fifteen for an
 * appeal, which the law only says must be prompt (个人信息保护法第五十条), as the lender's own word.
 */
const DAYS_TO_ANSWER: Readonly<Record<ObjectionKind, number>> = { correction: 20, appeal: 15 };

export function answerDue(kind: ObjectionKind, openedOn: CalendarDate): CalendarDate {
  return addDays(openedOn, DAYS_TO_ANSWER[kind]);
}

/** Whether it is still open after its last day. */
export function isOverdue(state: ObjectionState, dueOn: CalendarDate, today: CalendarDate): boolean {
  return state === 'open' && today > dueOn;
}

/** Errors: OBJECTION_EMPTY where a correction names no datum, or an appeal says nothing. */
export function checkGrounds(
  kind: ObjectionKind,
  grounds: ObjectionGrounds,
): Result<ObjectionGrounds, Failure<'OBJECTION_EMPTY'>> {
  const empty = kind === 'correction' ? grounds.disputed.length === 0 : grounds.note.trim() === '';
  return empty ? fail('OBJECTION_EMPTY') : ok(grounds);
}

interface Settling {
  readonly state: ObjectionState;
  /** Who proposed or approved what is objected to, and who objects: none of them judges it. */
  readonly concerned: readonly string[];
}

/**
 * A person's answer, with a reason that the firm reads. Errors: OBJECTION_SETTLED, OBJECTION_REASON_EMPTY, OBJECTION_OWN_CASE where the person
 * had a hand in what is objected to.
 */
export function settleObjection(
  { state, concerned }: Settling,
  answer: { readonly upheld: boolean; readonly reason: string; readonly by: string },
): Result<'upheld' | 'dismissed', Failure<'OBJECTION_SETTLED' | 'OBJECTION_REASON_EMPTY' | 'OBJECTION_OWN_CASE'>> {
  if (state !== 'open') return fail('OBJECTION_SETTLED', { state });
  if (answer.reason.trim() === '') return fail('OBJECTION_REASON_EMPTY');
  if (concerned.includes(answer.by)) return fail('OBJECTION_OWN_CASE', { person: answer.by });
  return ok(answer.upheld ? 'upheld' : 'dismissed');
}
