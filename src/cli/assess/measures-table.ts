import { writeFile } from 'node:fs/promises';
import { openRows } from '#adapters/files/index.ts';
import { MEASURES, type Snapshot } from '#domain/evidence/index.ts';
import { csvLine, type Failure, ok, type Result } from '#domain/kernel/index.ts';

/** The list of firms as it was delivered: its header and, by firm, its cells. */
interface ListedCells {
  readonly header: readonly string[];
  readonly byFirm: ReadonlyMap<string, readonly string[]>;
}

/**
 * Writes the measures of every firm as a CSV for `model fit`: the columns of the list of firms as delivered (so that an
 * outcome is at hand), then one column a measure, empty where it is unknown. Errors: those of reading the list again.
 */
export async function writeMeasures(
  path: string,
  snapshots: readonly Snapshot[],
  list: string | undefined,
): Promise<Result<true, Failure>> {
  const listed = list === undefined ? ok(withoutList(snapshots)) : await readCells(list, snapshots);
  if (!listed.ok) return listed;
  const { header, byFirm } = listed.value;
  const known = MEASURES.filter(({ name }) => snapshots.some(({ measures }) => measures[name] !== undefined));
  const lines = [[...header, ...known.map(({ name }) => name)]];
  for (const { firm, measures } of snapshots) {
    const values = known.map(({ name }) => String(measures[name] ?? ''));
    lines.push([...(byFirm.get(firm) ?? header.map(() => '')), ...values]);
  }
  await writeFile(path, `${lines.map(csvLine).join('\n')}\n`);
  return ok(true);
}

function withoutList(snapshots: readonly Snapshot[]): ListedCells {
  return { header: ['firm'], byFirm: new Map(snapshots.map(({ firm }) => [firm, [firm]])) };
}

async function readCells(path: string, snapshots: readonly Snapshot[]): Promise<Result<ListedCells, Failure>> {
  const opened = await openRows(path);
  if (!opened.ok) return opened;
  const { header, batches } = opened.value;
  const firms = new Set(snapshots.map(({ firm }) => firm));
  const byFirm = new Map<string, readonly string[]>();
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const { rows, width, cells } = batch.value;
    for (let row = 0; row < rows; row++) {
      const own = cells.slice(row * width, (row + 1) * width).map((cell) => cell.trim());
      const firm = own.find((cell) => firms.has(cell));
      if (firm !== undefined) byFirm.set(firm, own);
    }
  }
  return ok({ header, byFirm });
}
