export { type CardValue, STRUCTURALLY_ABSENT } from './card-value.ts';
export type { Drift } from './doubt.ts';
export { driftVariance } from './doubt.ts';
export { creditErrors } from './errors.ts';
export { parseScorecard, scorecardDigest } from './parse-scorecard.ts';
export type { PreparedScorecard } from './prepared-scorecard.ts';
export { prepareScorecard } from './prepared-scorecard.ts';
export type { Scale } from './scale.ts';
export { DEFAULT_SCALE, logistic, logit, logOddsOfScore, scaleFactor, scaleOffset, scoreOfPd } from './scale.ts';
export type { CardAction, CardScore, DocumentRequest, VariableScore } from './score-card.ts';
export { scoreCard } from './score-card.ts';
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
