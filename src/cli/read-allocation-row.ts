import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { AllocationRow } from '#domain/terms/index.ts';
import type { FileRecord } from './read-records.ts';

/** Costs and loss that the caller sets; what is undefined is read from each record and its price. */
export interface AllocationDefaults {
  readonly ftp: number | undefined;
  readonly opex: number | undefined;
  readonly lgd: number | undefined;
}

export type RowFailure = Failure<'TERMS_COLUMN_MISSING' | 'NOT_A_NUMBER' | 'NOT_AN_AMOUNT'>;

/** Loss given default of a record that tells neither it nor an expected loss: the foundation value of the Basel standards. */
const USUAL_LGD = 0.45;

/**
 * What an allocation reads of a decision: firm, outcome, grade, pd, limitFen, and lgd and price where they stand.
 * A value that is absent stays absent and is judged by the allocation; one that is malformed is refused here with its row.
 */
export function readAllocationRow(
  { row, cells }: FileRecord,
  defaults: AllocationDefaults,
): Result<AllocationRow, RowFailure> {
  const { firm, outcome, grade, price } = cells;
  if (!isText(firm)) return fail('TERMS_COLUMN_MISSING', { field: 'firm' }, { row, column: 'firm' });
  if (!isText(outcome)) return fail('TERMS_COLUMN_MISSING', { field: 'outcome' }, { row, column: 'outcome' });
  const costs = typeof price === 'object' && price !== null ? (price as Record<string, unknown>) : {};
  const numbers = { pd: cells.pd, lgd: cells.lgd, ftp: costs.ftp, opex: costs.opex, expectedLoss: costs.expectedLoss };
  const read: Partial<Record<keyof typeof numbers, number>> = {};
  for (const [name, value] of Object.entries(numbers)) {
    if (isAbsent(value)) continue;
    const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
    if (!Number.isFinite(number))
      return fail('NOT_A_NUMBER', { value: String(value).slice(0, 40) }, { row, column: name });
    read[name as keyof typeof numbers] = number;
  }
  const limit = isAbsent(cells.limitFen) ? null : wholeFen(cells.limitFen);
  if (limit === undefined)
    return fail('NOT_AN_AMOUNT', { value: String(cells.limitFen).slice(0, 40) }, { row, column: 'limitFen' });
  return ok({
    firm,
    outcome,
    grade: isText(grade) ? grade : null,
    pd: read.pd ?? null,
    lgd: defaults.lgd ?? read.lgd ?? impliedLgd(read.expectedLoss, read.pd) ?? USUAL_LGD,
    costRate: (defaults.ftp ?? read.ftp ?? 0) + (defaults.opex ?? read.opex ?? 0),
    limitFen: limit,
  });
}

/** An expected loss is PD × LGD, rounded to the part per billion. */
function impliedLgd(expectedLoss: number | undefined, pd: number | undefined): number | undefined {
  if (expectedLoss === undefined || pd === undefined || !(pd > 1e-6)) return undefined;
  return Math.min(1, Math.max(0, expectedLoss / pd));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Whole fen as a digits-string or a number; undefined where it is neither. */
function wholeFen(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d{1,18}$/.test(value)) return undefined;
  const fen = Number(value);
  return Number.isSafeInteger(fen) && fen >= 0 ? fen : undefined;
}
