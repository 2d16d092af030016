import type { JobProgress } from '#app/ports/job-repository.ts';
import * as contract from '#contract/evidence.ts';
import type { Application } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column, momentCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

const COLUMNS: readonly ExportColumn<JobProgress>[] = [
  column('任务编号', 'job', (row) => row.jobId),
  column('队列', 'queue', (row) => row.queue),
  column('状态', 'state', (row) => row.state),
  column('已完成', 'done', (row) => row.done),
  column('总数', 'total', (row) => row.total),
  column('提交人', 'requested by', (row) => row.requestedBy),
  column('提交时间', 'requested at', (row) => momentCell(row.requestedAt)),
  column('更新时间', 'updated at', (row) => momentCell(row.updatedAt)),
];

export const exportJobsRoute = route('export-jobs', contract.exportJobs, (app: Application, call, caller) =>
  exportTable(app, call, caller, {
    name: 'jobs',
    columns: COLUMNS,
    read: ({ jobs }, asked) => jobs.table(asked),
  }),
);
