import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { type BinnedColumn, type BinningRules, binColumn, DEFAULT_BINNING } from './bin-column.ts';
import { buildScorecard } from './build-scorecard.ts';
import { calibrateSets } from './calibrate-sets.ts';
import { cellAt, columnNamed, type DataColumn, type DataTable } from './data-table.ts';
import { findLeakage, type LeakageWarning } from './leakage.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Scorecard } from './scorecard.ts';

export interface FitRequest {
  readonly name: string;
  readonly target: string;
  readonly badValue?: string;
  readonly exclude?: readonly string[];
  readonly specials?: readonly (number | string)[];
  /** Trends by column; `auto` where none is given. */
  readonly trends?: Readonly<Record<string, '+' | '-'>>;
  readonly segment?: string;
  readonly leastBin?: number;
}

export interface ScorecardFit {
  readonly card: Scorecard;
  readonly leakageWarnings: readonly LeakageWarning[];
  /** Columns that were offered and say nothing. */
  readonly uninformative: readonly string[];
}

/**
 * Fits a scorecard: leaking columns out, exact binning, ridge logistic regression on the weights of evidence, points.
 * Errors: those of the outcome, then MODEL_COLUMN_UNKNOWN for an excluded, trended or segment column that is not there,
 * then MODEL_COLUMN_MIXED, then MODEL_NOTHING_TO_LEARN_FROM.
 */
export function fitScorecard(table: DataTable, request: FitRequest): Result<ScorecardFit> {
  const outcome = outcomeOf(table, request.target, request.badValue);
  if (!outcome.ok) return outcome;
  const unknown = unknownColumn(table, request);
  if (unknown) return { ok: false, error: unknown };
  const excluded = new Set([request.target, ...(request.exclude ?? []), ...(request.segment ? [request.segment] : [])]);
  const offered = table.columns.filter((column) => !excluded.has(column.name));
  const mixed = offered.map((column) => mixedColumn(table, column, request)).find(Boolean);
  if (mixed) return { ok: false, error: mixed };
  const leakageWarnings = findLeakage(offered, outcome.value);
  const leaking = new Set(leakageWarnings.filter((w) => w.excluded).map((w) => w.column));
  const columns = offered.filter((column) => !leaking.has(column.name)).map(({ name }) => name);
  const whole = binColumns(table, outcome.value, columns, request);
  // Where only leaking columns were offered the card is the base rate, so that the warnings still reach a reader.
  if (whole.binned.length === 0 && leaking.size === 0)
    return fail('MODEL_NOTHING_TO_LEARN_FROM', { column: request.target });
  const card = buildScorecard({ table, request, outcome: outcome.value, binned: whole.binned, leaking: [...leaking] });
  const conformal = calibrateSets(table, outcome.value, request.segment, (part, outcomes) => {
    const { binned } = binColumns(part, outcomes, columns, request);
    return binned.length === 0
      ? null
      : buildScorecard({ table: part, request, outcome: outcomes, binned, leaking: [] });
  });
  return ok({
    card: conformal ? { ...card, conformal } : card,
    leakageWarnings,
    uninformative: whole.uninformative,
  });
}

function binColumns(
  table: DataTable,
  outcome: Outcome,
  names: readonly string[],
  request: FitRequest,
): { readonly binned: BinnedColumn[]; readonly uninformative: string[] } {
  const binned: BinnedColumn[] = [];
  const uninformative: string[] = [];
  for (const name of names) {
    const bins = binColumn(columnNamed(table, name)!, outcome, rulesFor(name, request));
    if (bins) binned.push(bins);
    else uninformative.push(name);
  }
  return { binned, uninformative };
}

export function unknownColumn(table: DataTable, request: FitRequest): Failure | undefined {
  const named = [...(request.exclude ?? []), ...Object.keys(request.trends ?? {}), ...[request.segment ?? []].flat()];
  const unknown = named.find((name) => !columnNamed(table, name));
  return unknown === undefined ? undefined : { code: 'MODEL_COLUMN_UNKNOWN', params: { column: unknown } };
}

// Up to this many values a column of numbers and words may be one of codes, such as 0, 1, 2 and "3+".
const MOST_CODES_WITH_WORDS = 30;

/** A word among many numbers is a misread cell or a special value, and a person must say which. */
export function mixedColumn(table: DataTable, column: DataColumn, request: FitRequest): Failure | undefined {
  const specials = new Set(request.specials);
  const distinct = new Set<number>();
  let [numbers, words, first] = [0, 0, -1];
  for (let row = 0; row < table.rows; row++) {
    const cell = cellAt(column, row);
    if (cell === null || specials.has(cell)) continue;
    if (typeof cell === 'number') {
      numbers++;
      if (distinct.size <= MOST_CODES_WITH_WORDS) distinct.add(cell);
    } else {
      words++;
      if (first < 0) first = row;
    }
  }
  if (words === 0 || numbers < words || distinct.size <= MOST_CODES_WITH_WORDS) return undefined;
  const params = { column: column.name, value: String(cellAt(column, first)).slice(0, 40) };
  return { code: 'MODEL_COLUMN_MIXED', params, row: table.lines[first]!, column: column.name };
}

function rulesFor(column: string, request: FitRequest): BinningRules {
  return {
    ...DEFAULT_BINNING,
    specials: request.specials ?? [],
    trend: request.trends?.[column] ?? 'auto',
    leastBin: request.leastBin ?? DEFAULT_BINNING.leastBin,
  };
}
