// `npm test`: every check, then every test. Each step says what it is and how long it took. The last line is `N passed, N failed`, in which every
// check counts as one: whoever reads only that line is not told that all is well.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, closingLine } from './closing-line-reporter.ts';

const ROOT = join(import.meta.dirname, '..');
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

const CHECKS: readonly { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings'] },
  { name: 'types', command: bin('tsc'), args: [] },
  { name: 'types of the console', command: bin('tsc'), args: ['-p', 'tsconfig.console.json'] },
  { name: 'the console builds', command: process.execPath, args: ['tools/build-console.ts'] },
  { name: 'types of the pure core', command: bin('tsc'), args: ['-p', 'tsconfig.domain.json'] },
  { name: 'unused files, exports and packages', command: bin('knip'), args: ['--no-progress'] },
];
/** Minutes on two cores that the whole may take. */
const BUDGET = { quick: 1, whole: 12 };

const quick = process.argv.includes('--quick');
const began = performance.now();
const failed: string[] = [];
for (const { name, command, args } of CHECKS) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd: ROOT });
  if (status !== 0) failed.push(name);
  console.error(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const tests = runTests();
const minutes = (performance.now() - began) / 60_000;
const budget = quick ? BUDGET.quick : BUDGET.whole;
if (minutes > budget) console.error(`took ${minutes.toFixed(1)} minutes, more than the ${budget} that are allowed`);
if (failed.length > 0) console.error(`failed checks: ${failed.join(', ')}`);
if (failed.length > 0 || tests.failed > 0) process.exitCode = 1;
console.log(
  closingLine({
    passed: tests.passed + CHECKS.length - failed.length,
    failed: tests.failed + failed.length,
    skipped: tests.skipped,
  }),
);

/** Tests that end without having been counted, because they could not start for one, are a failure. */
function runTests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'weir-test-'));
  try {
    const counts = join(folder, 'counts.json');
    // The quick run needs no database: what speaks to one lies below `test`, and by name beside its source.
    const args = quick ? ['run', 'src', 'tools', 'test/architecture.test.ts', 'test/tidy.test.ts'] : ['run'];
    const { status } = spawnSync(bin('vitest'), args, {
      stdio: 'inherit',
      cwd: ROOT,
      env: { ...process.env, WEIR_TEST_COUNTS: counts },
    });
    const counted = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
    return status === 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
