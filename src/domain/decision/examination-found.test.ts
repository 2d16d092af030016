import { expect, it } from 'vitest';
import { calendarDate, fen } from '#domain/kernel/index.ts';
import type { Examination } from '#domain/verification/index.ts';
import { correctedSnapshot, examinationFound, reasonsOfExamination } from './examination-found.ts';
import { reasonText } from './reason-text.ts';

const CLEAR: Examination = {
  schema: 'weir-examination/1',
  asOf: calendarDate('2026-08-01'),
  outcome: 'clear',
  logLikelihoodRatio: -2,
  checks: [],
  figures: [],
  findings: [],
  corrections: [],
};

const LOOP: Examination['findings'][number] = {
  code: 'fund-loop',
  severity: 'block',
  parties: ['@firm', 'X'],
  records: [],
  amountFen: fen(100n),
  startsOn: null,
  endsOn: null,
  innocentExplanations: [],
  values: {},
  strips: [],
};

it('gives no reason where the examination is clear', () => {
  expect(reasonsOfExamination(examinationFound(CLEAR))).toEqual([]);
  expect(reasonsOfExamination(null)).toEqual([]);
});

it('never tells a borrower what it is suspected of', () => {
  const found = examinationFound({ ...CLEAR, outcome: 'block', findings: [LOOP] });
  const reasons = reasonsOfExamination(found);
  expect(reasons.map(({ kind, code }) => [kind, code])).toEqual([['contradiction', 'EVIDENCE_TO_PERSON']]);
  for (const language of ['zh', 'en'] as const)
    expect(reasons.map((reason) => reasonText(reason, language)).join()).not.toMatch(/loop|fraud|环|欺诈|循环|嫌疑/i);
});

it('names the sources that contradict each other, with both amounts', () => {
  const check: Examination['checks'][number] = {
    check: 'sales-invoices-against-tax-returns',
    verdict: 'contradict',
    sources: ['sales-invoices', 'tax-returns'],
    leftFen: fen(800_000_000n),
    rightFen: fen(400_000_000n),
    logLikelihoodRatio: 5,
    records: [],
    values: {},
  };
  const [reason] = reasonsOfExamination(examinationFound({ ...CLEAR, outcome: 'review', checks: [check] }));
  expect(reasonText(reason!, 'zh')).toContain('销项发票与增值税申报');
  expect(reasonText(reason!, 'en')).toMatch(/8,?000,?000.00 yuan on one side, 4,?000,?000.00 yuan on the other/);
});

it('reads the corrected measures instead of the claimed ones', () => {
  const snapshot = {
    firm: 'A',
    asOf: CLEAR.asOf,
    sources: [],
    measures: { salesLastYearFen: 100, x: 1 },
    categories: {},
  };
  const corrections: Examination['corrections'] = [
    { measure: 'salesLastYearFen', claimed: 100, reconciled: 40, cause: 'stripped' },
  ];
  expect(correctedSnapshot(snapshot, { ...CLEAR, corrections }).measures).toEqual({ salesLastYearFen: 40, x: 1 });
  expect(correctedSnapshot(snapshot, CLEAR)).toBe(snapshot);
});
