export type { CountyBlock, CountyFirm, CountyOptions } from './county.ts';
export { blocksOf, COUNTY_VERSION, makeBlock, makeCounty } from './county.ts';
export { GROWING_FILES, wholeFiles } from './county-files.ts';
