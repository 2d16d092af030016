import type { CalendarDate } from '#domain/kernel/index.ts';

/** What a column of a table asks of a case: a measure of the snapshot, a category of the firm, or what is asked for. */
export type TableInput =
  | { readonly name: string; readonly type: 'number' }
  | { readonly name: string; readonly type: 'category' };

/** What a table may change of a policy. Money is in fen, rates are yearly decimals. */
export const TABLE_OUTPUTS = ['cutOffPd', 'maxFen', 'minRate', 'maxRate', 'margin', 'maxTenorDays'] as const;

export type TableOutput = (typeof TABLE_OUTPUTS)[number];

/** null leaves the input open, also to a value that is not known. Intervals are [from, to). */
export type TableCondition =
  | null
  | { readonly from: number | null; readonly to: number | null }
  | { readonly values: readonly string[] };

export type TableRow = {
  /** One condition an input, in their order. */
  readonly when: readonly TableCondition[];
  /** One value an output, in their order; null leaves the policy's own. */
  readonly set: readonly (number | null)[];
};

/**
 * Rules of credit policy as a table, in force from a day until another. Exactly one row speaks for every case: gaps and conflicts are
 * found before it is used.
 */
export type DecisionTable = {
  readonly format: 'weir-table/1';
  readonly name: string;
  readonly version: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rows: readonly TableRow[];
};
