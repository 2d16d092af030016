/** What a file may ask of us. Each bound is far beyond any honest file and keeps memory bounded for any other. */
export interface FileLimits {
  /** Characters of one record, quoted line breaks included. */
  readonly recordLength: number;
  readonly columns: number;
  /** Records of one file: a table is held in memory. */
  readonly records: number;
  /** Bytes of a whole XLSX archive, which is read by random access and so held in memory. */
  readonly archiveBytes: number;
  /** Entries of an XLSX archive. */
  readonly archiveEntries: number;
  /** Bytes that one part of an XLSX archive may inflate to. */
  readonly inflatedBytes: number;
  /** Inflated ÷ compressed bytes beyond which an archive of some size is taken for a bomb. */
  readonly inflationRatio: number;
  /** Inflated bytes below which no ratio is held against a file: small repetitive files compress very well. */
  readonly ratioFloorBytes: number;
  /** Characters of the shared strings of a workbook, which have to be held in memory. */
  readonly sharedText: number;
}

export const FILE_LIMITS: FileLimits = {
  recordLength: 1 << 20,
  columns: 4096,
  records: 10_000_000,
  archiveBytes: 1 << 27,
  archiveEntries: 4096,
  inflatedBytes: 2 ** 31,
  inflationRatio: 250,
  ratioFloorBytes: 1 << 24,
  sharedText: 1 << 27,
};
