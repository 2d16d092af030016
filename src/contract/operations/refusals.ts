import type { Operation } from '../operation.ts';
import { row, STAFF_AND_SUPERVISOR } from './row.ts';

/** What refusals cost. */
export const REFUSAL_OPERATIONS = {
  'show-refusals': row(
    'GET',
    '/v1/refusals',
    STAFF_AND_SUPERVISOR,
    'refusal.monitored',
    'What refusals cost, by industry: the share that would have repaid, firms saved, money spent',
  ),
  'tell-band-outcome': row(
    'POST',
    '/v1/decisions/:decision/band-outcome',
    ['modeller', 'operations'],
    'band.outcome-told',
    'Say what came of a loan of the learning band',
    { personal: true },
  ),
} as const satisfies Readonly<Record<string, Operation>>;
