import type { Operation } from '../operation.ts';
import { CONTROL, row } from './row.ts';

/** The log and its proofs. */
export const LOG_OPERATIONS = {
  'show-log-key': row('GET', '/v1/log/key', 'signed-in', 'log.key-shown', 'The public key that the log signs with'),
  'show-checkpoint': row(
    'GET',
    '/v1/log/checkpoint',
    'signed-in',
    'log.checkpoint-shown',
    'The newest signed checkpoint, or the one at a size',
  ),
  'show-consistency': row(
    'GET',
    '/v1/log/consistency',
    'signed-in',
    'log.consistency-shown',
    'Proof that one checkpoint continues another',
  ),
  'show-receipt': row(
    'GET',
    '/v1/log/entries/:entry',
    'signed-in',
    'log.receipt-shown',
    'Whether an entry is in the log, with the proof',
  ),
  'export-log': row(
    'GET',
    '/v1/log/export',
    CONTROL,
    'log.exported',
    'All that an outsider needs to check the log alone',
  ),
} as const satisfies Readonly<Record<string, Operation>>;
