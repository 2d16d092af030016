import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUES } from '#contract/errors.ts';
import { errorsPage } from '../tools/document-errors.ts';

const ROOT = join(import.meta.dirname, '..');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

describe('the arrows between modules', () => {
  it('point one way, and every module was looked at', () => {
    const output = execFileSync(
      join(ROOT, 'node_modules/.bin/depcruise'),
      ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
      {
        cwd: ROOT,
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      },
    );
    const { summary, modules } = JSON.parse(output) as {
      summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
      modules: { source: string }[];
    };
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
    // Without its parser the tool looks at nothing and is content: hold it to every file there is.
    const seen = new Set(modules.map((m) => m.source));
    expect(sourceFiles('src').filter((file) => !seen.has(file))).toEqual([]);
  });
});

describe('the error catalogue', () => {
  const codes = ERROR_CATALOGUES.flatMap((catalogue) => Object.keys(catalogue));
  const source = sourceFiles('src')
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

  it('names each code once', () => {
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('has words for every code that the code returns', () => {
    const known = new Set(codes);
    const returned = source.flatMap(({ file, text }) =>
      [...text.matchAll(/\bfail\(\s*'([A-Z0-9_]+)'/g)].map((match) => ({ file, code: match[1]! })),
    );
    expect(returned.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  it('has no code that nothing returns', () => {
    const everything = source
      .filter(({ file }) => !file.endsWith('errors.ts'))
      .map(({ text }) => text)
      .join('\n');
    expect(codes.filter((code) => !everything.includes(`'${code}'`))).toEqual([]);
  });

  it('is the one that the reference page shows', () => {
    expect(readFileSync(join(ROOT, 'docs/reference/errors.md'), 'utf8')).toBe(errorsPage());
  });
});
