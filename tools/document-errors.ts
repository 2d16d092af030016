// Writes docs/reference/errors.md from the catalogues: node tools/document-errors.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CATALOGUES } from '#contract/errors.ts';

const cell = (text: string | undefined) => (text ?? '').replaceAll('|', '\\|');

/** The reference page of all error codes, in order of code. */
export function errorsPage(): string {
  const entries = ERROR_CATALOGUES.flatMap((catalogue) => Object.entries(catalogue)).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const rows = entries.map(
    ([code, text]) =>
      `| \`${code}\` | ${cell(text.en)} | ${cell(text.hintEn)} | ${cell(text.zh)} | ${cell(text.hintZh)} |`,
  );
  return `# Errors

Every code that Weir returns for an expected failure, on the command line (\`error.code\`) and in the API (\`code\` of a problem). Codes are stable.
This page is written by \`node tools/document-errors.ts\`; a test holds it against the code.

| code | message | what would be right | 说明 | 怎样才对 |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', 'docs/reference/errors.md'), errorsPage());
