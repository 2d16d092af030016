/** What a person or a key may be inside one institution. An account may hold several; four eyes still asks for two accounts. */
export const ROLES = [
  'borrower',
  'underwriter',
  'senior-underwriter',
  'fraud-investigator',
  'modeller',
  'treasurer',
  'compliance',
  'operations',
  'administrator',
  'supervisor',
] as const;

export type Role = (typeof ROLES)[number];

/** Everyone who works for the institution: all roles but the borrower and the supervisor, who looks in from outside. */
export const STAFF = [
  'underwriter',
  'senior-underwriter',
  'fraud-investigator',
  'modeller',
  'treasurer',
  'compliance',
  'operations',
  'administrator',
] as const satisfies readonly Role[];
