/** What personal information may be used for (PIPL art. 6: explicit, directly related, least impact). A purpose is stated, never inferred. */
export type Purpose =
  | 'credit-assessment'
  | 'fraud-prevention'
  | 'contract-performance'
  | 'post-loan-management'
  | 'credit-reporting'
  | 'marketing'
  | 'model-development';
