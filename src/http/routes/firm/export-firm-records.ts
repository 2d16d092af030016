import { type FirmRecord, firmRecords } from '#app/firm/firm-records.ts';
import * as contract from '#contract/firms.ts';
import { CATALOGUE, type EvidenceKind, type FieldDefinition } from '#domain/evidence/index.ts';
import { fail, ok } from '#domain/kernel/index.ts';
import { type Application, lookUp } from '#http/application.ts';
import { route } from '#http/route.ts';
import { column } from '#http/table/columns.ts';
import { type ExportColumn, exportTable } from '#http/table/export.ts';

export const exportFirmRecordsRoute = route(
  'export-firm-records',
  contract.exportFirmRecords,
  async (app: Application, { params: { firm }, query, language }, caller) => {
    const firmId = await lookUp(app, caller, ({ firms }) => firms.find(firm));
    if (!firmId.ok) return firmId;
    if (firmId.value === undefined) return fail('NOT_FOUND', { what: firm });
    const call = { query: { ...query, firm }, language };
    const table = { name: query.kind, columns: columnsOf(query.kind), read: firmRecords };
    const written = await exportTable(app, call, caller, table);
    return written.ok ? ok({ ...written.value, about: firmId.value }) : written;
  },
);

function columnsOf(kind: EvidenceKind): readonly ExportColumn<FirmRecord>[] {
  const fields = CATALOGUE[kind].fields.map((field) =>
    column<FirmRecord>(field.meaning.zh, field.meaning.en, ({ fields: values }) => cellOf(field, values[field.name])),
  );
  return [
    ...fields,
    column('导入编号', 'import', ({ importId }) => importId),
    column('记录编号', 'record', ({ recordId }) => recordId),
  ];
}

/** Money in yuan, everything else as it is shown. */
function cellOf({ type }: FieldDefinition, value: string | number | boolean | undefined) {
  if (value === undefined) return null;
  if (type === 'fen') return Number(value) / 100;
  return typeof value === 'boolean' ? String(value) : value;
}
