import type { ObjectionFile } from '#app/objection/objection-file.ts';
import type { ListedObjection, Objection } from '#app/ports/objection-repository.ts';
import type * as contract from '#contract/objections.ts';
import { isOverdue } from '#domain/decision/index.ts';
import { type CalendarDate, formatInstant } from '#domain/kernel/index.ts';
import type { Wire } from './wire.ts';

function brief(row: Objection, overdue: boolean) {
  return {
    objection: row.objectionId,
    decision: row.decisionId,
    kind: row.kind,
    state: row.state,
    openedAt: formatInstant(row.openedAt),
    dueOn: row.dueOn,
    overdue,
    ...(row.settledAt === null ? {} : { settledAt: formatInstant(row.settledAt) }),
    version: row.version,
  };
}

/** A row of the list as it is told on a day. */
export function wireListedObjection(
  row: ListedObjection,
  today: CalendarDate,
): Wire<typeof contract.listObjections>['items'][number] {
  return { ...brief(row, isOverdue(row.state, row.dueOn, today)), firm: row.firm };
}

export function wireObjection(file: ObjectionFile): Wire<typeof contract.showObjection> {
  const { objection, overdue, grounds, answer } = file;
  const disputed = grounds.disputed.map(({ datum, says, shouldSay }) => ({ datum, says, shouldSay }));
  return { ...brief(objection, overdue), disputed, note: grounds.note, ...(answer === null ? {} : { answer }) };
}
