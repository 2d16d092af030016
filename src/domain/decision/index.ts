export type { Application } from './application.ts';
export { OPEN_APPLICATION } from './application.ts';
export type { ArtefactFailure, Artefacts } from './artefacts.ts';
export { prepareArtefacts } from './artefacts.ts';
export { decideUnder } from './decide-under.ts';
export { documentText } from './document.ts';
export { decisionErrors } from './errors.ts';
export type { ExaminationFound } from './examination-found.ts';
export type { BandFound, Chance } from './learning-band.ts';
export { bandPeriod, drawChance } from './learning-band.ts';
export type { LetterContent } from './letter.ts';
export { decisionLetter } from './letter.ts';
export type { DecisionMode, Outcome } from './mode.ts';
export { DECISION_MODES, OUTCOMES } from './mode.ts';
export type { DisputedDatum, ObjectionGrounds, ObjectionKind, ObjectionState } from './objection.ts';
export { answerDue, checkGrounds, isOverdue, settleObjection } from './objection.ts';
export type { PolicyFailure } from './parse-policy.ts';
export { parsePolicy } from './parse-policy.ts';
export type { Policy } from './policy.ts';
export type { PreparedFacts } from './prepare-facts.ts';
export { canonicalFacts, prepareFacts } from './prepare-facts.ts';
export type { PresentedRecord } from './present-record.ts';
export { presentApplication, presentDecision, presentRecord, presentShockCase } from './present-record.ts';
export { readLetterContent } from './read-record.ts';
export { readShockCase } from './read-shock-case.ts';
export type { Ask, Reason } from './reason.ts';
export { reasonText, recourseText } from './reason-text.ts';
export type {
  DecisionRecord,
  Engine,
  GateFinding,
  Offer,
  PriceParts,
  RecordDigests,
  RiskFound,
  TermsFound,
} from './record.ts';
export type { Override, OverrideReason, Referral } from './referral.ts';
export { approveProposal, openReferral, propose, returnProposal, supersede } from './referral.ts';
export type { Replay } from './replay.ts';
export { replay } from './replay.ts';
export type { PreparedShadow } from './shadow.ts';
export { prepareShadow, scoreShadow } from './shadow.ts';
export type { RunningLoan, ShockCase, ShockDocument, ShockReading, Trade } from './shock-case.ts';
export { NO_RUNNING_LOAN, NO_SHOCK, readShocks, readTrade } from './shock-case.ts';
export { type TableFault, tableFaults } from './table/check-table.ts';
export { type DecisionTable, TABLE_OUTPUTS, type TableRow } from './table/decision-table.ts';
export { tableErrors } from './table/errors.ts';
export { inputType, parseDecisionTable, readCondition } from './table/parse-table.ts';
export { policyUnder } from './table/policy-under.ts';
export type { Case, UnderwriteFailure } from './underwrite.ts';
export { recordDigest, underwrite } from './underwrite.ts';
