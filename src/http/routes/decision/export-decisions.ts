import type { ListedDecision } from '#app/ports/decision-repository.ts';
import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell, rateCell, yuanCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<ListedDecision>[] = [
  column('决定编号', 'decision', (row) => row.decisionId),
  column('申请编号', 'application', (row) => row.applicationId),
  column('企业', 'firm', (row) => row.firm),
  column('截至日', 'as of', (row) => row.asOf),
  column('决定时间', 'decided at', (row) => momentCell(row.decidedAt)),
  column('决定人', 'by', (row) => row.decidedBy),
  column('结果', 'outcome', (row) => row.outcome),
  column('等级', 'grade', (row) => row.grade),
  column('违约概率', 'pd', (row) => row.pd),
  column('违约概率下限', 'pd low', (row) => row.pdLow),
  column('违约概率上限', 'pd high', (row) => row.pdHigh),
  column('授信额度（元）', 'limit yuan', (row) => yuanCell(row.limitFen)),
  column('期限（天）', 'tenor days', (row) => row.tenorDays),
  column('年利率', 'yearly rate', (row) => rateCell(row.ratePpb)),
  column('记录摘要', 'record digest', (row) => row.recordDigest),
];

export const exportDecisionsRoute = route(
  'export-decisions',
  contract.exportDecisions,
  (app: Application, call, caller) =>
    exportTable(app, call, caller, {
      name: 'decisions',
      columns: COLUMNS,
      read: ({ decisions }, asked) => decisions.table(asked),
    }),
);
