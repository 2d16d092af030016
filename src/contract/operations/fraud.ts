import type { Operation } from '../operation.ts';
import { DESK_AND_CONTROL, row } from './row.ts';

// A suspicion is told to nobody who may be suspected: no borrower reads any of this.
const READERS = ['fraud-investigator', ...DESK_AND_CONTROL] as const;

/** What examinations found about firms, and what people made of it. */
export const FRAUD_OPERATIONS = {
  'list-findings': row('GET', '/v1/findings', READERS, 'finding.listed', 'Findings about firms, the newest first', {
    personal: true,
  }),
  'export-findings': row('GET', '/v1/findings/export', READERS, 'finding.exported', 'Findings about firms as a file', {
    personal: true,
  }),
  'show-finding': row(
    'GET',
    '/v1/findings/:finding',
    READERS,
    'finding.shown',
    'One finding with its payments, what to rule out, and the ETag that a verdict must name',
    { personal: true },
  ),
  'judge-finding': row(
    'POST',
    '/v1/findings/:finding/verdict',
    ['fraud-investigator', 'senior-underwriter'],
    'finding.judged',
    'A person says what a finding is: the label by which its detector is measured; needs If-Match',
    { personal: true },
  ),
  'list-detectors': row(
    'GET',
    '/v1/detectors',
    [...READERS, 'modeller'],
    'detector.listed',
    'How right each detector is, and what undetected fraud costs honest borrowers',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
