import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** One claim of the book. `loss` is exposure × loss given default, in whatever unit the caller counts. */
export interface BookRow {
  readonly id: string;
  readonly pd: number;
  readonly exposure: number;
  readonly lgd: number;
  readonly sector?: string;
  readonly region?: string;
  /** Connected borrowers: rows of one group are one risk. */
  readonly group?: string;
}

/** The book as columns, one entry a risk: a loan of its own, or a whole group of connected borrowers. */
export interface Book {
  readonly ids: readonly string[];
  readonly pd: Float64Array;
  readonly exposure: Float64Array;
  /** Exposure × loss given default. */
  readonly loss: Float64Array;
  /** Indexes into `sectors` and `regions`. */
  readonly sector: Int32Array;
  readonly region: Int32Array;
  readonly sectors: readonly string[];
  readonly regions: readonly string[];
  /** Rows that went into the book. */
  readonly rows: number;
}

/** The name of the sector or region of rows that state none. */
const UNNAMED = '';

/**
 * The book of the rows. Rows of one group collapse into one risk that loses all of them together: its PD is their mean
 * weighted by loss, so that the expected loss stays, and its sector and region are those of its greatest loss; cutting a
 * loan into pieces of one group therefore changes no measure. Errors: PORTFOLIO_EMPTY.
 */
export function bookOf(rows: readonly BookRow[]): Result<Book, Failure<'PORTFOLIO_EMPTY'>> {
  if (rows.length === 0) return fail('PORTFOLIO_EMPTY');
  const risks = groupRisks(rows);
  const sectors = new Map<string, number>();
  const regions = new Map<string, number>();
  const book = {
    ids: risks.map(({ id }) => id),
    pd: new Float64Array(risks.length),
    exposure: new Float64Array(risks.length),
    loss: new Float64Array(risks.length),
    sector: new Int32Array(risks.length),
    region: new Int32Array(risks.length),
    rows: rows.length,
  };
  for (const [i, risk] of risks.entries()) {
    book.pd[i] = risk.loss > 0 ? risk.expectedLoss / risk.loss : risk.largest.pd;
    book.exposure[i] = risk.exposure;
    book.loss[i] = risk.loss;
    book.sector[i] = indexIn(sectors, risk.largest.sector ?? UNNAMED);
    book.region[i] = indexIn(regions, risk.largest.region ?? UNNAMED);
  }
  return ok({ ...book, sectors: [...sectors.keys()], regions: [...regions.keys()] });
}

interface Risk {
  readonly id: string;
  loss: number;
  expectedLoss: number;
  exposure: number;
  largest: BookRow;
}

function groupRisks(rows: readonly BookRow[]): Risk[] {
  const risks: Risk[] = [];
  const byGroup = new Map<string, Risk>();
  for (const row of rows) {
    const loss = row.exposure * row.lgd;
    const known = row.group ? byGroup.get(row.group) : undefined;
    if (known) {
      if (loss > known.largest.exposure * known.largest.lgd) known.largest = row;
      known.loss += loss;
      known.expectedLoss += loss * row.pd;
      known.exposure += row.exposure;
      continue;
    }
    const risk = { id: row.group || row.id, loss, expectedLoss: loss * row.pd, exposure: row.exposure, largest: row };
    risks.push(risk);
    if (row.group) byGroup.set(row.group, risk);
  }
  return risks;
}

function indexIn(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

/** Σ PD × loss. */
export function expectedLoss({ pd, loss }: Book): number {
  let sum = 0;
  for (let i = 0; i < pd.length; i++) sum += pd[i]! * loss[i]!;
  return sum;
}
