import { sha256, utf8 } from '#domain/kernel/index.ts';
import { keyOf, type PolicyStanding } from './state.ts';

/**
 * Whether an applicant is one of the share that the challenger decides for: by a hash of applicant and model, so that the same applicant
 * meets the same model each time and in every process, and another model meets others.
 */
export function meetsChallenger(applicant: string, challenger: NonNullable<PolicyStanding['challenger']>): boolean {
  const hash = sha256(utf8(`${keyOf(challenger.model)}/${applicant}`));
  const first = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0;
  return first / 4294967296 < challenger.share;
}
