import type { Audience, Operation } from '../operation.ts';
import { STAFF } from '../roles.ts';

export const STAFF_AND_SUPERVISOR = [...STAFF, 'supervisor'] as const;
export const DECISION_READERS = [
  'underwriter',
  'senior-underwriter',
  'fraud-investigator',
  'modeller',
  'compliance',
  'operations',
  'supervisor',
] as const;

export const OWN_OR_READERS = ['borrower', ...DECISION_READERS] as const;
export const DESK = ['underwriter', 'senior-underwriter', 'operations'] as const;
export const CONTROL = ['administrator', 'compliance', 'supervisor'] as const;
export const DESK_AND_CONTROL = [...DESK, 'compliance', 'supervisor'] as const;

/** One row of the table of operations. */
export function row(
  method: Operation['method'],
  path: Operation['path'],
  may: Audience,
  audit: string,
  summary: string,
  marks: Pick<Operation, 'personal' | 'idempotent' | 'verb'> = {},
): Operation {
  return { method, path, may, audit, summary, ...marks };
}
