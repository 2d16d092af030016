import { writeFileSync } from 'node:fs';
import type { RejectedRow } from '#domain/evidence/index.ts';
import { csvLine } from '#domain/kernel/index.ts';

/** Headers of the reasons; none is a synonym of a field, so that the corrected file can be imported as it is. */
const REASONS = ['rejected file', 'rejected row', 'rejected column', 'rejected code', 'rejected reason'];

/**
 * Writes rejected rows as CSV: the reason, then the cells as delivered under their own header, to be corrected and imported
 * again. Rows of several headers stand under the union of them.
 */
export function writeRejected(
  path: string,
  rows: readonly RejectedRow[],
  describe: (row: RejectedRow) => string,
): void {
  writeFileSync(path, rejectedCsv(rows, describe));
}

function rejectedCsv(rows: readonly RejectedRow[], describe: (row: RejectedRow) => string): string {
  const headers = [...new Set(rows.flatMap(({ header }) => header))];
  const lines = rows.map((row) => {
    const { failure, header, cells } = row;
    const own = new Map(header.map((name, i) => [name, cells[i] ?? '']));
    const reasons = [failure.file ?? '', String(failure.row ?? ''), failure.column ?? '', failure.code, describe(row)];
    return [...reasons, ...headers.map((name) => own.get(name) ?? '')];
  });
  const body = [[...REASONS, ...headers], ...lines].map(csvLine).join('\r\n');
  return `\uFEFF${body}\r\n`;
}
