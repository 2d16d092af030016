import { fromDayNumber } from '#domain/kernel/index.ts';
import { CATALOGUE } from '../catalogue.ts';
import { ABSENT_CODE, ABSENT_DAY, type Column, type EvidenceTable } from '../table.ts';

/** One record by field: fen as a string of digits, days as text, choices by their name; a field that it lacks is not there. */
export type ReadRecord = Readonly<Record<string, string | number | boolean>>;

/** The record in a row, in the order of the catalogue's fields. */
export function readRecord(table: EvidenceTable, row: number): ReadRecord {
  const record: Record<string, string | number | boolean> = {};
  for (const { name, choices } of CATALOGUE[table.kind].fields) {
    const value = table.columns[name] && readValue(table.columns[name], row, choices);
    if (value !== undefined) record[name] = value;
  }
  return record;
}

function readValue(
  column: Column,
  row: number,
  choices: readonly { readonly value: string }[] | undefined,
): string | number | boolean | undefined {
  switch (column.type) {
    case 'text':
      return column.codes[row]! < 0 ? undefined : column.values[column.codes[row]!];
    case 'date':
      return column.days[row] === ABSENT_DAY ? undefined : fromDayNumber(column.days[row]!);
    case 'boolean':
      return column.codes[row] === ABSENT_CODE ? undefined : column.codes[row] === 1;
    case 'choice':
      return column.codes[row] === ABSENT_CODE ? undefined : choices?.[column.codes[row]!]?.value;
    case 'fen':
      // Whole fen within 2^53, which the importer proved.
      return Number.isNaN(column.numbers[row]!) ? undefined : String(BigInt(column.numbers[row]!));
    default:
      return Number.isNaN(column.numbers[row]!) ? undefined : column.numbers[row];
  }
}
