export type { BoostedColumn, BoostedModel } from './boosted/boosted-model.ts';
export { boostedErrors } from './boosted/errors.ts';
export { type BoostedOutcome, type BoostedRequest, fitBoosted } from './boosted/fit-boosted.ts';
export { type ImportRequest, importForest, type RawForest, type RawTree } from './boosted/import-forest.ts';
export { prepareBoosted } from './boosted/prepared-boosted.ts';
export { pdsOfRows } from './boosted/score-boosted-table.ts';
export { binLabel, type CardReason, cardReasons } from './card-reasons.ts';
export { type CardValue, STRUCTURALLY_ABSENT } from './card-value.ts';
export type { OutcomeSet } from './conformal.ts';
export { conformalGroup, outcomeSet } from './conformal.ts';
export {
  asScorecard,
  basePointsOf,
  type CreditModel,
  creditModelDigest,
  isBoosted,
  type PreparedModel,
  type PreparedOf,
  parseCreditModel,
  prepareModel,
  scorableBy,
  scoreModel,
} from './credit-model.ts';
export { cellAt, columnNamed, type DataColumn, type DataTable, rowsWhere } from './data-table.ts';
export { creditErrors } from './errors.ts';
export { type FitRequest, fitScorecard, type ScorecardFit } from './fit-scorecard.ts';
export { meetsChallenger } from './governance/arm.ts';
export {
  checkApproval,
  checkProposal,
  checkRegistration,
  checkReturn,
  checkRollback,
  checkValidation,
  findModel,
  isStopped,
} from './governance/check-step.ts';
export { checklistOf, MODEL_CHECKLIST, openItems } from './governance/checklist.ts';
export { governanceErrors } from './governance/errors.ts';
export type {
  ModelAction,
  ModelEvent,
  ModelProposal,
  ModelRef,
  ReleaseLimits,
  Technology,
} from './governance/event.ts';
export { breachedLimit, DEFAULT_LIMITS, type OutcomeCounts } from './governance/limits.ts';
export {
  foldModelEvents,
  keyOf as modelKeyOf,
  type ModelGovernance,
  type ModelStanding,
  type PolicyStanding,
} from './governance/state.ts';
export type { LeakageReason, LeakageWarning } from './leakage.ts';
export { outcomeOf } from './outcome.ts';
export { parseScorecard, scorecardDigest } from './parse-scorecard.ts';
export { pointInTimePd } from './point-in-time.ts';
export type { GroupCases, PooledGroup } from './pooling/pool-groups.ts';
export { poolGroups } from './pooling/pool-groups.ts';
export type { PreparedScorecard } from './prepared-scorecard.ts';
export { prepareScorecard } from './prepared-scorecard.ts';
export type { ActionableVariable, Recourse, RecourseChange } from './recourse.ts';
export { cheapestRecourse } from './recourse.ts';
export type { BandCase, RefusalEstimate } from './refusals/wrong-refusals.ts';
export { estimateWrongRefusals } from './refusals/wrong-refusals.ts';
export { logit, logOddsOfScore, scoreOfPd } from './scale.ts';
export type { CardAction, CardScore } from './score-card.ts';
export { INTERVAL_90, scoreCard } from './score-card.ts';
export { type BlankMeaning, scorableTable } from './score-table.ts';
export type { Scorecard, ScorecardVariable } from './scorecard.ts';
export { segmentAt } from './segment.ts';
export type { BridgeBar, Liquidity, ShockAnswer, Structure } from './shock/answer.ts';
export { bridgeBars, bridgeValue, shockAnswer, structureOf } from './shock/answer.ts';
export type { StructuralReading } from './shock/structure.ts';
export { fitLevelNoise, noiseOf, readStructure } from './shock/structure.ts';
export { type Cell, tableOfRows } from './table-of-rows.ts';
export { compareAucs } from './validation/auc.ts';
export { type Fairness, fairnessBy } from './validation/fairness.ts';
export {
  type GateCode,
  type GateFinding,
  type GateReport,
  passGate,
} from './validation/gate.ts';
export { compareProfits } from './validation/profit.ts';
export type { ScoredCases } from './validation/validate.ts';

export { type ValidationReport, validationReport } from './validation/validation-report.ts';
export { worthOfDocument } from './value-of-information.ts';
