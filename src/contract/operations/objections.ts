import type { Operation } from '../operation.ts';
import { DESK_AND_CONTROL, row } from './row.ts';

/** What firms object to: wrong data, and results that a person should look at. */
export const OBJECTION_OPERATIONS = {
  'open-objection': row(
    'POST',
    '/v1/decisions/:decision/objections',
    ['borrower', 'underwriter', 'senior-underwriter', 'operations', 'compliance'],
    'objection.opened',
    'Take a firm’s objection: a wrong datum to be put right, or an appeal to a person',
    { personal: true },
  ),
  'list-objections': row(
    'GET',
    '/v1/objections',
    ['borrower', ...DESK_AND_CONTROL],
    'objection.listed',
    'Objections, the first to fall due first',
    { personal: true },
  ),
  'export-objections': row(
    'GET',
    '/v1/objections/export',
    DESK_AND_CONTROL,
    'objection.exported',
    'Objections as a file',
    { personal: true },
  ),
  'show-objection': row(
    'GET',
    '/v1/objections/:objection',
    ['borrower', ...DESK_AND_CONTROL],
    'objection.shown',
    'One objection with what was written, with the ETag that its answer must name',
    { personal: true },
  ),
  'settle-objection': row(
    'POST',
    '/v1/objections/:objection/settlement',
    ['senior-underwriter', 'compliance'],
    'objection.settled',
    'A person who had no hand in the case upholds or dismisses it; needs If-Match',
    { personal: true },
  ),
} as const satisfies Readonly<Record<string, Operation>>;
