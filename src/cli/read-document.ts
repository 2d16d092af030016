import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { fail, ok, type Result } from '#domain/kernel/index.ts';

const LARGEST = 16 * 1024 * 1024;

/** One YAML or JSON document of a file; `-` is standard input. Errors: FILE_NOT_FOUND, CLI_SYSTEM_REFUSED, JSON_MALFORMED, LAW_FILE_NOT_YAML. */
export async function readDocument(path: string): Promise<Result<unknown>> {
  let text: string;
  try {
    text = await readFile(path === '-' ? '/dev/stdin' : path, 'utf8');
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? '';
    return cause === 'ENOENT'
      ? fail('FILE_NOT_FOUND', {}, { file: path })
      : fail('CLI_SYSTEM_REFUSED', { cause, path });
  }
  if (text.length > LARGEST) return fail('JSON_MALFORMED', { reason: `> ${LARGEST}` }, { file: path });
  try {
    return ok(parse(text, { maxAliasCount: 100 }));
  } catch (error) {
    const reason = error instanceof YAMLParseError ? error.code : String(error).slice(0, 80);
    const row = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const code = /\.ya?ml$/i.test(path) ? 'LAW_FILE_NOT_YAML' : 'JSON_MALFORMED';
    return fail(code, { reason }, { file: path, ...(row === undefined ? {} : { row }) });
  }
}
