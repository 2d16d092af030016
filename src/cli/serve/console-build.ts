import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const BUILDS = join(ROOT, 'dist/console');
const BUNDLER = join(ROOT, 'node_modules/vite/bin/vite.js');
/** What the console is made of: its own files, those it imports, and the versions of its packages. */
const MADE_OF = [
  'src/console',
  'src/contract',
  'src/domain/kernel',
  'src/domain/audit',
  'src/domain/reference',
  'vite.config.ts',
  'package-lock.json',
];
/** A server that runs reads its files until it stops, so the builds of the last few are left where they are. */
const KEPT = 5;

/**
 * The folder of the console as its sources are now, built where it is not there yet. Builds are kept by the digest of what they
 * were made of, and moved into place whole: servers that start together or a start that is cut off leave no half of one.
 * `undefined` where it cannot be built; `tell` hears why.
 */
export async function builtConsole(tell: (text: string) => void): Promise<string | undefined> {
  const folder = join(BUILDS, digestOfSources());
  if (existsSync(join(folder, 'index.html'))) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  if (!existsSync(BUNDLER)) {
    tell('the console was not built, and the packages that build it are not installed');
    return undefined;
  }
  tell('building the console …');
  const draft = join(BUILDS, `draft-${process.pid}`);
  const failure = await bundle(draft);
  if (failure !== undefined) {
    rmSync(draft, { recursive: true, force: true });
    tell(`the console could not be built:\n${failure}`);
    return undefined;
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another start was faster with the same sources.
    rmSync(draft, { recursive: true, force: true });
  }
  forgetOldBuilds();
  return folder;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of MADE_OF.flatMap(filesOf))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !/\.test\.ts$/.test(name) && statSync(join(ROOT, path, name)).isFile())
    .sort()
    .map((name) => join(path, name));
}

/** Runs the bundler in a process of its own; the answer is what it complained of. */
function bundle(out: string): Promise<string | undefined> {
  mkdirSync(BUILDS, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BUNDLER, 'build', '--outDir', out, '--logLevel', 'error'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
    child.on('error', (error) => resolve(String(error)));
    child.on('close', (code) => resolve(code === 0 ? undefined : said.join('').trim() || `exit ${code}`));
  });
}

function forgetOldBuilds(): void {
  const builds = readdirSync(BUILDS)
    .filter((name) => !name.startsWith('draft-'))
    .map((name) => ({ name, at: statSync(join(BUILDS, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of builds.slice(KEPT)) rmSync(join(BUILDS, name), { recursive: true, force: true });
}
