import type { CardScore } from '#domain/credit/index.ts';
import type { PreparedSnapshot } from '#domain/evidence/index.ts';
import { type CalendarDate, type Digest, digestOf, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import type { PreparedExamination } from '#domain/verification/index.ts';
import { type Application, checkApplication } from './application.ts';
import { type Artefacts, capacityOf } from './artefacts.ts';
import { actionThatHolds, agesByKind, assessRisk, riskFound } from './assess-risk.ts';
import { checkGates, leastLoan, loanOfOffer, offeredLoan } from './check-gates.ts';
import { conclude, contradictedSources } from './conclude.ts';
import { correctedSnapshot, examinationFound, reasonsOfExamination } from './examination-found.ts';
import { findRecourse } from './find-recourse.ts';
import { bridgeOffer, findShock } from './find-shock.ts';
import { findTerms, type TermsFailure } from './find-terms.ts';
import { type Chance, learningBand } from './learning-band.ts';
import type { DecisionMode } from './mode.ts';
import type { PreparedFacts } from './prepare-facts.ts';
import type { DecisionRecord, GateFinding, Offer, TermsFound } from './record.ts';
import type { ShockCase } from './shock-case.ts';

/** One case: what is known of the firm, what it asks for, and the facts that only the law asks about. */
export interface Case {
  readonly snapshot: PreparedSnapshot;
  readonly application: Application;
  readonly facts: PreparedFacts;
  readonly mode: DecisionMode;
  /** What was found when the evidence was held against itself; left out where nobody looked. It belongs to the snapshot. */
  readonly examination?: PreparedExamination;
  /** What is known of a shock; left out where nobody looked. */
  readonly shock?: ShockCase;
  /** Drawn for the firm where the policy has a learning band; left out where nobody drew. */
  readonly chance?: Chance;
}

export type UnderwriteFailure =
  | Failure<'DECISION_BEFORE_SNAPSHOT' | 'APPLICATION_AMOUNT' | 'APPLICATION_TENOR' | 'APPLICATION_RATE'>
  | TermsFailure;

/**
 * Decides one case: risk with its doubt, terms, the law, and the conclusion, as a record that holds what each said.
 * Pure: the same case and artefacts give the same bytes under the same engine. Errors: DECISION_BEFORE_SNAPSHOT where the
 * snapshot is younger than the decision; those of the application; OUTSIDE_RANGE and those of the price where
 * the policy's figures admit no terms.
 */
export function underwrite(
  input: Case,
  artefacts: Artefacts,
  asOf: CalendarDate,
): Result<DecisionRecord, UnderwriteFailure> {
  const { examination } = input.examination ?? {};
  const snapshot = correctedSnapshot(input.snapshot.snapshot, examination);
  const examined = examination ? examinationFound(examination) : null;
  if (snapshot.asOf > asOf) return fail('DECISION_BEFORE_SNAPSHOT', { asOf, snapshot: snapshot.asOf });
  const application = checkApplication(input.application);
  if (!application.ok) return application;
  const ages = agesByKind(snapshot, asOf);
  const score = input.mode === 'full' ? assessRisk(snapshot, ages, artefacts) : null;
  const terms = score === null ? ok(null) : findTerms(snapshot, ages, score.pd, application.value, artefacts);
  if (!terms.ok) return terms;
  const { policy, scorecard, digests, engine } = artefacts;
  const { measures, sources } = snapshot;
  const { mayDecide } = scorecard.card;
  const contradictions = [...contradictedSources(policy, sources), ...reasonsOfExamination(examined)];
  const contradicted = contradictions.length > 0;
  const shock =
    score === null || terms.value === null
      ? null
      : findShock(input.shock, {
          policy,
          application: application.value,
          ages,
          measures,
          score,
          terms: terms.value,
          contradicted,
        });
  const bridge = score === null || terms.value === null ? null : bridgeOffer(score, shock, terms.value, artefacts);
  const { gates, forbidden } = askTheLaw(input, score, terms.value, bridge, artefacts, asOf);
  const stages = {
    policy,
    mayDecide,
    application: application.value,
    ages,
    sources,
    measures,
    score,
    terms: terms.value,
    shock,
    bridge,
    contradictions,
    gates,
    forbidden,
  };
  const capacity = capacityOf(input.facts.facts.actor.types);
  const concluded = conclude(stages);
  const banded =
    score === null || terms.value === null
      ? null
      : learningBand({
          policy,
          conclusion: concluded,
          score,
          terms: terms.value,
          chance: input.chance,
          decides: capacity === 'decision',
          ask: (offered) => checkGates(loanOfOffer(offered), input.facts.facts, artefacts, asOf),
        });
  const conclusion = banded?.lent?.conclusion ?? concluded;
  const { outcome, reasons, ask, offer } = conclusion;
  return ok({
    schema: 'weir-decision/1',
    firm: snapshot.firm,
    asOf,
    capacity,
    mode: input.mode,
    policy: `${policy.name}@${policy.version}`,
    model: `${scorecard.card.name}@${scorecard.card.version}`,
    outcome,
    reasons,
    ask,
    recourse: findRecourse(conclusion, score, snapshot, ages, artefacts),
    offer,
    risk: score === null ? null : riskFound(score, scorecard, snapshot.categories),
    terms: terms.value,
    shock,
    band: banded?.band ?? null,
    examination: examined,
    gates: banded?.lent?.gates ?? gates,
    application: application.value,
    digests: {
      snapshot: input.snapshot.digest,
      examination: input.examination?.digest ?? null,
      facts: input.facts.digest,
      shock: input.shock === undefined ? null : digestOf(input.shock),
      ...digests,
    },
    engine,
  });
}

function askTheLaw(
  input: Case,
  score: CardScore | null,
  terms: TermsFound | null,
  bridge: Offer | null,
  artefacts: Artefacts,
  asOf: CalendarDate,
): { gates: readonly GateFinding[]; forbidden: boolean } {
  if (input.mode === 'refer') return { gates: [], forbidden: false };
  const { facts } = input.facts;
  const least = leastLoan(artefacts.policy);
  const refuses = (gates: readonly GateFinding[]) => gates.some(({ verdict }) => verdict === 'refuse');
  if (bridge) {
    const gates = checkGates(loanOfOffer(bridge), facts, artefacts, asOf);
    return { gates, forbidden: refuses(gates) && refuses(checkGates(least, facts, artefacts, asOf)) };
  }
  if (score === null || actionThatHolds(score) !== 'approve' || terms === null || terms.limitFen <= 0n) {
    const gates = checkGates(least, facts, artefacts, asOf);
    return { gates, forbidden: refuses(gates) };
  }
  const gates = checkGates(offeredLoan(terms), facts, artefacts, asOf);
  return { gates, forbidden: refuses(gates) && refuses(checkGates(least, facts, artefacts, asOf)) };
}

/** The digest of a record: over everything but the firm's code. */
export function recordDigest(record: DecisionRecord): Digest {
  const { firm: _, ...content } = record;
  return digestOf(content);
}
