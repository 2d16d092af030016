import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

const FILES = ['src', 'test', 'tools', 'bench', 'bin'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })),
);

const isTest = (file: string) => file.endsWith('.test.ts') || file.startsWith('test/');

/** The places where a pattern stands, as `file:line`. */
function places(pattern: RegExp, where: (file: string) => boolean): string[] {
  return FILES.filter(({ file }) => where(file)).flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
  );
}

describe('the tree is tidy', () => {
  it('keeps source files under 400 lines', () => {
    expect(
      FILES.filter(({ file, text }) => !isTest(file) && text.split('\n').length > 401).map(({ file }) => file),
    ).toEqual([]);
  });

  it('names files for what they hold', () => {
    expect(
      FILES.map(({ file }) => file).filter((file) =>
        /(^|\/)(utils?|helpers?|common|managers?|services?|types?|misc)(\.|\/)/.test(file),
      ),
    ).toEqual([]);
  });

  it('leaves nothing unfinished and silences no check', () => {
    const words = new RegExp(
      [
        'TO' + 'DO',
        'FIX' + 'ME',
        'X' + 'XX',
        '@ts-' + '(ignore|nocheck|expect-error)',
        'biome-' + 'ignore',
        ': a' + 'ny\\b',
        'as a' + 'ny\\b',
        'as unknown' + ' as',
      ].join('|'),
    );
    expect(places(words, () => true)).toEqual([]);
  });

  it('skips no test and runs no test alone', () => {
    expect(places(/\b(it|test|describe)\.(skip|todo|only|fails)\(/, isTest)).toEqual([]);
  });

  it('keeps clock and chance out of the core', () => {
    expect(
      places(
        /\bnew Date\b|\bDate\.now\b|Math\.random\b|performance\.now\b/,
        (file) => file.startsWith('src/domain/') && !isTest(file),
      ),
    ).toEqual([]);
  });

  it('climbs out of a folder by a path name, not by dots', () => {
    expect(places(/from '(\.\.\/){2,}/, () => true)).toEqual([]);
  });
});
