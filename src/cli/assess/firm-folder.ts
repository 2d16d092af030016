import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readJson } from '#adapters/models/read-artefact.ts';
import type { WrittenFacts } from '#domain/compliance/index.ts';
import { type Application, readShockCase, type ShockCase } from '#domain/decision/index.ts';
import { EVIDENCE_KINDS } from '#domain/evidence/index.ts';
import { type Failure, fail, fen, isObject, ok, type Result } from '#domain/kernel/index.ts';
import type { EvidenceFiles } from './read-evidence.ts';

/** One firm's folder: `firm.json`, and files whose names begin with a kind of evidence. */
export interface FirmFolder {
  readonly firm: string;
  /** Whether firm.json names the firm; the folder's name stands for it otherwise. */
  readonly stated: boolean;
  readonly application: Application;
  readonly policy: string | undefined;
  readonly asOf: string | undefined;
  readonly facts: WrittenFacts;
  /** The running loan and the documents that show a shock, where firm.json states them. */
  readonly shock: ShockCase | undefined;
  readonly files: readonly EvidenceFiles[];
}

const READABLE = /\.(csv|csv\.gz|xlsx|json|ndjson)$/;

/** Errors: FILE_NOT_FOUND, FIRM_FOLDER_EMPTY, those of reading `firm.json`, FIRM_FILE_INVALID. */
export async function readFirmFolder(folder: string): Promise<Result<FirmFolder, Failure>> {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fail('FILE_NOT_FOUND', {}, { file: folder });
    return fail('FIRM_FOLDER_EMPTY', { folder }, { file: folder });
  }
  const files = EVIDENCE_KINDS.flatMap((kind): EvidenceFiles[] => {
    const paths = names.filter((name) => name.startsWith(kind) && READABLE.test(name));
    return paths.length > 0 ? [{ kind, paths: paths.map((name) => join(folder, name)) }] : [];
  });
  if (files.length === 0) return fail('FIRM_FOLDER_EMPTY', { folder }, { file: folder });
  const given = names.includes('firm.json') ? await readJson(join(folder, 'firm.json')) : ok({});
  if (!given.ok) return given;
  return readFirm(given.value, basename(resolve(folder)), files, join(folder, 'firm.json'));
}

function readFirm(
  json: unknown,
  folder: string,
  files: readonly EvidenceFiles[],
  file: string,
): Result<FirmFolder, Failure> {
  const invalid = (field: string) => fail('FIRM_FILE_INVALID', { field }, { file });
  if (!isObject(json)) return invalid('firm.json');
  const { firm = folder, policy, asOf, facts = {}, application = {} } = json;
  const shock = json.shock === undefined ? undefined : statedShock(json.shock);
  if (shock === null) return invalid('shock');
  if (typeof firm !== 'string' || firm === '') return invalid('firm');
  if (policy !== undefined && typeof policy !== 'string') return invalid('policy');
  if (asOf !== undefined && typeof asOf !== 'string') return invalid('asOf');
  if (!isObject(facts)) return invalid('facts');
  const read = readApplication(application);
  const stated = json.firm !== undefined;
  return read ? ok({ firm, stated, application: read, policy, asOf, facts, shock, files }) : invalid('application');
}

/** `shock` of firm.json: `running` and `documents`, each of which may be left out. */
function statedShock(json: unknown): ShockCase | null {
  return isObject(json) ? readShockCase({ running: null, documents: [], ...json, reading: null }) : null;
}

function readApplication(json: unknown): Application | null {
  if (!isObject(json)) return null;
  const { requestedFen = null, requestedTenorDays = null, highestRate = null } = json;
  if (requestedFen !== null && !(typeof requestedFen === 'string' && /^\d{1,18}$/.test(requestedFen))) return null;
  if (requestedTenorDays !== null && typeof requestedTenorDays !== 'number') return null;
  if (highestRate !== null && typeof highestRate !== 'number') return null;
  const amount = requestedFen === null ? null : fen(BigInt(requestedFen as string));
  return { requestedFen: amount, requestedTenorDays, highestRate };
}

/**
 * The firm that a folder's evidence is about: the one that its files name, where firm.json names none. Errors: FIRM_FOLDER_MIXED where
 * the files name another firm than firm.json, or several.
 */
export function firmOfFolder(
  { firm, stated }: Pick<FirmFolder, 'firm' | 'stated'>,
  delivered: readonly string[],
  folder: string,
): Result<string, Failure> {
  const others = delivered.filter((name) => name !== firm);
  if (others.length === 0) return ok(firm);
  if (delivered.length === 1 && !stated) return ok(delivered[0]!);
  return fail('FIRM_FOLDER_MIXED', { firm, others: others.slice(0, 5).join(', ') }, { file: folder });
}
