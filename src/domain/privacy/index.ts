export type { Consent, ConsentVerdict, Use } from './consent.ts';
export { consentFor } from './consent.ts';
export type { MaskedKind } from './masking.ts';
export { mask } from './masking.ts';
export { pseudonym } from './pseudonym.ts';
export type { Purpose } from './purpose.ts';
