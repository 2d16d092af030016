import { createReadStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SampleLender, SamplePart } from '#app/demonstration/demonstrate.ts';
import { ROLES } from '#contract/roles.ts';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { calendarDate } from '#domain/kernel/index.ts';

const FACTS = join(import.meta.dirname, '../../../samples/facts');
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

/** The sample lender as its facts say, one account for each role that needs no firm. */
export function sampleLender(password: string): SampleLender {
  const policy = POLICIES.find((name) => existsSync(join(FACTS, `${name}.json`))) ?? 'invoice-only';
  return {
    code: 'county',
    name: '示范县小额贷款',
    policy,
    asOf: calendarDate('2026-08-05'),
    facts: JSON.parse(readFileSync(join(FACTS, `${policy}.json`), 'utf8')),
    roles: ROLES.filter((role) => role !== 'borrower'),
    password,
  };
}

const rowsOf = (folder: string, name: string) =>
  gunzipSync(readFileSync(join(folder, `${name}.csv.gz`)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

/** The firms of a folder that `weir generate` wrote. */
export function samplePart(folder: string): SamplePart {
  const path = (kind: string) => join(folder, `${kind}.csv.gz`);
  return {
    codes: rowsOf(folder, 'firms')
      .slice(1)
      .map(([firm]) => firm!),
    files: EVIDENCE_KINDS.filter((kind) => existsSync(path(kind))).map((kind) => ({
      kind,
      name: `${kind}.csv.gz`,
      bytes: () => createReadStream(path(kind)),
    })),
  };
}

/** Those of its firms that have a story, with nothing more to bring in. */
export function storyPart(folder: string): SamplePart {
  const [head, ...lines] = rowsOf(folder, 'truth/firms');
  const role = head!.indexOf('role');
  return { codes: lines.filter((cells) => cells[role] !== '').map(([firm]) => firm!), files: [] };
}
