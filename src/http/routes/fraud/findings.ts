import { workOf } from '#app/access/shell.ts';
import { readFinding } from '#app/fraud/finding-file.ts';
import { judgeFinding } from '#app/fraud/judge-finding.ts';
import { measureDetectors } from '#app/fraud/measure-detectors.ts';
import type { ListedFinding } from '#app/ports/fraud-book.ts';
import * as contract from '#contract/fraud.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { type Route, route } from '#http/route.ts';
import { column, momentCell, yuanCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';
import { listTable } from '#http/table/list.ts';
import { wireFinding, wireListedFinding } from '#http/wire/fraud.ts';

const listFindingsRoute = route('list-findings', contract.listFindings, (app: Application, { query }, caller) =>
  listTable(app, caller, query, ({ fraudBook }, asked) => fraudBook.table(asked), wireListedFinding),
);

const COLUMNS: readonly ExportColumn<ListedFinding>[] = [
  column('发现编号', 'finding', (row) => row.findingId),
  column('企业', 'firm', (row) => row.firm),
  column('检测器', 'detector', (row) => row.code),
  column('程度', 'severity', (row) => row.severity),
  column('结论', 'state', (row) => row.state),
  column('涉及金额（元）', 'amount (yuan)', (row) => yuanCell(row.amountFen)),
  column('截至', 'as of', (row) => row.asOf),
  column('最近出现', 'last seen at', (row) => momentCell(row.seenAt)),
  column('判定时间', 'judged at', (row) => momentCell(row.judgedAt)),
];

const exportFindingsRoute = route('export-findings', contract.exportFindings, (app: Application, call, caller) =>
  exportTable(app, call, caller, {
    name: 'findings',
    columns: COLUMNS,
    read: ({ fraudBook }, asked) => fraudBook.table(asked),
  }),
);

const showFindingRoute = route(
  'show-finding',
  contract.showFinding,
  async ({ access }: Application, { params }, caller) => {
    const file = await access.unitOfWork.run(workOf(caller), (work) => readFinding(work, params.finding));
    if (!file.ok) return file;
    const { kept } = file.value;
    return ok({ body: wireFinding(file.value), etag: String(kept.version), about: kept.firmId });
  },
);

const judgeFindingRoute = route(
  'judge-finding',
  contract.judgeFinding,
  async ({ access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const file = await judgeFinding(access.unitOfWork, caller, params.finding, Number(ifMatch), body);
    if (!file.ok) return file;
    const { kept } = file.value;
    return ok({ body: wireFinding(file.value), etag: String(kept.version), about: kept.firmId });
  },
);

const listDetectorsRoute = route(
  'list-detectors',
  contract.listDetectors,
  async ({ access }: Application, _, caller) => {
    const measured = await access.unitOfWork.run(workOf(caller), async (work) => ok(await measureDetectors(work)));
    return measured.ok ? ok({ body: measured.value }) : measured;
  },
);

/** What examinations found about firms, and what people made of it. */
export const FRAUD_ROUTES: readonly Route<Application>[] = [
  listFindingsRoute,
  exportFindingsRoute,
  showFindingRoute,
  judgeFindingRoute,
  listDetectorsRoute,
];
