import type { ListedApplication } from '#app/ports/application-repository.ts';
import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell, rateCell, yuanCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<ListedApplication>[] = [
  column('申请编号', 'application', (row) => row.applicationId),
  column('企业', 'firm', (row) => row.firm),
  column('产品', 'product', (row) => row.product),
  column('申请金额（元）', 'requested yuan', (row) => yuanCell(row.requestedFen)),
  column('申请期限（天）', 'requested days', (row) => row.requestedDays),
  column('提交时间', 'submitted at', (row) => momentCell(row.submittedAt)),
  column('阶段', 'stage', (row) => row.stage),
  column('决定编号', 'decision', (row) => row.decision?.decisionId ?? null),
  column('结果', 'outcome', (row) => row.decision?.outcome ?? null),
  column('等级', 'grade', (row) => row.decision?.grade ?? null),
  column('违约概率', 'pd', (row) => row.decision?.pd ?? null),
  column('违约概率下限', 'pd low', (row) => row.decision?.pdLow ?? null),
  column('违约概率上限', 'pd high', (row) => row.decision?.pdHigh ?? null),
  column('授信额度（元）', 'limit yuan', (row) => yuanCell(row.decision?.limitFen ?? null)),
  column('期限（天）', 'tenor days', (row) => row.decision?.tenorDays ?? null),
  column('年利率', 'yearly rate', (row) => rateCell(row.decision?.ratePpb ?? null)),
  column('决定时间', 'decided at', (row) => momentCell(row.decision?.decidedAt ?? null)),
];

export const exportApplicationsRoute = route(
  'export-applications',
  contract.exportApplications,
  (app: Application, call, caller) =>
    exportTable(app, call, caller, {
      name: 'applications',
      columns: COLUMNS,
      read: ({ applications }, asked) => applications.table(asked),
    }),
);
