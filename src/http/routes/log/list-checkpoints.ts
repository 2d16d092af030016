import * as contract from '#contract/log-book.ts';
import { parseNote } from '#domain/audit/index.ts';
import { fail, formatInstant, ok, toHex } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { page, readCursor } from '#http/wire/page.ts';

export const listCheckpointsRoute = route(
  'list-checkpoints',
  contract.listCheckpoints,
  async (app: Application, { query }, caller) => {
    const cursor = readCursor(query);
    if (!cursor.ok) return cursor;
    const below = cursor.value === undefined ? undefined : Number(cursor.value);
    if (below !== undefined && !Number.isSafeInteger(below)) return fail('CURSOR_UNKNOWN');
    const rows = await lookUp(app, caller, ({ tree }) => tree.latestCheckpoints(query.limit + 1, below));
    if (!rows.ok) return rows;
    const body = page(
      rows.value,
      query.limit,
      ({ size }) => String(size),
      ({ size, at, root, note }) => ({ size, at: formatInstant(at), root: toHex(root), witnesses: witnessesOf(note) }),
    );
    return ok({ body });
  },
);

/** Names under the note other than the log's own, which is its first line. */
function witnessesOf(note: string): string[] {
  const parsed = parseNote(note);
  if (!parsed.ok) return [];
  const [origin] = parsed.value.text.split('\n');
  return [...new Set(parsed.value.signatures.map(({ name }) => name))].filter((name) => name !== origin);
}
