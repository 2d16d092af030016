import type { ListedReferral } from '#app/ports/referral-repository.ts';
import * as contract from '#contract/decision.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<ListedReferral>[] = [
  column('复核编号', 'referral', (row) => row.referralId),
  column('企业', 'firm', (row) => row.firm),
  column('决定编号', 'decision', (row) => row.decisionId),
  column('申请编号', 'application', (row) => row.applicationId),
  column('状态', 'state', (row) => row.state),
  column('系统结果', 'engine outcome', (row) => row.outcome),
  column('等级', 'grade', (row) => row.grade),
  column('违约概率', 'pd', (row) => row.pd),
  column('开始时间', 'opened at', (row) => momentCell(row.openedAt)),
  column('结束时间', 'closed at', (row) => momentCell(row.closedAt)),
  column('需补材料', 'documents to ask for', (row) => row.asks.map(({ document }) => document).join(' ')),
];

export const exportReferralsRoute = route(
  'export-referrals',
  contract.exportReferrals,
  (app: Application, call, caller) =>
    exportTable(app, call, caller, {
      name: 'referrals',
      columns: COLUMNS,
      read: ({ referrals }, asked) => referrals.table(asked),
    }),
);
