import { readFile, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { WrittenFacts } from '#domain/compliance/index.ts';
import { type Failure, fail, isObject, ok, type Result } from '#domain/kernel/index.ts';

/** The facts of one act are a page at most; a file of this size is something else. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Reads one JSON object of facts; `-` is standard input. Errors: LAW_FACTS_UNREADABLE, LAW_FACTS_TOO_LARGE, LAW_FACTS_NOT_JSON. */
export async function readLawFacts(file: string): Promise<Result<WrittenFacts, Failure>> {
  let content: string;
  try {
    if (file !== '-' && (await stat(file)).size > LARGEST_BYTES) return fail('LAW_FACTS_TOO_LARGE', {}, { file });
    content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch {
    return fail('LAW_FACTS_UNREADABLE', { path: file }, { file });
  }
  try {
    const parsed: unknown = JSON.parse(content.replace(/^\ufeff/, ''));
    if (isObject(parsed)) return ok({ ...parsed });
    return fail('LAW_FACTS_NOT_JSON', { reason: 'not an object' }, { file });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    const at = /position (\d+)/.exec(reason)?.[1];
    const row = at === undefined ? undefined : content.slice(0, Number(at)).split('\n').length;
    return fail('LAW_FACTS_NOT_JSON', { reason }, row === undefined ? { file } : { file, row });
  }
}
