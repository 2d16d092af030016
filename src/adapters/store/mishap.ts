/** What can befall a transaction through no fault of its own: it met another one, or the server went away. */
export type Mishap = 'collided' | 'disconnected';

/** SQLSTATE: serialization_failure, deadlock_detected. */
const COLLIDED = new Set(['40001', '40P01']);

/**
 * admin_shutdown, crash_shutdown, cannot_connect_now, idle_in_transaction_session_timeout, read_only_sql_transaction (a server
 * that became a standby), and a server short of connections, memory or disk.
 */
const AWAY = new Set(['57P01', '57P02', '57P03', '25P03', '25006', '53300', '53200', '53100']);

/** System errors and words of the driver for a connection that is no more. */
const BROKEN_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
]);
const BROKEN_WORDS =
  /Connection terminated|connection is closed|not queryable|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Undefined for everything else: an error of ours, which must be seen. */
export function mishapOf(error: unknown): Mishap | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (COLLIDED.has(code)) return 'collided';
  if (AWAY.has(code) || code.startsWith('08') || BROKEN_CODES.has(code) || BROKEN_WORDS.test(error.message))
    return 'disconnected';
  return undefined;
}

/** Whether an answer was to be kept under an idempotency key that another transaction gave its answer to first (unique_violation). */
export function isKeyAnswered(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'table' in error &&
    error.table === 'idempotency'
  );
}
