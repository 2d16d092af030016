export { loadEvidence } from './load-evidence.ts';
export { openRows } from './open-rows.ts';
export { columnsOf, type NamedCells, type ReadRow, type Specs } from './read-columns.ts';
export { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from './read-deliveries.ts';
export { readDelivery } from './read-delivery.ts';
export { readFunders, readTape } from './read-tape.ts';
export type { Batch } from './row-source.ts';
export { writeRejected } from './write-rejected.ts';
