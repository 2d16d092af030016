import { type Language, rateToNumber } from '#domain/kernel/index.ts';
import { writtenExamination } from '#domain/verification/index.ts';
import type { Application } from './application.ts';
import { documentText } from './document.ts';
import type { ExaminationFound } from './examination-found.ts';
import { canonicalFacts } from './prepare-facts.ts';
import { reasonText, recourseText } from './reason-text.ts';
import type { DecisionRecord } from './record.ts';
import type { ShockCase } from './shock-case.ts';
import { traceOf } from './trace-of.ts';
import { type Case, recordDigest } from './underwrite.ts';

/** A record as the command line and the API print it: the keys of the contract first, money as digits-strings, texts in one language, and the inputs from which it can be replayed. */
export type PresentedRecord = ReturnType<typeof presentRecord>;

export function presentRecord(record: DecisionRecord, input: Case, language: Language) {
  return {
    ...presentDecision(record, language),
    inputs: {
      snapshot: input.snapshot.snapshot,
      facts: canonicalFacts(input.facts.facts),
      application: presentApplication(record.application),
      ...(input.examination ? { examination: writtenExamination(input.examination.examination) } : {}),
      ...(input.chance === undefined ? {} : { chance: input.chance }),
      ...(input.shock === undefined ? {} : { shock: presentShockCase(input.shock) }),
    },
  };
}

export function presentApplication({ requestedFen, requestedTenorDays, highestRate }: Application) {
  return { requestedFen: digits(requestedFen), requestedTenorDays, highestRate };
}

/** What was given of a shock, as a record keeps it. */
export function presentShockCase({ reading, running, documents }: ShockCase) {
  return {
    reading,
    running: running && { ...running, outstandingFen: String(running.outstandingFen) },
    documents,
  };
}

/** The same without its inputs, for who keeps those elsewhere. */
export function presentDecision(record: DecisionRecord, language: Language) {
  const { risk, terms, shock, examination, recourse, offer, reasons, ask, gates, application: _, ...rest } = record;
  return {
    ...rest,
    pd: risk?.pd ?? null,
    pdLow: risk?.pdLow ?? null,
    pdHigh: risk?.pdHigh ?? null,
    grade: risk?.grade ?? null,
    reasons: reasons.map((reason) => ({ ...reason, text: reasonText(reason, language) })),
    ask: ask.map(({ document, value, worthFen, minutes }) => ({
      document,
      value,
      worthFen: String(worthFen),
      minutes,
      text: documentText(document, language),
    })),
    recourse: recourse && {
      ...recourse,
      changes: recourse.changes.map((change) => ({ ...change, text: recourseText(change, language) })),
    },
    limitFen: String(offer?.limitFen ?? 0n),
    tenorDays: offer?.tenorDays ?? null,
    rate: offer === null ? null : rateToNumber(offer.ratePpb),
    price: offer === null ? null : (terms?.price ?? null),
    gates,
    offer: offer && { ...offer, limitFen: String(offer.limitFen), ratePpb: String(offer.ratePpb) },
    risk,
    examination: examination && presentExamination(examination),
    shock: shock && {
      ...shock,
      gapFen: digits(shock.gapFen),
      bridgeFen: String(shock.bridgeFen),
      bridgeValueFen: String(shock.bridgeValueFen),
    },
    terms: terms && {
      ...terms,
      needFen: digits(terms.needFen),
      capacityFen: digits(terms.capacityFen),
      policyCapFen: String(terms.policyCapFen),
      limitFen: String(terms.limitFen),
      cashFlowFen: digits(terms.cashFlowFen),
      ratePpb: String(terms.ratePpb),
    },
    trace: traceOf(record),
    language,
    digest: recordDigest(record),
  };
}

function presentExamination({ contradictions, findings, ...rest }: ExaminationFound) {
  return {
    ...rest,
    contradictions: contradictions.map((one) => ({
      ...one,
      leftFen: digits(one.leftFen),
      rightFen: digits(one.rightFen),
    })),
    findings: findings.map((finding) => ({ ...finding, amountFen: digits(finding.amountFen) })),
  };
}

function digits(amount: bigint | null): string | null {
  return amount === null ? null : String(amount);
}
