import type { Operation } from '../operation.ts';
import { DESK, row, STAFF_AND_SUPERVISOR } from './row.ts';

/** What surrounds the pages: how everything stands, what waits for a person, finding things, and stopping work. */
export const WORKBENCH_OPERATIONS = {
  'show-overview': row(
    'GET',
    '/v1/overview',
    STAFF_AND_SUPERVISOR,
    'overview.shown',
    'How each layer of the defence stands: its state, its figures, its trend, and the one thing that needs a person',
  ),
  'list-notices': row(
    'GET',
    '/v1/notices',
    STAFF_AND_SUPERVISOR,
    'notice.listed',
    'What waits for a person and can be done by the caller’s roles',
  ),
  search: row(
    'GET',
    '/v1/search',
    STAFF_AND_SUPERVISOR,
    'everything.searched',
    'Firms, applications, decisions, cases, law, log entries, deliveries and jobs, as far as the caller’s roles open them',
    { personal: true },
  ),
  'call-off-job': row(
    'POST',
    '/v1/jobs/:job/cancellation',
    [...DESK, 'administrator'],
    'job.called-off',
    'Call off a job that has not ended: nothing of what it was doing is kept',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
