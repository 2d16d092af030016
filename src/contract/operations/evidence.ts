import type { Operation } from '../operation.ts';
import { STAFF } from '../roles.ts';
import { DESK, DESK_AND_CONTROL, row, STAFF_AND_SUPERVISOR } from './row.ts';

/** Deliveries of evidence, the firms that they speak of, and work in the background. */
export const EVIDENCE_OPERATIONS = {
  'list-imports': row(
    'GET',
    '/v1/imports',
    STAFF_AND_SUPERVISOR,
    'import.listed',
    'Deliveries of evidence, newest first',
  ),
  'export-imports': row(
    'GET',
    '/v1/imports/export',
    STAFF_AND_SUPERVISOR,
    'import.exported',
    'The deliveries of evidence as a file',
    { personal: true },
  ),
  'show-import': row(
    'GET',
    '/v1/imports/:import',
    STAFF_AND_SUPERVISOR,
    'import.shown',
    'What became of the rows of one delivery',
  ),
  'list-rejected-rows': row(
    'GET',
    '/v1/imports/:import/rejected-rows',
    DESK_AND_CONTROL,
    'rejected-row.listed',
    'Rows that were refused, each with its cells and the reason',
    { personal: true },
  ),
  'list-firms': row(
    'GET',
    '/v1/firms',
    STAFF_AND_SUPERVISOR,
    'firm.listed',
    'The firms that evidence or an application speaks of',
    { personal: true },
  ),
  'show-firm': row(
    'GET',
    '/v1/firms/:firm',
    ['borrower', ...STAFF, 'supervisor'],
    'firm.shown',
    'Which evidence there is of a firm; a borrower sees its own',
    { personal: true },
  ),
  'list-jobs': row('GET', '/v1/jobs', STAFF_AND_SUPERVISOR, 'job.listed', 'Work in the background, newest first'),
  'export-jobs': row('GET', '/v1/jobs/export', STAFF_AND_SUPERVISOR, 'job.exported', 'The jobs as a file', {
    personal: true,
  }),
  'show-job': row(
    'GET',
    '/v1/jobs/:job',
    STAFF_AND_SUPERVISOR,
    'job.shown',
    'How far a job is, and why it failed if it did',
  ),
  'show-catalogue': row(
    'GET',
    '/v1/catalogue',
    'signed-in',
    'catalogue.shown',
    'Every field of every kind of evidence: meaning, unit, owner, sensitivity, headers',
  ),
  'import-evidence': row('POST', '/v1/imports', DESK, 'evidence.import', 'Send a file of evidence; a job reads it'),
  'download-rejected-rows': row(
    'GET',
    '/v1/imports/:import/rejected-rows.csv',
    DESK_AND_CONTROL,
    'rejected-row.downloaded',
    'The refused rows as a file to correct and send again',
    { personal: true },
  ),
} as const satisfies Readonly<Record<string, Operation>>;
