import { fail, ok, type Result } from '#domain/kernel/index.ts';
import { openChunks } from './read-leaves.ts';

/** Text larger than this does not fit one string of the platform. */
const LARGEST_DOCUMENT = 500 << 20;

/** A whole file as text. Errors: what opening a file returns, LOG_FILE_TOO_LARGE. */
export async function readText(path: string): Promise<Result<string>> {
  const chunks = await openChunks(path);
  if (!chunks.ok) return chunks;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks.value) {
    if (!chunk.ok) return chunk;
    length += chunk.value.length;
    if (length > LARGEST_DOCUMENT) return fail('LOG_FILE_TOO_LARGE', { limit: LARGEST_DOCUMENT }, { file: path });
    parts.push(chunk.value);
  }
  return ok(new TextDecoder().decode(Buffer.concat(parts)));
}

/** A JSON document. Errors: what `readText` returns, LOG_BUNDLE_MALFORMED. */
export async function readDocument(path: string): Promise<Result<unknown>> {
  const text = await readText(path);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return fail('LOG_BUNDLE_MALFORMED', {}, { file: path });
  }
}

/** A signed note from a file; editors and shells add line feeds at its end. Errors: what `readText` returns. */
export async function readCheckpoint(path: string): Promise<Result<string>> {
  const text = await readText(path);
  return text.ok ? ok(`${text.value.trimEnd()}\n`) : text;
}
