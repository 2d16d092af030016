import {
  bindHeader,
  type DeliveredTable,
  type HeaderMap,
  type KindDefinition,
  type RejectedRow,
  TableBuilder,
} from '#domain/evidence/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { openRows } from './open-rows.ts';
import type { RowFault } from './row-source.ts';

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
  const opened = await openRows(path, { ragged: 'report' });
  if (!opened.ok) return opened;
  const { header, batches } = opened.value;
  const bound = bindHeader(kind, header, { ...options, firmKnown: options.firm !== undefined, file: path });
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

function rejectedFault(header: readonly string[], { raw, failure }: RowFault): RejectedRow {
  const cells = raw.split(',');
  const fitting = cells.slice(0, header.length - 1);
  return { header, cells: [...fitting, cells.slice(fitting.length).join(',')], failure };
}
