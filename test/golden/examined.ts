import type { Snapshot } from '#domain/evidence/index.ts';
import { fen } from '#domain/kernel/index.ts';
import { type PreparedExamination, prepareExamination } from '#domain/verification/index.ts';

/** An examination in which returns do not bear out the invoices, and half of the sales went in a circle: both numbers stand in the record. */
export function examinedWithDoubt({ asOf, measures }: Snapshot): PreparedExamination {
  const halved = Object.entries(measures).filter(
    ([name]) => name === 'salesMonthlyP20Fen' || name === 'salesLastYearFen',
  );
  return prepareExamination({
    schema: 'weir-examination/1',
    asOf,
    outcome: 'review',
    logLikelihoodRatio: 3.5,
    checks: [
      {
        check: 'sales-invoices-against-tax-returns',
        verdict: 'contradict',
        sources: ['sales-invoices', 'tax-returns'],
        leftFen: fen(800_000_000n),
        rightFen: fen(400_000_000n),
        logLikelihoodRatio: 5.5,
        records: ['a'.repeat(64)],
        values: { periods: 8 },
      },
    ],
    figures: [],
    findings: [
      {
        code: 'fund-loop',
        severity: 'review',
        parties: ['@firm', 'X'],
        records: [],
        amountFen: fen(300_000_000n),
        startsOn: asOf,
        endsOn: asOf,
        innocentExplanations: ['cash-pool'],
        values: {},
        strips: [],
      },
    ],
    corrections: halved.map(([measure, claimed]) => ({
      measure,
      claimed: claimed ?? 0,
      reconciled: Math.round((claimed ?? 0) / 2),
      cause: 'stripped',
    })),
  });
}
