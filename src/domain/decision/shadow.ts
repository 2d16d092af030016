import {
  type CardScore,
  type CreditModel,
  type PreparedModel,
  prepareModel,
  scoreModel,
} from '#domain/credit/index.ts';
import type { Snapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, ok, type Result } from '#domain/kernel/index.ts';
import { type ArtefactFailure, sourcesOfVariables } from './artefacts.ts';
import { agesByKind, readingsFor } from './assess-risk.ts';

/** A model that scores what another one decides. */
export interface PreparedShadow {
  readonly scorecard: PreparedModel;
  readonly variableSources: readonly (readonly number[])[];
}

/** Errors: DECISION_MEASURE_UNKNOWN. */
export function prepareShadow(model: CreditModel): Result<PreparedShadow, ArtefactFailure> {
  const scorecard: PreparedModel = prepareModel(model);
  const variableSources = sourcesOfVariables(scorecard);
  return variableSources.ok ? ok({ scorecard, variableSources: variableSources.value }) : variableSources;
}

/** What the shadow says of the snapshot, at the cut-off by which the case is decided. */
export function scoreShadow(
  shadow: PreparedShadow,
  snapshot: Snapshot,
  asOf: CalendarDate,
  cutOffPd: number,
): CardScore {
  const { values, ages } = readingsFor(snapshot, agesByKind(snapshot, asOf), shadow);
  return scoreModel(values, ages, shadow.scorecard, cutOffPd);
}
