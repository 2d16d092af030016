export type { FileLimits } from './file-limits.ts';
export { loadEvidence } from './load-evidence.ts';
export { type OpenRowsOptions, openRows } from './open-rows.ts';
export { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from './read-deliveries.ts';
export { type ReadOptions, readDelivery } from './read-delivery.ts';
export type { Batch, RowFault, RowSource } from './row-source.ts';
export { rejectedCsv, writeRejected } from './write-rejected.ts';
