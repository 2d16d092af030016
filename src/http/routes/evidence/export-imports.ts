import type { ImportSummary } from '#app/ports/evidence-repository.ts';
import * as contract from '#contract/evidence.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<ImportSummary>[] = [
  column('导入编号', 'import', (row) => row.importId),
  column('种类', 'kind', (row) => row.kind),
  column('来源', 'source', (row) => row.source),
  column('授权', 'consent', (row) => row.consentId),
  column('文件', 'file', (row) => row.fileName),
  column('文件摘要', 'file digest', (row) => row.fileDigest),
  column('操作人', 'by', (row) => row.actorId),
  column('到达时间', 'arrived at', (row) => momentCell(row.arrivedAt)),
  column('行数', 'rows', (row) => row.rows),
  column('接受', 'accepted', (row) => row.accepted),
  column('重复', 'duplicates', (row) => row.duplicates),
  column('拒收', 'rejected', (row) => row.rejected),
];

export const exportImportsRoute = route('export-imports', contract.exportImports, (app: Application, call, caller) =>
  exportTable(app, call, caller, {
    name: 'imports',
    columns: COLUMNS,
    read: ({ evidence }, asked) => evidence.importTable(asked),
  }),
);
