export { binLabel, type CardReason, cardReasons } from './card-reasons.ts';
export { type CardValue, STRUCTURALLY_ABSENT } from './card-value.ts';
export { conformalRank, conformalThreshold, type OutcomeSet, outcomeSet } from './conformal.ts';
export { cellAt, columnNamed, type DataColumn, type DataTable, rowsWhere } from './data-table.ts';
export type { Drift } from './doubt.ts';
export { driftVariance } from './doubt.ts';
export { creditErrors } from './errors.ts';
export { type FitRequest, fitScorecard, type ScorecardFit } from './fit-scorecard.ts';
export { type LeakageReason, type LeakageWarning, ROW_ORDER } from './leakage.ts';
export { type Outcome, outcomeOf } from './outcome.ts';
export { parseScorecard, scorecardDigest } from './parse-scorecard.ts';
export { pointInTimePd } from './point-in-time.ts';
export type { PreparedScorecard } from './prepared-scorecard.ts';
export { prepareScorecard } from './prepared-scorecard.ts';
export type { Scale } from './scale.ts';
export { DEFAULT_SCALE, logistic, logit, logOddsOfScore, scaleFactor, scaleOffset, scoreOfPd } from './scale.ts';
export type { CardAction, CardScore, DocumentRequest, VariableScore } from './score-card.ts';
export { scoreCard } from './score-card.ts';
export { type BlankMeaning, type ScorableTable, scorableTable } from './score-table.ts';
export type {
  Bin,
  BinMatch,
  FitRecord,
  GradeBound,
  ModelCard,
  Scorecard,
  ScorecardVariable,
  SegmentRecord,
} from './scorecard.ts';
export { BADS_TO_DECIDE, gradeOfPd } from './scorecard.ts';
export { pooledPd, pooledSegments, poolingStrength, segmentAt } from './segment.ts';
export { type AucComparison, type AucEstimate, aucOf, compareAucs } from './validation/auc.ts';
export type { LoanEconomics, ProfitComparison } from './validation/profit.ts';
export { breakEvenPd, compareProfits } from './validation/profit.ts';
export type { ScoredCases, SegmentValidation, Validation } from './validation/validate.ts';
export { validateScores } from './validation/validate.ts';
export { type PossibleAnswer, valueOfDocument } from './value-of-information.ts';
