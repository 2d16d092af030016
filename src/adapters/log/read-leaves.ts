import { gunzip, isGzip, openBytes, peek } from '#adapters/files/byte-source.ts';
import { FILE_LIMITS } from '#adapters/files/file-limits.ts';
import { type Failure, fail, fromHex, ok, type Result } from '#domain/kernel/index.ts';

/** Longest line of hex that is held in memory. */
const LONGEST_LINE = 16 << 20;

/** Chunks of a file or of standard input (`-`), inflated where they are gzip. */
export async function openChunks(path: string): Promise<Result<AsyncIterable<Result<Uint8Array>>>> {
  const bytes = await openBytes(path);
  if (!bytes.ok) return bytes;
  const start = await peek(bytes.value, path);
  if (!start.ok) return start;
  const { head, all } = start.value;
  return ok(isGzip(head) ? gunzip(all, path, FILE_LIMITS) : all);
}

/**
 * Leaves in batches, one line of hex each; an empty line is the empty leaf, and the line feed at the end opens no further
 * one. Errors: what opening a file returns, LOG_LEAF_NOT_HEX and LOG_LEAF_TOO_LONG with the row.
 */
export async function* readLeaves(path: string): AsyncGenerator<Result<Uint8Array[]>> {
  const chunks = await openChunks(path);
  if (!chunks.ok) {
    yield chunks;
    return;
  }
  const decoder = new TextDecoder();
  let rest = '';
  let row = 0;
  for await (const chunk of chunks.value) {
    if (!chunk.ok) {
      yield chunk;
      return;
    }
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n');
    rest = lines.pop()!;
    const leaves = rest.length > LONGEST_LINE ? tooLong(path, row + lines.length) : decodeLines(lines, row, path);
    yield leaves;
    if (!leaves.ok) return;
    row += lines.length;
  }
  rest += decoder.decode();
  if (rest !== '') yield decodeLines([rest], row, path);
}

function decodeLines(lines: readonly string[], before: number, file: string): Result<Uint8Array[]> {
  const leaves: Uint8Array[] = [];
  for (const line of lines) {
    const row = before + leaves.length + 1;
    if (line.length > LONGEST_LINE) return tooLong(file, row - 1);
    const leaf = fromHex(line.trim());
    if (!leaf) return fail('LOG_LEAF_NOT_HEX', { value: line.trim().slice(0, 40) }, { file, row });
    leaves.push(leaf);
  }
  return ok(leaves);
}

function tooLong(file: string, before: number): { readonly ok: false; readonly error: Failure } {
  return fail('LOG_LEAF_TOO_LONG', { limit: LONGEST_LINE }, { file, row: before + 1 });
}
