import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { systemFailure } from '#adapters/files/byte-source.ts';
import { type CreditModel, parseCreditModel, parseScorecard, type Scorecard } from '#domain/credit/index.ts';
import { type Policy, parsePolicy } from '#domain/decision/index.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The models and policies that ship with Weir. */
const SHIPPED_MODELS = join(ROOT, 'models');
export const SHIPPED_POLICIES = join(ROOT, 'policies');

const LARGEST_BYTES = 32 * 1024 * 1024;

type FileFailure = Failure<'FILE_NOT_FOUND' | 'FILE_UNREADABLE' | 'ARTEFACT_NOT_JSON' | 'ARTEFACT_TOO_LARGE'>;

/** A policy by its shipped name or by path. Errors: ARTEFACT_UNREADABLE, ARTEFACT_TOO_LARGE, ARTEFACT_NOT_JSON, those of parsePolicy. */
export async function readPolicy(name: string): Promise<Result<Policy, Failure>> {
  return readParsed(name, SHIPPED_POLICIES, parsePolicy);
}

/** A scorecard by its shipped name or by path. Errors: ARTEFACT_UNREADABLE, ARTEFACT_TOO_LARGE, ARTEFACT_NOT_JSON, those of parseScorecard. */
export async function readScorecard(name: string): Promise<Result<Scorecard, Failure>> {
  return readParsed(name, SHIPPED_MODELS, parseScorecard);
}

/** A model of any kind by its shipped name or by path. Errors: ARTEFACT_UNREADABLE, ARTEFACT_TOO_LARGE, ARTEFACT_NOT_JSON, those of parseCreditModel. */
export async function readCreditModel(name: string): Promise<Result<CreditModel, Failure>> {
  return readParsed(name, SHIPPED_MODELS, parseCreditModel);
}

async function readParsed<T>(
  name: string,
  folder: string,
  parse: (json: unknown) => Result<T, Failure>,
): Promise<Result<T, Failure>> {
  const known = await shippedNames(folder);
  const path = known.includes(name) ? join(folder, `${name}.json`) : name;
  const json = await readJson(path);
  if (!json.ok)
    return json.error.code.startsWith('FILE_')
      ? fail('ARTEFACT_UNREADABLE', { path, known: known.join(', ') }, { file: path })
      : json;
  const parsed = parse(json.value);
  return parsed.ok ? parsed : { ok: false, error: { ...parsed.error, file: name } };
}

/** The names of what ships in a folder, sorted. */
async function shippedNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** One JSON document; `-` is standard input. Errors: FILE_NOT_FOUND, FILE_UNREADABLE, ARTEFACT_TOO_LARGE, ARTEFACT_NOT_JSON. */
export async function readJson(path: string): Promise<Result<unknown, FileFailure>> {
  let content: string;
  try {
    if (path !== '-' && (await stat(path)).size > LARGEST_BYTES)
      return fail('ARTEFACT_TOO_LARGE', { path }, { file: path });
    content = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    return { ok: false, error: systemFailure(error, path) };
  }
  try {
    return ok(JSON.parse(content.replace(/^\ufeff/, '')));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    return fail('ARTEFACT_NOT_JSON', { path, reason }, { file: path });
  }
}
