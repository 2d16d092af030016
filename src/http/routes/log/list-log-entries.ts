import { listEntries } from '#app/log/list-entries.ts';
import type { ListedEntry } from '#app/ports/log-tree.ts';
import * as contract from '#contract/log-book.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import type { Wire } from '#http/wire/wire.ts';

export const listLogEntriesRoute = route(
  'list-log-entries',
  contract.listLogEntries,
  (app: Application, { query }, caller) => {
    // A firm is named by its code, and the entries about it are found by its id: the list's own reading of a firm is not wanted here.
    const { cursor, limit, ...asked } = query;
    const paged = { sort: query.sort, limit, ...(cursor === undefined ? {} : { cursor }) };
    return listTable(app, caller, paged, (work, page) => listEntries(work, asked, page), wireEntry);
  },
);

function wireEntry({ index, entry }: ListedEntry): Wire<typeof contract.listLogEntries>['items'][number] {
  const { id, ...rest } = entry;
  return { entry: id, ...(index === undefined ? {} : { index }), ...rest };
}
