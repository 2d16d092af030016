import { workOf } from '#app/access/shell.ts';
import { readObjection } from '#app/objection/objection-file.ts';
import { openObjection } from '#app/objection/open-objection.ts';
import { settleObjection } from '#app/objection/settle-objection.ts';
import type { ListedObjection } from '#app/ports/objection-repository.ts';
import * as contract from '#contract/objections.ts';
import { businessDate, fail, ok } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import { type Route, route } from '#http/route.ts';
import { column, momentCell } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';
import { listTable } from '#http/table/list.ts';
import { wireListedObjection, wireObjection } from '#http/wire/objection.ts';

const openObjectionRoute = route(
  'open-objection',
  contract.openObjection,
  async ({ access }: Application, { params, body }, caller) => {
    const file = await openObjection(access.unitOfWork, caller, params.decision, body);
    if (!file.ok) return file;
    const { objection } = file.value;
    return ok({ body: wireObjection(file.value), etag: String(objection.version), about: objection.firmId });
  },
);

const listObjectionsRoute = route('list-objections', contract.listObjections, (app: Application, { query }, caller) => {
  const today = businessDate(app.access.clock.now());
  return listTable(
    app,
    caller,
    query,
    ({ objections }, asked) => objections.table(asked),
    (row) => wireListedObjection(row, today),
  );
});

const COLUMNS: readonly ExportColumn<ListedObjection>[] = [
  column('异议编号', 'objection', (row) => row.objectionId),
  column('企业', 'firm', (row) => row.firm),
  column('决定编号', 'decision', (row) => row.decisionId),
  column('类别', 'kind', (row) => row.kind),
  column('状态', 'state', (row) => row.state),
  column('提出时间', 'opened at', (row) => momentCell(row.openedAt)),
  column('答复期限', 'due on', (row) => row.dueOn),
  column('答复时间', 'settled at', (row) => momentCell(row.settledAt)),
];

const exportObjectionsRoute = route('export-objections', contract.exportObjections, (app: Application, call, caller) =>
  exportTable(app, call, caller, {
    name: 'objections',
    columns: COLUMNS,
    read: ({ objections }, asked) => objections.table(asked),
  }),
);

const showObjectionRoute = route(
  'show-objection',
  contract.showObjection,
  async ({ access }: Application, { params }, caller) => {
    const file = await access.unitOfWork.run(workOf(caller), (work) => readObjection(work, caller, params.objection));
    if (!file.ok) return file;
    const { objection } = file.value;
    return ok({ body: wireObjection(file.value), etag: String(objection.version), about: objection.firmId });
  },
);

const settleObjectionRoute = route(
  'settle-objection',
  contract.settleObjection,
  async ({ access }: Application, { params, body, ifMatch }, caller) => {
    if (ifMatch === undefined) return fail('VERSION_NOT_NAMED');
    const file = await settleObjection(access.unitOfWork, caller, params.objection, Number(ifMatch), body);
    if (!file.ok) return file;
    const { objection } = file.value;
    return ok({ body: wireObjection(file.value), etag: String(objection.version), about: objection.firmId });
  },
);

/** What firms object to. */
export const OBJECTION_ROUTES: readonly Route<Application>[] = [
  openObjectionRoute,
  listObjectionsRoute,
  exportObjectionsRoute,
  showObjectionRoute,
  settleObjectionRoute,
];
