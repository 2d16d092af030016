import type { Operation } from '../operation.ts';
import { DESK_AND_CONTROL, row } from './row.ts';

/** Cases that wait for a person. */
export const REFERRAL_OPERATIONS = {
  'request-review': row(
    'POST',
    '/v1/decisions/:decision/reviews',
    ['borrower', 'underwriter', 'senior-underwriter', 'compliance'],
    'review.requested',
    'Put a decision on the desk of a person',
    { personal: true },
  ),
  'list-referrals': row(
    'GET',
    '/v1/referrals',
    DESK_AND_CONTROL,
    'referral.listed',
    'Cases that wait for a person, oldest first',
    { personal: true },
  ),
  'export-referrals': row(
    'GET',
    '/v1/referrals/export',
    DESK_AND_CONTROL,
    'referral.exported',
    'Cases that wait for a person as a file',
    { personal: true },
  ),
  'show-referral': row(
    'GET',
    '/v1/referrals/:referral',
    DESK_AND_CONTROL,
    'referral.shown',
    'One case, with the ETag that the next step must name',
    { personal: true },
  ),
  'propose-outcome': row(
    'POST',
    '/v1/referrals/:referral/proposal',
    ['underwriter', 'senior-underwriter'],
    'override.proposed',
    'The first person proposes an outcome; needs If-Match',
    { personal: true, verb: 'decide' },
  ),
  'settle-proposal': row(
    'POST',
    '/v1/referrals/:referral/settlement',
    ['senior-underwriter'],
    'override.settled',
    'The second person approves the proposal or returns it; needs If-Match',
    { personal: true, verb: 'decide' },
  ),
} as const satisfies Readonly<Record<string, Operation>>;
