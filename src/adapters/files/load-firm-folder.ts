import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { EVIDENCE_KINDS, FIRM_FIELD } from '#domain/evidence/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { type LoadedEvidence, loadEvidence } from './load-evidence.ts';
import type { EvidenceFile, ReadDeliveriesOptions } from './read-deliveries.ts';

const NOTHING_STATED: Readonly<Record<string, unknown>> = {};

/** One firm as a folder: what firm.json says, and the evidence of the files beside it. */
export interface FirmFolder extends LoadedEvidence {
  readonly firm: string;
  /** The content of firm.json; empty where there is none. */
  readonly about: Readonly<Record<string, unknown>>;
}

/**
 * Reads a folder of one firm: `firm.json`, and files named by kind (`sales-invoices.csv.gz`, `registration.xlsx`; several of a kind
 * as `sales-invoices-2023.csv`). The firm is the one in firm.json, else the one that the files name, else the folder's name.
 * Errors: FILE_NOT_FOUND, FIRM_FILE_MALFORMED, FIRM_FOLDER_EMPTY, FIRM_FOLDER_MANY_FIRMS and those of loadEvidence.
 */
export async function loadFirmFolder(folder: string, options: ReadDeliveriesOptions = {}): Promise<Result<FirmFolder>> {
  const names = listFolder(folder);
  if (!names.ok) return names;
  const about = names.value.includes('firm.json') ? readAbout(join(folder, 'firm.json')) : ok(NOTHING_STATED);
  if (!about.ok) return about;
  const files = names.value.flatMap((name): EvidenceFile[] => {
    const kind = EVIDENCE_KINDS.find((known) =>
      new RegExp(`^${known}([-_. ].*)?\\.(csv|tsv|txt|xlsx|json|ndjson|jsonl)(\\.gz)?$`).test(name),
    );
    return kind ? [{ kind, path: join(folder, name) }] : [];
  });
  if (files.length === 0) return fail('FIRM_FOLDER_EMPTY', { kinds: EVIDENCE_KINDS.join(', ') }, { file: folder });
  const stated = about.value[FIRM_FIELD.name];
  const fallback =
    typeof stated === 'string' || typeof stated === 'number' ? String(stated).trim() : basename(resolve(folder));
  const loaded = await loadEvidence(files, { ...options, firm: fallback });
  if (!loaded.ok) return loaded;
  const firms = [
    ...new Set([...loaded.value.deliveries.values()].flatMap((delivery) => delivery.firms.map(({ firm }) => firm))),
  ];
  const named = firms.filter((firm) => firm !== fallback);
  const mixed = named.length > 1 || (named.length === 1 && (stated !== undefined || firms.length > 1));
  if (mixed) {
    const [first, second] = [...named, fallback];
    return fail('FIRM_FOLDER_MANY_FIRMS', { first: first!, second: second! }, { file: folder });
  }
  return ok({ ...loaded.value, firm: named[0] ?? fallback, about: about.value });
}

function listFolder(folder: string): Result<string[]> {
  try {
    return ok(readdirSync(folder).sort());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fail(
      code === 'ENOENT' || code === 'ENOTDIR' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE',
      { reason: code },
      { file: folder },
    );
  }
}

function readAbout(file: string): Result<Readonly<Record<string, unknown>>> {
  try {
    const about: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof about === 'object' && about !== null && !Array.isArray(about)) return ok({ ...about });
  } catch {
    // Said below: whatever is wrong with it, it is not one object.
  }
  return fail('FIRM_FILE_MALFORMED', {}, { file });
}
