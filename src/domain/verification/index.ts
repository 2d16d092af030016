export type { Check, CheckVerdict } from './check.ts';
export { MOST_RECORDS } from './check.ts';
export type { Examination, MeasureCorrection, PreparedExamination } from './examination.ts';
export { prepareExamination } from './examination.ts';
export type { Finding, Severity, StrippedRecords } from './finding.ts';
export { THE_FIRM } from './finding.ts';
export type { FigureName, ReconciledFigure } from './reconciled-figure.ts';
export { FIGURES } from './reconciled-figure.ts';
