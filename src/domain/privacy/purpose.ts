/** What personal information may be used for (PIPL art. 6: explicit, directly related, least impact). A purpose is stated, never inferred. */
export const PURPOSES = [
  'credit-assessment',
  'fraud-prevention',
  'contract-performance',
  'post-loan-management',
  'credit-reporting',
  'marketing',
  'model-development',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** The grounds of PIPL art. 13 that a lender can stand on; only the first is a consent. */
export type LegalBasis = 'consent' | 'contract' | 'legal-duty' | 'public-data';
