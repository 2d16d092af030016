export { loadEvidence } from './load-evidence.ts';
export { openRows } from './open-rows.ts';
export { type EvidenceFile, type ReadDeliveriesOptions, readDeliveries } from './read-deliveries.ts';
export { readDelivery } from './read-delivery.ts';
export type { Batch } from './row-source.ts';
export { writeRejected } from './write-rejected.ts';
