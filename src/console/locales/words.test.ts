import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CONSOLE = join(import.meta.dirname, '..');

type Words = { readonly [key: string]: string | Words };

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

/** English counts one and other, Chinese does not: `rows_one` and `rows_other` stand for `rows`. */
const withoutCount = (key: string) => key.replace(/_(one|other)$/, '');

async function load(group: string, language: 'zh' | 'en'): Promise<Words> {
  return ((await import(`./${group}.${language}.ts`)) as { words: Words }).words;
}

const files = readdirSync(import.meta.dirname).filter((name) => /\.(zh|en)\.ts$/.test(name));
const groups = [...new Set(files.map((name) => name.split('.')[0]!))];

describe.each(groups)('the words of %s', (group) => {
  it('are the same keys in Chinese and English, none of them empty', async () => {
    const [zh, en] = await Promise.all([load(group, 'zh'), load(group, 'en')]);
    const keys = (words: Words) => [...new Set(keysOf(words).map(withoutCount))].sort();
    expect(keys(en)).toEqual(keys(zh));
    const empty = (words: Words): string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === 'string' ? (value ? [] : [key]) : empty(value),
      );
    expect([...empty(zh), ...empty(en)]).toEqual([]);
  });
});

describe('every key that a component asks for', () => {
  const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(join(CONSOLE, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

  it('has words', async () => {
    const known = new Map<string, readonly string[]>();
    for (const group of groups) known.set(group, keysOf(await load(group, 'zh')).map(withoutCount));
    const missing = sources.flatMap(({ name, text }) => {
      const spoken = /useTranslation\('([\w-]+)'\)/.exec(text)?.[1] ?? 'frame';
      const asked = [...text.matchAll(/\bt\(\s*(?:'([^']+)'|`([^`$]*)(\$\{)?)/g)];
      return asked.flatMap(([, literal, template]) => {
        const [group, key] = (literal ?? template ?? '').includes(':')
          ? ((literal ?? template)!.split(':') as [string, string])
          : [spoken, literal ?? template ?? ''];
        const keys = known.get(group) ?? [];
        const found = literal === undefined ? keys.some((k) => k.startsWith(key)) : keys.includes(key);
        return found ? [] : [`${name}: ${group}:${key}`];
      });
    });
    expect(missing).toEqual([]);
  });
});
