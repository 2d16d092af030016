export type { Actor, ActorType } from './actor.ts';
export { ACTOR_TYPES, isActorType, widenedTypes } from './actor.ts';
export type { Anchor, AnchorDates } from './anchor.ts';
export { ANCHORS, isAnchor } from './anchor.ts';
export type { LawCheck } from './check.ts';
export { checkLaw } from './check.ts';
export { complianceErrors } from './errors.ts';
export { explainFinding } from './explain.ts';
export { nearestName } from './expression/nearest-name.ts';
export type {
  Confirmation,
  FactDefinition,
  FactType,
  FactValue,
  LawFacts,
  Observation,
  RegisterEntry,
} from './fact.ts';
export { FACT_TYPES } from './fact.ts';
export type { Basis, Finding, ParameterReading, Verdict } from './finding.ts';
export { VERDICTS, worstVerdict } from './finding.ts';
export type { Citation, Instrument, InstrumentStatus } from './instrument.ts';
export { INSTRUMENT_STATUSES, isVerified, writeCitation } from './instrument.ts';
export type { CompiledVersion, PackFailure, RulePack, RulePackSource } from './pack.ts';
export { compileRulePack } from './pack.ts';
export type {
  LegalParameter,
  MultipleOf,
  ParameterQuery,
  ParameterScalar,
  ParameterValue,
  Resolved,
} from './parameter.ts';
export { resolveParameter } from './parameter.ts';
export type { LawSelection } from './plan.ts';
export { readingOf, versionOn } from './plan.ts';
export type { FactsFailure, UnknownFact, WrittenFacts } from './read-facts.ts';
export { readFacts } from './read-facts.ts';
export type { Requirement, RuleDefinition, RuleStatus, RuleVersion, Severity } from './rule.ts';
export { RULE_STATUSES, SEVERITIES } from './rule.ts';
