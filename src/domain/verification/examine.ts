import type { Deliveries, Snapshot } from '#domain/evidence/index.ts';
import { runChecks } from './checks/all-checks.ts';
import { contradictedMeasures, strippedMeasures } from './corrections.ts';
import { cappedSums } from './dependence-cap.ts';
import type { Examination, MeasureCorrection } from './examination.ts';
import { reconcileFigures } from './figures.ts';
import type { Finding, Severity } from './finding.ts';
import { evidenceOfFirms, type FirmEvidence } from './firm-evidence.ts';

/** One contradiction of this strength, as a natural logarithm of the odds, goes to a person; so do weaker ones that come to more together. */
const REVIEW_ONE = 2.2;
const REVIEW_TOGETHER = 3.5;
/** Contradictions of several independent sources, each beyond anything that honest firms show, block. */
const BLOCK_TOGETHER = 9;

/**
 * Holds the evidence of firms against itself, one examination a snapshot and in their order. `findingsOf` brings what was found beyond the firm's own
 * sources, such as loops of its money; it may strip records.
 */
export function examineFirms(
  deliveries: Deliveries,
  snapshots: readonly Snapshot[],
  findingsOf: (firm: string, evidence: FirmEvidence) => readonly Finding[] = () => [],
): Examination[] {
  const [first] = snapshots;
  if (!first) return [];
  const evidence = evidenceOfFirms(
    deliveries,
    snapshots.map(({ firm }) => firm),
    first.asOf,
  );
  return snapshots.map((snapshot, i) =>
    examine(deliveries, snapshot, evidence[i]!, findingsOf(snapshot.firm, evidence[i]!)),
  );
}

function examine(
  deliveries: Deliveries,
  snapshot: Snapshot,
  evidence: FirmEvidence,
  further: readonly Finding[],
): Examination {
  const { checks, findings: own } = runChecks(evidence);
  const findings = [...own, ...further];
  const figures = reconcileFigures(evidence, checks);
  const stripped = strippedMeasures(deliveries, snapshot, findings);
  const contradicted = contradictedMeasures(snapshot.measures, figures, stripped);
  const { fabricated, honest } = cappedSums(checks);
  return {
    schema: 'weir-examination/1',
    asOf: snapshot.asOf,
    outcome: outcomeOf(fabricated, Math.max(0, ...checks.map((check) => check.logLikelihoodRatio)), findings),
    logLikelihoodRatio: Math.round((fabricated - honest) * 1e6) / 1e6,
    checks,
    figures,
    findings,
    corrections: merged(stripped, contradicted),
  };
}

/** The contradicted value stands where both causes speak, since it is the lower one. */
function merged(
  stripped: readonly MeasureCorrection[],
  contradicted: readonly MeasureCorrection[],
): MeasureCorrection[] {
  const named = new Set(contradicted.map(({ measure }) => measure));
  return [...stripped.filter(({ measure }) => !named.has(measure)), ...contradicted];
}

/** What speaks for fabrication counts alone: that some sources agree does not make another contradiction go away. */
function outcomeOf(fabricated: number, strongest: number, findings: readonly Finding[]): Severity {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('block') || fabricated >= BLOCK_TOGETHER) return 'block';
  return has('review') || strongest >= REVIEW_ONE || fabricated >= REVIEW_TOGETHER ? 'review' : 'clear';
}
