import type { CalendarDate } from '#domain/kernel/index.ts';
import type { Scope } from './expression/scope.ts';
import type { Confirmation, LawFacts } from './fact.ts';
import { type Basis, type Finding, type ParameterReading, type Verdict, worstVerdict } from './finding.ts';
import type { RulePack } from './pack.ts';
import { type LawSelection, type PlannedRule, planFor } from './plan.ts';
import type { Severity } from './rule.ts';

export interface LawCheck {
  /** The worst of the findings; `pass` where no rule applies. */
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Rules that bind the actor but, by the facts, not this act. */
  readonly notApplicable: readonly string[];
}

/**
 * Holds one act against the law in force. `on` is the day that is asked about: every event without a date of its own is
 * taken to happen then. Rules are answered in the order of the pack.
 *
 * A missing fact gives `unknown`; a breach gives `refuse` (B), `refer` (W) or is noted (M, I). A blocking rule whose text,
 * or whose figure, is not verified gives `refer` whatever the outcome would be, until counsel has confirmed that very
 * version; so does a figure from a series past its last observation.
 */
export function checkLaw(facts: LawFacts, pack: RulePack, on: CalendarDate, selection: LawSelection = {}): LawCheck {
  const findings: Finding[] = [];
  const notApplicable: string[] = [];
  for (const planned of planFor(facts, pack, on, selection)) {
    const finding = answer(planned, facts, on);
    if (finding) findings.push(finding);
    else notApplicable.push(planned.compiled.rule.id);
  }
  return { verdict: worstVerdict(findings), findings, notApplicable };
}

interface Outcome {
  readonly verdict: Verdict;
  readonly basis: Basis;
  readonly severity: Severity;
  readonly wouldBe: Verdict | null;
}

/** One rule's finding, or null where it does not apply. */
function answer(planned: PlannedRule, facts: LawFacts, asked: CalendarDate): Finding | null {
  const { compiled, governing } = planned;
  const scope: Scope = {
    values: facts.values,
    dates: facts.dates,
    asked,
    governing,
    parameters: planned.parameters,
    facts: {},
    missing: [],
    read: 0,
  };
  const applies = compiled.when === null ? true : (compiled.when(scope) as boolean | undefined);
  if (applies === false) return null;
  const outcome = weigh(planned, facts, scope, applies, asked);
  if (outcome === null) return null;
  const parameters = readingsOf(planned, scope.read);
  const { rule, version } = compiled;
  return {
    rule: rule.id,
    subject: rule.subject,
    verdict: outcome.verdict,
    basis: outcome.basis,
    wouldBe: outcome.wouldBe,
    severity: outcome.severity,
    status: version.status,
    citation: compiled.citation,
    parameter: parameters[0]?.id ?? null,
    value: parameters[0]?.value ?? null,
    governedBy: rule.anchor,
    governedOn: governing,
    version: version.from,
    digest: compiled.digest,
    parameters,
    facts: scope.facts,
    missing: outcome.verdict === 'unknown' ? [...new Set(scope.missing)] : [],
  };
}

function readingsOf(planned: PlannedRule, read: number): readonly ParameterReading[] {
  const { readings } = planned;
  return read === (1 << readings.length) - 1 ? readings : readings.filter((_, slot) => read & (1 << slot));
}

function weigh(
  planned: PlannedRule,
  facts: LawFacts,
  scope: Scope,
  applies: boolean | undefined,
  asked: CalendarDate,
): Outcome | null {
  const { compiled, strictest } = planned;
  if (compiled.tests.length === 0) return { verdict: 'pass', basis: 'informs', severity: 'I', wouldBe: null };
  const { worst, unknown } = runTests(compiled.tests, scope);
  const absent = scope.read & planned.absent;
  // A limit that was repealed limits nothing; a limit that has no value yet, or none for the province, leaves the question open.
  if (absent && worst !== 'B') {
    const state = firstAbsentState(planned, absent);
    if (state === 'repealed') return null;
    return { verdict: 'unknown', basis: state, severity: strictest, wouldBe: null };
  }
  if ((unknown && worst !== 'B') || (applies === undefined && worst !== null))
    return { verdict: 'unknown', basis: 'missing-fact', severity: strictest, wouldBe: null };
  const plain = plainOutcome(planned, scope, worst);
  if (scope.read & planned.stale) return { ...plain, verdict: 'refer', basis: 'stale', wouldBe: plain.verdict };
  const unread = compiled.blocking && (!compiled.verified || (scope.read & planned.unverified) !== 0);
  if (unread && !isConfirmed(planned, facts, asked))
    return { ...plain, verdict: 'refer', basis: 'unconfirmed', wouldBe: plain.verdict };
  return plain;
}

/** The gravest severity breached, and whether some requirement could not be answered. */
function runTests(tests: PlannedRule['compiled']['tests'], scope: Scope): { worst: Severity | null; unknown: boolean } {
  let worst: Severity | null = null;
  let unknown = false;
  for (const { severity, holds } of tests) {
    const held = holds(scope);
    if (held === undefined) unknown = true;
    else if (held === false && (worst === null || RANK[severity] > RANK[worst])) worst = severity;
  }
  return { worst, unknown };
}

const RANK: Readonly<Record<Severity, number>> = { I: 0, M: 1, W: 2, B: 3 };

function firstAbsentState(planned: PlannedRule, absent: number): 'repealed' | 'before-first' | 'no-provincial-value' {
  const state = planned.readings[31 - Math.clz32(absent & -absent)]?.state;
  return state as 'repealed' | 'before-first' | 'no-provincial-value';
}

function plainOutcome(planned: PlannedRule, scope: Scope, worst: Severity | null): Outcome {
  const { strictest } = planned;
  if (worst === null) return { verdict: 'pass', basis: 'satisfied', severity: strictest, wouldBe: null };
  if (worst === 'M' || worst === 'I') return { verdict: 'pass', basis: 'reported', severity: worst, wouldBe: null };
  if (worst === 'W') return { verdict: 'refer', basis: 'violated', severity: worst, wouldBe: null };
  if (inTransition(planned, scope)) return { verdict: 'refer', basis: 'transition', severity: worst, wouldBe: null };
  return { verdict: 'refuse', basis: 'violated', severity: worst, wouldBe: null };
}

function inTransition({ compiled, governing }: PlannedRule, scope: Scope): boolean {
  const { transition } = compiled.version;
  if (!transition || governing > transition.to) return false;
  return compiled.stock === null || compiled.stock(scope) === true;
}

function isConfirmed({ compiled }: PlannedRule, facts: LawFacts, asked: CalendarDate): boolean {
  const matches = (it: Confirmation): boolean =>
    it.rule === compiled.rule.id && it.digest === compiled.digest && it.on <= asked;
  return facts.confirmations?.some(matches) ?? false;
}
