import type { Snapshot } from '#domain/evidence/index.ts';
import type { Fen } from '#domain/kernel/index.ts';
import type { Examination, MeasureCorrection, Severity } from '#domain/verification/index.ts';
import type { Reason } from './reason.ts';

/** What the record keeps of an examination: what it came to, and every number that the decision reads otherwise than it was claimed. */
export type ExaminationFound = {
  readonly outcome: Severity;
  readonly logLikelihoodRatio: number;
  /** The checks that contradict, the strongest first. */
  readonly contradictions: readonly {
    readonly check: string;
    readonly leftFen: Fen | null;
    readonly rightFen: Fen | null;
    readonly logLikelihoodRatio: number;
  }[];
  /** For investigators; a suspicion is never among a borrower's reasons. */
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly amountFen: Fen | null }[];
  readonly corrections: readonly MeasureCorrection[];
};

export function examinationFound({
  outcome,
  logLikelihoodRatio,
  checks,
  findings,
  corrections,
}: Examination): ExaminationFound {
  const contradicting = checks.filter(({ verdict }) => verdict === 'contradict');
  contradicting.sort((a, b) => b.logLikelihoodRatio - a.logLikelihoodRatio || (a.check < b.check ? -1 : 1));
  return {
    outcome,
    logLikelihoodRatio,
    contradictions: contradicting.map(({ check, leftFen, rightFen, logLikelihoodRatio: ratio }) => ({
      check,
      leftFen,
      rightFen,
      logLikelihoodRatio: ratio,
    })),
    findings: findings.map(({ code, severity, amountFen }) => ({ code, severity, amountFen })),
    corrections,
  };
}

/** The snapshot with the measures that the examination does not believe replaced by what it does. */
export function correctedSnapshot(snapshot: Snapshot, examination: Examination | undefined): Snapshot {
  if (!examination || examination.corrections.length === 0) return snapshot;
  const measures: Record<string, number | null> = { ...snapshot.measures };
  for (const { measure, reconciled } of examination.corrections) measures[measure] = reconciled;
  return { ...snapshot, measures };
}

/**
 * Why a person must look: the sources that contradict each other, which the firm can explain, and that there is something to look at, without
 * what it is suspected of. None where the examination is clear.
 */
export function reasonsOfExamination(found: ExaminationFound | null): Reason[] {
  if (found === null || found.outcome === 'clear') return [];
  const told = found.contradictions.map(({ check, leftFen, rightFen }): Reason => {
    const values = { leftFen: numberOf(leftFen), rightFen: numberOf(rightFen) };
    return { kind: 'contradiction', code: 'SOURCES_CONTRADICT', subject: check, values };
  });
  const looks: Reason = { kind: 'contradiction', code: 'EVIDENCE_TO_PERSON', subject: 'evidence', values: {} };
  return told.length > 0 && found.outcome === 'review' ? told : [...told, looks];
}

function numberOf(amount: Fen | null): number | null {
  return amount === null ? null : Number(amount);
}
