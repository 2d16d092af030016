import { openRows } from '#adapters/files/index.ts';
import { readJson } from '#adapters/models/read-artefact.ts';
import {
  type DecisionTable,
  inputType,
  parseDecisionTable,
  readCondition,
  TABLE_OUTPUTS,
} from '#domain/decision/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';

/**
 * A decision table: JSON, or a sheet whose headers are inputs and outputs and whose rows are the table's. A sheet is in force from the
 * first day, since a file alone says none. Errors: those of reading, those of parseDecisionTable.
 */
export async function readTable(path: string): Promise<Result<DecisionTable>> {
  if (/\.json$/i.test(path)) {
    const json = await readJson(path);
    if (!json.ok) return json;
    const parsed = parseDecisionTable(json.value);
    return parsed.ok ? parsed : { ok: false, error: { ...parsed.error, file: path } };
  }
  return readSheet(path);
}

const FIRST_DAY = '1900-01-01';

async function readSheet(path: string): Promise<Result<DecisionTable>> {
  const source = await openRows(path);
  if (!source.ok) return source;
  const { header, batches } = source.value;
  const names = header.map((name) => name.trim());
  const isOutput = (name: string) => (TABLE_OUTPUTS as readonly string[]).includes(name);
  const stranger = names.find((name) => !isOutput(name) && inputType(name) === undefined);
  if (stranger !== undefined) return fail('TABLE_INPUT_UNKNOWN', { input: stranger }, { file: path });
  const rows: { when: unknown[]; set: unknown[] }[] = [];
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const { cells, width, lines } = batch.value;
    for (let row = 0; row < batch.value.rows; row++) {
      const read = readRow(names, cells.slice(row * width, (row + 1) * width), isOutput);
      if (typeof read === 'string')
        return fail('TABLE_CELL_INVALID', { cell: read }, { file: path, row: lines[row]!, column: read });
      rows.push(read);
    }
  }
  const table = parseDecisionTable({
    format: 'weir-table/1',
    name: path,
    version: '1',
    from: FIRST_DAY,
    inputs: names.filter((name) => !isOutput(name)),
    outputs: names.filter(isOutput),
    rows,
  });
  return table.ok ? ok(table.value) : { ok: false, error: { ...table.error, file: path } };
}

/** A row, or the name of the column whose cell cannot be read. */
function readRow(
  names: readonly string[],
  cells: readonly string[],
  isOutput: (name: string) => boolean,
): { when: unknown[]; set: unknown[] } | string {
  const row = { when: [] as unknown[], set: [] as unknown[] };
  for (const [i, name] of names.entries()) {
    const text = (cells[i] ?? '').trim();
    if (isOutput(name)) {
      const value = text === '' ? null : Number(text);
      if (value !== null && !Number.isFinite(value)) return name;
      row.set.push(value);
    } else {
      const condition = readCondition(text, inputType(name)!);
      if (condition === undefined) return name;
      row.when.push(condition);
    }
  }
  return row;
}
