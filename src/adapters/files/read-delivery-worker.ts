import { parentPort } from 'node:worker_threads';
import { CATALOGUE, type DeliveredTable, type EvidenceKind } from '#domain/evidence/index.ts';
import { ok, type Result } from '#domain/kernel/index.ts';
import { type ReadOptions, readDelivery } from './read-delivery.ts';

/** One file to read on another thread. */
export interface ReadTask {
  readonly kind: EvidenceKind;
  readonly path: string;
  readonly options: Pick<ReadOptions, 'map' | 'firm'>;
}

/** What the thread says: rows so far, and at last the table or the failure. */
export type ReadAnswer = { readonly rows: number } | { readonly result: Result<DeliveredTable> };

parentPort?.on('message', ({ kind, path, options }: ReadTask) => {
  const port = parentPort!;
  readDelivery(CATALOGUE[kind], path, {
    ...options,
    onProgress: (rows) => port.postMessage({ rows } satisfies ReadAnswer),
  }).then(
    (result) => {
      const answer: ReadAnswer = { result: result.ok ? ok(result.value) : result };
      port.postMessage(answer, result.ok ? buffersOf(result.value) : []);
    },
    (error: unknown) => {
      throw error;
    },
  );
});

/** What is moved instead of copied: the columns and the ids. */
function buffersOf({ table, recordIds }: DeliveredTable): ArrayBuffer[] {
  const arrays = Object.values(table.columns).map((column) => {
    switch (column.type) {
      case 'date':
        return column.days;
      case 'fen':
      case 'integer':
      case 'decimal':
        return column.numbers;
      default:
        return column.codes;
    }
  });
  return [recordIds, table.firm.codes, ...arrays].map(({ buffer }) => buffer as ArrayBuffer);
}
