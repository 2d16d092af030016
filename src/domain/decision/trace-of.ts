import type { Trace, TraceStep } from '#domain/kernel/index.ts';
import type { DecisionRecord } from './record.ts';

/** The stages of a decision in the order in which they spoke: what each read, from which artefact, and what it concluded. */
export function traceOf(record: DecisionRecord): Trace {
  const { risk, examination, terms, gates, policy, model, digests, outcome, reasons } = record;
  const steps: TraceStep[] = [
    {
      at: 'decision.sources',
      from: policy,
      read: { snapshot: digests.snapshot },
      concluded: reasons.filter(({ code }) => code.startsWith('SOURCE_')).length,
    },
  ];
  if (examination) {
    const { logLikelihoodRatio, corrections, contradictions } = examination;
    steps.push({
      at: 'verification.examination',
      from: digests.examination ?? '',
      read: { logLikelihoodRatio, contradictions: contradictions.length, corrected: corrections.length },
      concluded: examination.outcome,
    });
  }
  if (risk) {
    const { logOdds, halfWidth } = risk;
    const unsure = risk.variables.filter(({ state }) => state !== 'fresh').length;
    steps.push({ at: 'credit.scorecard', from: model, read: { logOdds, halfWidth, unsure }, concluded: risk.action });
  }
  if (terms) {
    const read = {
      limitFen: String(terms.limitFen),
      cashFlow: terms.cashFlowMeasure,
      tenorDays: terms.tenorDays,
      ratePpb: String(terms.ratePpb),
    };
    steps.push({ at: 'terms.limit', from: policy, read, concluded: terms.boundBy });
  }
  if (gates.length > 0) {
    const open = gates.filter(({ verdict }) => verdict !== 'pass').map(({ rule }) => rule);
    const read = { rules: digests.rules, asked: gates.length };
    steps.push({ at: 'compliance.gates', from: digests.rules, read, concluded: open.join(', ') || 'pass' });
  }
  steps.push({ at: 'decision.conclude', concluded: outcome });
  return steps;
}
