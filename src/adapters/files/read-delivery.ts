import {
  bindHeader,
  type DeliveredTable,
  type HeaderMap,
  type KindDefinition,
  type RejectedRow,
  type StatementLayout,
  StatementPivot,
  statementLayout,
  TableBuilder,
} from '#domain/evidence/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { openRows } from './open-rows.ts';
import type { Batch, RowFault, RowSource } from './row-source.ts';

/** More rejected rows than this say that the file is of another kind; they would have to be held. */
const MOST_REJECTED = 100_000;

export interface ReadOptions {
  /** Their header → our field. */
  readonly map?: HeaderMap;
  /** The firm of all rows, where the file does not name it. */
  readonly firm?: string;
  /** Called now and then with the rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/**
 * Reads one file of one kind of evidence into columns. Rows that cannot be taken are kept with their reason; a file that
 * cannot be read to its end gives its failure and nothing else. Errors: those of openRows and bindHeader, TOO_MANY_REJECTED.
 */
export async function readDelivery(
  kind: KindDefinition,
  path: string,
  options: ReadOptions = {},
): Promise<Result<DeliveredTable>> {
  const binding = { ...options, firmKnown: options.firm !== undefined, file: path };
  const isStatements = kind.kind === 'financial-statements';
  const isHeader = (cells: readonly string[]) =>
    (isStatements && statementLayout(cells) !== undefined) || bindHeader(kind, cells, binding).ok;
  const opened = await openRows(path, { ragged: 'report', isHeader });
  if (!opened.ok) return opened;
  const layout = isStatements ? statementLayout(opened.value.header) : undefined;
  const source = layout ? await pivoted(layout, opened.value) : opened;
  if (!source.ok) return source;
  const { header, batches } = source.value;
  const bound = bindHeader(kind, header, binding);
  if (!bound.ok) {
    await batches[Symbol.asyncIterator]().return?.();
    return bound;
  }
  const builder = new TableBuilder(kind, new Set(bound.value.columns.map(({ field }) => field.name)), bound.value);
  const read = builder.reader(bound.value, header, path, options.firm);
  let rows = 0;
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    read(batch.value);
    for (const fault of batch.value.faults) builder.reject(rejectedFault(header, fault));
    if (builder.rejections > MOST_REJECTED) return fail('TOO_MANY_REJECTED', { limit: MOST_REJECTED }, { file: path });
    rows += batch.value.rows;
    options.onProgress?.(rows);
  }
  return ok(builder.finish());
}

/** Statements that list items in rows, turned so that each period is a record. Rows that do not fit the header refuse the file. */
async function pivoted(layout: StatementLayout, { file, batches }: RowSource): Promise<Result<RowSource>> {
  const pivot = new StatementPivot(layout);
  for await (const batch of batches) {
    if (!batch.ok) return batch;
    const fault = batch.value.faults[0];
    if (fault) return { ok: false, error: fault.failure };
    const added = pivot.add(batch.value, file);
    if (!added.ok) return added;
  }
  const { header, batch } = pivot.finish();
  async function* once(): AsyncGenerator<Result<Batch>> {
    yield ok({ ...batch, faults: [] });
  }
  return ok({ file, header, batches: once() });
}

function rejectedFault(header: readonly string[], { raw, failure }: RowFault): RejectedRow {
  const cells = raw.split(',');
  const fitting = cells.slice(0, header.length - 1);
  return { header, cells: [...fitting, cells.slice(fitting.length).join(',')], failure };
}
