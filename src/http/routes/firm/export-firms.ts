import type { FirmLine } from '#app/ports/firm-book.ts';
import * as contract from '#contract/firms.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell, yuanCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<FirmLine>[] = [
  column('企业代号', 'firm', (row) => row.code ?? row.firmId),
  column('企业名称', 'name', (row) => row.name),
  column('行业大类', 'industry', (row) => row.industry),
  column('省份', 'province', (row) => row.province),
  column('证据种类', 'kinds of evidence', (row) => row.kinds),
  column('记录数', 'records', (row) => row.records),
  column('最近记录', 'newest record', (row) => row.lastOn),
  column('近十二个月销售额（元）', 'sales of twelve months, yuan', ({ salesYearFen }) =>
    salesYearFen === null ? null : salesYearFen / 100,
  ),
  column('销售增长', 'growth of sales', (row) => row.salesGrowth),
  column('最近决策', 'newest decision', (row) => row.decision?.decisionId ?? null),
  column('结论', 'outcome', (row) => row.decision?.outcome ?? null),
  column('决策时间', 'decided at', (row) => momentCell(row.decision?.decidedAt ?? null)),
  column('违约概率', 'probability of default', (row) => row.decision?.pd ?? null),
  column('额度（元）', 'limit, yuan', (row) => yuanCell(row.decision?.limitFen ?? null)),
];

export const exportFirmsRoute = route('export-firms', contract.exportFirms, (app: Application, call, caller) =>
  exportTable(app, call, caller, { name: 'firms', columns: COLUMNS, read: ({ book }, asked) => book.table(asked) }),
);
