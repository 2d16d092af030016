export type { DueInstalment } from './delinquency.ts';
export { ARREARS_BUCKETS, arrearsBucket, daysPastDue } from './delinquency.ts';
export type { ClassDays, RiskClass } from './risk-class.ts';
export { bestRiskClass, isNonPerforming, RISK_CLASSES } from './risk-class.ts';
