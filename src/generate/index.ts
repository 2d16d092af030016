export type { CountyFirm, CountyOptions } from './county.ts';
export { COUNTY_VERSION, makeCounty } from './county.ts';
export type { DeliveredFile } from './deliver.ts';
export { EVIDENCE_FILES, TRUTH_FILE } from './deliver.ts';
