import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtConsole } from '#cli/serve/console-build.ts';
import { ROLES, type Role } from '#contract/roles.ts';
import { slowness } from './slowness.ts';
import { openStage, type Stage } from './stage.ts';

/** Milliseconds from asking for a page until it can be worked with. */
const INTERACTIVE = 1_500;
/** Bytes of script that the first page needs, compressed. */
const FIRST_SCRIPTS = 500_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 240_000);
afterAll(() => stage?.close());

describe('what the first page loads', () => {
  it('is no more than 500 kB of compressed script, and no schema', async () => {
    const folder = await builtConsole(() => undefined);
    const manifest = JSON.parse(readFileSync(join(folder!, '.vite/manifest.json'), 'utf8')) as Record<
      string,
      { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean }
    >;
    const needed = new Set<string>();
    const gather = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const imported of manifest[name]?.imports ?? []) gather(imported);
    };
    for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) gather(name);
    const scripts = [...needed].map((name) => readFileSync(join(folder!, manifest[name]!.file)));
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
    expect(bytes).toBeLessThan(FIRST_SCRIPTS);
    expect(scripts.some((script) => script.includes('ZodError'))).toBe(false);
  });
});

/** Each role with the firm that a borrower speaks for. */
describe.each(ROLES)('%s', (role) => {
  it('opens every page of its navigation in both languages, and nothing complains', async () => {
    const visit = await stage.as(role);
    const { page } = visit;
    const walk = async () => {
      const links = page.getByRole('navigation').first().getByRole('link');
      const names = await links.allTextContents();
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        await links.filter({ hasText: name }).first().click();
        await visit.settled();
        expect(await page.getByRole('alert').count(), name).toBe(0);
      }
      return names;
    };
    try {
      await visit.open('/');
      const inChinese = await walk();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('navigation', { name: 'Main navigation' }).waitFor();
      const inEnglish = await walk();
      expect(inEnglish.length).toBe(inChinese.length);
      expect(inEnglish.filter((name) => /[\u4e00-\u9fff]/.test(name))).toEqual([]);
      expect(visit.complaints()).toEqual([]);
    } finally {
      await visit.close();
    }
  });
});

/** Who looks at which pages. Those of the books and of the desk have their pictures taken by their own tests. */
const LOOKED_AT: readonly {
  readonly role: Role;
  readonly pictured: readonly string[];
  readonly timed: readonly string[];
}[] = [
  { role: 'administrator', pictured: ['/settings/accounts', '/settings/keys'], timed: [] },
  { role: 'compliance', pictured: ['/settings/access'], timed: ['/law', '/log', '/catalogue', '/models', '/firms'] },
  {
    role: 'underwriter',
    pictured: ['/', '/jobs', '/settings', '/settings/institution', '/about'],
    timed: ['/applications', '/imports', '/apply'],
  },
];

describe.each([
  { language: 'zh', mode: 'light', width: 1440 },
  { language: 'en', mode: 'dark', width: 834 },
] as const)('in $language, $mode, $width wide', (manner) => {
  it.each(LOOKED_AT)(
    'the pages of $role are in time and free of serious violations',
    async ({ role, pictured, timed }) => {
      const visit = await stage.as(role, manner);
      try {
        await visit.open('/');
        const violations: string[] = [];
        for (const path of [...pictured, ...timed]) {
          // The better of two: the machine does other things as well.
          const first = await visit.open(path);
          const took = first < INTERACTIVE ? first : Math.min(first, await visit.open(path));
          const allowed = took < INTERACTIVE ? INTERACTIVE : INTERACTIVE * (await slowness());
          expect(took, `${path} took ${Math.round(took)} ms`).toBeLessThan(allowed);
          if (!pictured.includes(path)) continue;
          await visit.shoot(path === '/' ? 'overview' : path.slice(1).replaceAll('/', '-'));
          violations.push(...(await visit.violations()).map((violation) => `${path}: ${violation}`));
        }
        expect(violations).toEqual([]);
        expect(visit.complaints()).toEqual([]);
      } finally {
        await visit.close();
      }
    },
  );
});
