import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

describe('the documents', () => {
  it('link only to what is there', () => {
    const links = PAGES.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map((match) => ({ file, to: match[1]! })),
    );
    expect(links.filter(({ file, to }) => !existsSync(join(ROOT, dirname(file), to)))).toEqual([]);
  });

  it('have one title each', () => {
    const titles = PAGES.map(({ file, text }) => ({
      file,
      titles: text.replace(/```[\s\S]*?```/g, '').match(/^# .+$/gm)?.length ?? 0,
    }));
    expect(titles.filter(({ titles: count }) => count !== 1)).toEqual([]);
  });
});
