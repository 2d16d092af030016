/** One firm that asks for a share of the budget, as a decision left it. Amounts are whole fen within ±2^53. */
export interface AllocationRow {
  readonly firm: string;
  readonly outcome: string;
  readonly grade: string | null;
  readonly pd: number | null;
  readonly lgd: number;
  /** Funding and operation, a yearly decimal. */
  readonly costRate: number;
  readonly limitFen: number | null;
}

export type RefusalCode =
  | 'not-approved'
  | 'listed-twice'
  | 'no-grade'
  | 'no-acceptance-data'
  | 'no-pd'
  | 'no-limit'
  | 'limit-below-minimum'
  | 'unprofitable'
  | 'budget-spent';

export interface Refusal {
  readonly firm: string;
  readonly code: RefusalCode;
  /** The value that decided, where there is one. */
  readonly value?: string | number;
}

/** A firm that may be lent to: `capFen` is the least of its limit and the largest amount. */
export interface Candidate {
  readonly firm: string;
  readonly grade: string;
  readonly pd: number;
  readonly lgd: number;
  readonly costRate: number;
  readonly capFen: number;
  readonly cappedBy: 'limit' | 'max-amount';
}

const APPROVED = new Set(['approve', 'counter']);

/** Parts rows into candidates and refusals; each row goes to exactly one of them. */
export function selectCandidates(
  rows: readonly AllocationRow[],
  grades: ReadonlySet<string>,
  bounds: { readonly minFen: number; readonly maxFen: number },
): { readonly candidates: Candidate[]; readonly refused: Refusal[] } {
  const candidates: Candidate[] = [];
  const refused: Refusal[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const chosen = select(row, grades, bounds, seen.has(row.firm));
    seen.add(row.firm);
    if ('code' in chosen) refused.push(chosen);
    else candidates.push(chosen);
  }
  return { candidates, refused };
}

function select(
  row: AllocationRow,
  grades: ReadonlySet<string>,
  { minFen, maxFen }: { readonly minFen: number; readonly maxFen: number },
  repeated: boolean,
): Candidate | Refusal {
  const { firm, outcome, grade, pd, lgd, costRate, limitFen } = row;
  if (repeated) return { firm, code: 'listed-twice' };
  if (!APPROVED.has(outcome)) return { firm, code: 'not-approved', value: outcome };
  if (grade === null || grade === '') return { firm, code: 'no-grade' };
  if (!grades.has(grade)) return { firm, code: 'no-acceptance-data', value: grade };
  if (pd === null || !(pd >= 0 && pd <= 1)) return { firm, code: 'no-pd' };
  if (limitFen === null || !(limitFen > 0)) return { firm, code: 'no-limit' };
  if (limitFen < minFen) return { firm, code: 'limit-below-minimum', value: limitFen };
  const cappedBy = limitFen <= maxFen ? 'limit' : 'max-amount';
  return { firm, grade, pd, lgd, costRate, capFen: Math.min(limitFen, maxFen), cappedBy };
}
