import { listEntries } from '#app/log/list-entries.ts';
import type { ListedEntry } from '#app/ports/log-tree.ts';
import * as contract from '#contract/log-book.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<ListedEntry>[] = [
  column('序号', 'index', ({ index }) => index ?? null),
  column('条目编号', 'entry', ({ entry }) => entry.id),
  column('时间', 'at', ({ entry }) => entry.at),
  column('操作', 'operation', ({ entry }) => entry.operation),
  column('操作人', 'actor', ({ entry }) => entry.actor),
  column('对象承诺', 'subject commitment', ({ entry }) => entry.subject),
  column('内容承诺', 'payload commitment', ({ entry }) => entry.payload),
];

export const exportLogEntriesRoute = route(
  'export-log-entries',
  contract.exportLogEntries,
  (app: Application, { query, language }, caller) => {
    const { format, ...asked } = query;
    return exportTable(app, { query: { format, sort: query.sort }, language }, caller, {
      name: 'log-entries',
      columns: COLUMNS,
      read: (work, page) => listEntries(work, asked, page),
    });
  },
);
