import { readFile } from 'node:fs/promises';
import { parseScorecard, type Scorecard } from '#domain/credit/index.ts';
import { fail, type Result } from '#domain/kernel/index.ts';

/** Reads a scorecard from a file. Errors: FILE_NOT_FOUND, FILE_UNREADABLE, MODEL_NOT_JSON, those of `parseScorecard`. */
export async function readScorecard(path: string): Promise<Result<Scorecard>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
    return fail(code, {}, { file: path });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('MODEL_NOT_JSON', {}, { file: path });
  }
  const card = parseScorecard(value);
  return card.ok ? card : { ok: false, error: { ...card.error, file: path } };
}

/** The words that a card gives a meaning of their own, so that reading a table keeps them. */
export function specialWords(card: Scorecard): Set<string> {
  const specials = card.variables.flatMap((v) => v.bins.flatMap((bin) => (bin.kind === 'special' ? bin.values : [])));
  return new Set(specials.filter((value) => typeof value === 'string'));
}
