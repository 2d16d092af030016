export type { FileLimits } from './file-limits.ts';
export { type OpenRowsOptions, openRows } from './open-rows.ts';
export type { Batch, RowFault, RowSource } from './row-source.ts';
