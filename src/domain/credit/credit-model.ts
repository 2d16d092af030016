import type { Digest, Failure, Result } from '#domain/kernel/index.ts';
import type { BoostedModel } from './boosted/boosted-model.ts';
import { boostedDigest, parseBoosted } from './boosted/parse-boosted.ts';
import { type PreparedBoosted, prepareBoosted } from './boosted/prepared-boosted.ts';
import { scoreBoosted } from './boosted/score-boosted.ts';
import { scorableBoosted } from './boosted/score-boosted-table.ts';
import type { CardValue } from './card-value.ts';
import type { DataTable } from './data-table.ts';
import { parseScorecard, scorecardDigest } from './parse-scorecard.ts';
import { type PreparedScorecard, prepareScorecard } from './prepared-scorecard.ts';
import { type CardScore, scoreCard } from './score-card.ts';
import { type BlankMeaning, type ScorableTable, scorableTable } from './score-table.ts';
import type { Scorecard } from './scorecard.ts';

/** A model of whichever kind; all give a `CardScore`. */
export type CreditModel = Scorecard | BoostedModel;

export type PreparedModel = PreparedScorecard | PreparedBoosted;

/** What a model of a kind becomes when it is prepared. */
export type PreparedOf<M extends CreditModel> = M extends BoostedModel ? PreparedBoosted : PreparedScorecard;

/** A model from parsed JSON, by its format. Errors: those of parseBoosted or of parseScorecard. */
export function parseCreditModel(value: unknown): Result<CreditModel, Failure> {
  const format = typeof value === 'object' && value !== null ? (value as { format?: unknown }).format : undefined;
  return typeof format === 'string' && format.startsWith('weir-boosted/') ? parseBoosted(value) : parseScorecard(value);
}

export function isBoosted(model: CreditModel): model is BoostedModel {
  return model.format === 'weir-boosted/1';
}

export function creditModelDigest(model: CreditModel): Digest {
  return isBoosted(model) ? boostedDigest(model) : scorecardDigest(model);
}

export function prepareModel<M extends CreditModel>(model: M): PreparedOf<M> {
  // The kind of what comes out is the kind of what went in, which the compiler cannot follow through a test of a generic.
  return (isBoosted(model) ? prepareBoosted(model) : prepareScorecard(model)) as PreparedOf<M>;
}

function isPreparedBoosted(prepared: PreparedModel): prepared is PreparedBoosted {
  return isBoosted(prepared.card);
}

/** Scores one case; see `scoreCard` and `scoreBoosted`. */
export function scoreModel(
  values: Readonly<Record<string, CardValue>>,
  ages: Readonly<Record<string, number | null | undefined>>,
  prepared: PreparedModel,
  cutOffPd?: number,
): CardScore {
  return isPreparedBoosted(prepared)
    ? scoreBoosted(values, ages, prepared, cutOffPd)
    : scoreCard(values, ages, prepared, cutOffPd);
}

/** The score of a case before any of its variables counts. */
export function basePointsOf(prepared: PreparedModel): number {
  return isPreparedBoosted(prepared) ? prepared.basePoints : prepared.card.basePoints;
}

/** The prepared scorecard, where the model is one. */
export function asScorecard(prepared: PreparedModel): PreparedScorecard | null {
  return isPreparedBoosted(prepared) ? null : prepared;
}

/** A table ready to be scored by a model. Errors: MODEL_COLUMN_UNKNOWN, MODEL_CELL_NOT_A_NUMBER. */
export function scorableBy(table: DataTable, prepared: PreparedModel, blank: BlankMeaning): Result<ScorableTable> {
  return isPreparedBoosted(prepared) ? scorableBoosted(table, prepared, blank) : scorableTable(table, prepared, blank);
}
