import type { CountyBlock, CountyOptions } from './county.ts';
import { COUNTY_FILES, type CountyFile, EVIDENCE_FILES, WITHHELD_FILE } from './deliver.ts';
import { funderLines, LENDER_FILES } from './lender-files.ts';
import {
  SCHEME_RECORDS_HEADER,
  SCHEMES_HEADER,
  schemeLines,
  schemeRecordLines,
  shockLines,
  TRUTH_FILES,
} from './truth-files.ts';

/** A file of a county as it grows: its path without ending, its header, and what each block adds. */
export interface GrowingFile {
  readonly path: string;
  readonly header: string;
  readonly linesOf: (block: CountyBlock) => readonly string[];
}

const byFirm = ({ name, header, lines }: CountyFile): GrowingFile => ({
  path: name,
  header,
  linesOf: ({ firms }) => firms.flatMap(lines),
});

/** The files that grow block by block, in the order in which they are written. */
export const GROWING_FILES: readonly GrowingFile[] = [
  ...[...EVIDENCE_FILES, ...COUNTY_FILES, WITHHELD_FILE, ...LENDER_FILES, ...TRUTH_FILES].map(byFirm),
  { path: 'truth/schemes', header: SCHEMES_HEADER, linesOf: schemeLines },
  { path: 'truth/scheme-records', header: SCHEME_RECORDS_HEADER, linesOf: schemeRecordLines },
];

/** Small files that follow from the options alone. */
export function wholeFiles(
  options: CountyOptions,
): readonly { readonly path: string; readonly lines: readonly string[] }[] {
  return [
    { path: 'lender/funders', lines: funderLines() },
    { path: 'truth/shocks', lines: shockLines(options) },
  ];
}
