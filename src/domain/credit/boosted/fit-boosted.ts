import { fail, ok, type Result } from '#domain/kernel/index.ts';
import {
  type BinnedForest,
  type BoostingData,
  type BoostingSettings,
  DEFAULT_BOOSTING,
  growForest,
  MOST_BINS,
} from '#domain/numeric/index.ts';
import { binColumn, DEFAULT_BINNING } from '../bin-column.ts';
import type { DataColumn, DataTable } from '../data-table.ts';
import { type FitRequest, mixedColumn, unknownColumn } from '../fit-scorecard.ts';
import { findLeakage, type LeakageWarning } from '../leakage.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import type { BoostedModel } from './boosted-model.ts';
import { buildBoosted } from './build-boosted.ts';
import { chooseSize, type Grow, type HeldOut, modelDoubt } from './hold-out.ts';
import { type LaidOutColumn, layOutColumn } from './lay-out-columns.ts';
import { monotoneDirection } from './monotone-direction.ts';

export interface BoostedRequest extends Omit<FitRequest, 'leastBin'> {
  /** Whether columns without a trend of their own get the one that the data show, where they show one. */
  readonly autoTrends?: boolean;
  /** How many trees; absent: as many as lose least on rows that were held out. */
  readonly trees?: number;
  /** How deep; absent: as deep as loses least, on small tables, and 4 on large ones. */
  readonly depth?: number;
  readonly bins?: number;
  readonly rate?: number;
  readonly seed?: number;
}

export interface BoostedOutcome {
  readonly model: BoostedModel;
  readonly leakageWarnings: readonly LeakageWarning[];
  readonly uninformative: readonly string[];
}

const DEPTHS_TRIED = [3, 4, 6] as const;
/** Above so many rows the depth is not searched for: it would cost minutes and move the area by less than its error. */
const SEARCHED_ROWS = 20_000;

/**
 * Fits boosted trees: leaking columns out, bins, the size by held-out loss, trees on all rows, doubt from forests on other rows.
 * Errors: those of the outcome, then MODEL_COLUMN_UNKNOWN, MODEL_COLUMN_MIXED, MODEL_TREND_ON_WORDS, MODEL_NOTHING_TO_LEARN_FROM.
 */
export function fitBoosted(table: DataTable, request: BoostedRequest, grow: Grow = growForest): Result<BoostedOutcome> {
  const outcome = outcomeOf(table, request.target, request.badValue);
  if (!outcome.ok) return outcome;
  const unknown = unknownColumn(table, request);
  if (unknown) return { ok: false, error: unknown };
  const excluded = new Set([request.target, ...(request.exclude ?? []), ...(request.segment ? [request.segment] : [])]);
  const offered = table.columns.filter((column) => !excluded.has(column.name));
  const mixed = offered.map((column) => mixedColumn(table, column, request)).find(Boolean);
  if (mixed) return { ok: false, error: mixed };
  const words = offered.find((column) => request.trends?.[column.name] && column.dictionary.length > 0);
  if (words && !wordsAreSpecial(words, request)) return fail('MODEL_TREND_ON_WORDS', { column: words.name });
  const leakageWarnings = findLeakage(offered, outcome.value);
  const leaking = new Set(leakageWarnings.filter((w) => w.excluded).map((w) => w.column));
  const laidOut: LaidOutColumn[] = [];
  const uninformative: string[] = [];
  for (const column of offered.filter(({ name }) => !leaking.has(name))) {
    const found = layOut(column, outcome.value, request);
    if (found) laidOut.push(found);
    else uninformative.push(column.name);
  }
  if (laidOut.length === 0 && leaking.size === 0)
    return fail('MODEL_NOTHING_TO_LEARN_FROM', { column: request.target });
  const grown = growAll(boostingData(laidOut, outcome.value), request, grow);
  const material = { table, request, outcome: outcome.value, laidOut, leaking: [...leaking], ...grown };
  return ok({ model: buildBoosted(material), leakageWarnings, uninformative });
}

function wordsAreSpecial(column: DataColumn, request: BoostedRequest): boolean {
  return column.dictionary.every((word) => request.specials?.includes(word));
}

function layOut(column: DataColumn, outcome: Outcome, request: BoostedRequest): LaidOutColumn | null {
  const specials = request.specials ?? [];
  const trend = request.trends?.[column.name];
  const numbers = new Set(specials.filter((value) => typeof value === 'number'));
  const auto = request.autoTrends ? monotoneDirection(column, outcome, numbers) : 0;
  const direction = trend === undefined ? auto : trend === '+' ? 1 : -1;
  const found = layOutColumn(column, outcome, specials, request.bins ?? MOST_BINS, direction);
  if (!found) return null;
  const iv = binColumn(column, outcome, { ...DEFAULT_BINNING, specials, trend: trend ?? 'auto' })?.iv ?? 0;
  return { ...found, column: { ...found.column, iv } };
}

function boostingData(laidOut: readonly LaidOutColumn[], outcome: Outcome): BoostingData {
  const rows = outcome.bad.length;
  const features = laidOut.flatMap(({ bins }) => bins);
  const bins = new Uint8Array(features.length * rows);
  for (const [f, feature] of features.entries()) bins.set(feature, f * rows);
  return {
    rows,
    bins,
    binCounts: laidOut.flatMap(({ binCounts }) => binCounts),
    directions: laidOut.flatMap(({ column, bins: own }) =>
      own.map((_, f) => (f === 0 && column.type === 'number' ? column.direction : 0)),
    ),
    bad: outcome.bad,
    learns: new Uint8Array(rows).fill(1),
  };
}

/** What was grown on all rows, and what rows that were held out say of it. */
export interface Grown {
  readonly forest: BinnedForest;
  readonly settings: BoostingSettings;
  readonly stopped: 'by-held-out-loss' | 'as-asked';
  readonly heldOut: HeldOut;
  readonly modelSd: number;
}

function growAll(data: BoostingData, request: BoostedRequest, grow: Grow): Grown {
  const asked: BoostingSettings = {
    ...DEFAULT_BOOSTING,
    ...(request.depth === undefined ? {} : { depth: request.depth }),
    ...(request.rate === undefined ? {} : { rate: request.rate }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
  };
  if (data.binCounts.length === 0) {
    const rows = Int32Array.from({ length: data.rows }, (_, row) => row);
    const bads = data.bad.reduce((sum, bad) => sum + bad, 0);
    const forest: BinnedForest = { base: Math.log(bads / (data.rows - bads)), trees: [], losses: [] };
    const heldOut = { rows, logOdds: new Float64Array(data.rows).fill(forest.base) };
    return { forest, settings: asked, stopped: 'as-asked', heldOut, modelSd: 1 / Math.sqrt(bads) };
  }
  if (request.trees !== undefined) {
    const settings = { ...asked, trees: request.trees };
    const doubt = modelDoubt(data, settings, grow);
    return { forest: grow(data, settings), settings, stopped: 'as-asked', heldOut: doubt.heldOut, modelSd: doubt.sd };
  }
  const searched = data.rows <= SEARCHED_ROWS && request.depth === undefined;
  const size = chooseSize(data, asked, searched ? DEPTHS_TRIED : [asked.depth], grow);
  const settings = { ...asked, depth: size.depth, trees: size.trees };
  const { sd } = modelDoubt(data, settings, grow);
  return { forest: grow(data, settings), settings, stopped: 'by-held-out-loss', heldOut: size.heldOut, modelSd: sd };
}
