import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Samples } from '#app/demonstration/demonstrate.ts';
import { ROLES } from '#contract/roles.ts';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { calendarDate } from '#domain/kernel/index.ts';

const FOLDER = join(import.meta.dirname, '../../../samples');
/** Each policy that ships with sample facts, the fuller one first. */
const POLICIES = ['online-microloan', 'invoice-only'];

/** Where the demonstration's password is kept for the next start. */
export interface Credentials {
  readonly institution: string;
  readonly password: string;
}

/** As they are kept: marked until every sample firm is in and decided, so that a start after one that was cut off goes on with them. */
interface Kept extends Credentials {
  readonly unfinished?: true;
}

function credentialsFile(dataDirectory: string): string {
  return join(dataDirectory, 'secrets', 'demonstration.json');
}

function readKept(dataDirectory: string): Kept | undefined {
  const file = credentialsFile(dataDirectory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

/** What an earlier start wrote down; undefined where the store was set up by somebody. */
export function readCredentials(dataDirectory: string): Credentials | undefined {
  const kept = readKept(dataDirectory);
  return kept && { institution: kept.institution, password: kept.password };
}

/** The demonstration that an earlier start was cut off in. */
export function readUnfinished(dataDirectory: string): Credentials | undefined {
  return readKept(dataDirectory)?.unfinished ? readCredentials(dataDirectory) : undefined;
}

/** Replaced as a whole, or a start that is cut off here would leave half a file. */
export function keepCredentials(dataDirectory: string, kept: Kept): void {
  const file = credentialsFile(dataDirectory);
  writeFileSync(`${file}.draft`, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
}

/** The bundled county with the facts of its sample lender, one account for each role that needs no firm. */
export function bundledSamples(password: string): Samples {
  const policy = POLICIES.find((name) => existsSync(join(FOLDER, 'facts', `${name}.json`))) ?? 'invoice-only';
  const path = (kind: string) => join(FOLDER, 'county', `${kind}.csv.gz`);
  return {
    code: 'county',
    name: '示范县小额贷款',
    policy,
    asOf: calendarDate('2026-08-05'),
    facts: JSON.parse(readFileSync(join(FOLDER, 'facts', `${policy}.json`), 'utf8')),
    files: EVIDENCE_KINDS.filter((kind) => existsSync(path(kind))).map((kind) => ({
      kind,
      name: `${kind}.csv.gz`,
      bytes: () => createReadStream(path(kind)),
    })),
    roles: ROLES.filter((role) => role !== 'borrower'),
    password,
  };
}
