import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
  version: string;
};
/** Named by version: the package takes whatever binary it finds. */
const FOLDER = join(tmpdir(), `weir-chromium-${version}`);

/**
 * The browser that the project brings along: it needs neither a download nor a package of the system. Its own launch arguments
 * would switch the web's security off, which is what is under test here.
 */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(join(FOLDER, 'chromium'))) unpack();
  return chromium.launch({
    executablePath: join(FOLDER, 'chromium'),
    headless: true,
    args: ['--no-sandbox', '--no-zygote', '--headless=shell', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      ...process.env,
      FONTCONFIG_PATH: join(FOLDER, 'fonts'),
      LD_LIBRARY_PATH: [join(FOLDER, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  });
}

/** Moved into place whole: test files that start together must not find half a browser. */
function unpack(): void {
  const draft = `${FOLDER}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'unpack-browser.ts')], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  if (status !== 0) throw new Error(`the browser could not be unpacked: ${stderr}`);
  // The package's own list of folders speaks of another machine; without any font the browser ends.
  writeFileSync(
    join(draft, 'fonts', 'fonts.conf'),
    `<fontconfig><dir>${join(FOLDER, 'fonts')}</dir><cachedir>${join(FOLDER, 'cache')}</cachedir></fontconfig>`,
  );
  try {
    renameSync(draft, FOLDER);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}
