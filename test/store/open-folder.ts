import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** TMPDIR may lie below a private home; every user can walk to the system's own temporary folder, and the tests of other uids need that. */
const REACHABLE_BY_ALL = '/tmp';

/** A new folder to which a user with another uid can walk once its own mode lets it. The caller removes it. */
export function openFolder(name: string): string {
  return mkdtempSync(join(REACHABLE_BY_ALL, `weir-${name}-`));
}
