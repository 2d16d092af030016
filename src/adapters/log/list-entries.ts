import type { EntryQuery, ListedEntry } from '#app/ports/log-tree.ts';
import { type CalendarDate, dayNumber, makeId } from '#domain/kernel/index.ts';
import type { Session } from '../store/session.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './log-rows.ts';

const MS_A_DAY = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const LEAST_CHANCE = new Uint8Array(10);

/**
 * Entries by their id, which begins with the moment of their transaction: so a span of days is a span of the key, and a page of
 * any of them is read from an index without counting what lies before it.
 */
export async function listEntries(session: Session, query: EntryQuery): Promise<readonly ListedEntry[]> {
  const values: unknown[] = [session.institutionId];
  const where = ['institution_id = $1'];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    where.push(condition.replaceAll('?', `$${values.length}`));
  };
  const { descending, after, operation, actor, subject, from, to, named, limit } = query;
  if (after !== undefined) add(`entry_id ${descending ? '<' : '>'} ?`, after);
  if (operation !== undefined) add('operation = ?', operation);
  if (actor !== undefined) add('actor = ?', actor);
  if (subject !== undefined) add('subject_id = ?', subject);
  if (from !== undefined) add('entry_id >= ?', firstIdOf(from, 0));
  if (to !== undefined) add('entry_id < ?', firstIdOf(to, 1));
  if (named !== undefined && /^\d{1,15}$/.test(named)) add('leaf_index = ?::bigint', named);
  else if (named !== undefined) add('entry_id = ?', named);
  values.push(limit + 1);
  const rows = await session.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM log_entry WHERE ${where.join(' AND ')}
     ORDER BY entry_id ${descending ? 'DESC' : 'ASC'} LIMIT $${values.length}`,
    values,
  );
  return rows.map((row) => ({
    index: row.leaf_index === null ? undefined : Number(row.leaf_index),
    entry: entryOf(row, session.institutionId),
  }));
}

/** The least id that an entry of a day at +08:00, or of the day `later` days on, can have. */
function firstIdOf(day: CalendarDate, later: number): string {
  return makeId('log', Math.max(0, (dayNumber(day) + later) * MS_A_DAY - SHANGHAI_MS), LEAST_CHANCE);
}
