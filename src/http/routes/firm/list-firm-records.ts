import { firmRecords } from '#app/firm/firm-records.ts';
import * as contract from '#contract/firms.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { listTable } from '#http/table/list.ts';
import { wireRecord } from '#http/wire/firm.ts';

export const listFirmRecordsRoute = route(
  'list-firm-records',
  contract.listFirmRecords,
  async (app: Application, { params: { firm }, query }, caller) => {
    const firmId = await lookUp(app, caller, ({ firms }) => firms.find(firm));
    if (!firmId.ok) return firmId;
    if (firmId.value === undefined) return fail('NOT_FOUND', { what: firm });
    const listed = await listTable(app, caller, { ...query, firm }, firmRecords, wireRecord);
    return listed.ok ? ok({ ...listed.value, about: firmId.value }) : listed;
  },
);
