import type { EvidenceTable } from '#domain/evidence/index.ts';
import { partyKey } from '#domain/verification/index.ts';
import type { Tie } from '../signals/related-ring.ts';

const FIELDS = [
  ['legalPerson', 'legal-person'],
  ['address', 'address'],
] as const;

/** What registers say that firms share: the legal person and the address. The newest entry of a firm counts as much as older ones. */
export function registrationTies(registration: EvidenceTable | undefined): Tie[] {
  if (!registration) return [];
  return FIELDS.flatMap(([field, kind]) => {
    const column = registration.columns[field];
    if (column?.type !== 'text') return [];
    const ties: Tie[] = [];
    for (let row = 0; row < registration.rows; row++) {
      const value = column.codes[row]! < 0 ? '' : partyKey(column.values[column.codes[row]!]!);
      const party = partyKey(registration.firm.values[registration.firm.codes[row]!]!);
      if (value !== '') ties.push({ party, kind, value });
    }
    return ties;
  });
}
