export type { Consent, ConsentGap, ConsentVerdict, Use } from './consent.ts';
export { consentFor } from './consent.ts';
export type { MaskedKind } from './masking.ts';
export { mask } from './masking.ts';
export { pseudonym } from './pseudonym.ts';
export type { LegalBasis, Purpose } from './purpose.ts';
export { PURPOSES } from './purpose.ts';
