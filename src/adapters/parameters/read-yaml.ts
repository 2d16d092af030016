import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

export type LawFileFailure = Failure<'LAW_FILE_UNREADABLE' | 'LAW_FILE_NOT_YAML' | 'LAW_FILE_INVALID'>;

/**
 * Reads one YAML file against its schema. Errors carry the file, the line and the path inside it:
 * LAW_FILE_UNREADABLE, LAW_FILE_NOT_YAML, LAW_FILE_INVALID with what would be right.
 */
export async function readYaml<S extends z.ZodType>(
  path: string,
  shown: string,
  schema: S,
): Promise<Result<z.output<S>, LawFileFailure>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return fail('LAW_FILE_UNREADABLE', { path: shown }, { file: shown });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    return fail(
      'LAW_FILE_NOT_YAML',
      { reason: broken.message.split('\n')[0] ?? '' },
      { file: shown, row: lines.linePos(broken.pos[0]).line },
    );
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return ok(parsed.data);
  const issue = deepest(parsed.error.issues);
  const at = issue.path.filter((key) => typeof key !== 'symbol');
  return fail(
    'LAW_FILE_INVALID',
    { path: at.join('.') || '(the whole file)', expected: issue.message },
    { file: shown, row: lineOf(document, at, lines), column: at.join('.') },
  );
}

type Issue = z.core.$ZodIssue;

/** Of a union of shapes zod reports one issue that says nothing; the first issue of its first member says what is wrong. */
function deepest(issues: readonly Issue[]): Issue {
  const [issue] = issues as [Issue];
  if (issue.code !== 'invalid_union') return issue;
  return { ...issue, message: 'a number, true/false, a text, a list of texts, {times, of} or null' };
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
  lines: LineCounter,
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    const start = (node as { range?: [number, number, number] } | undefined)?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}
