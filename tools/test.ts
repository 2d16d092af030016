// `npm test`: every check, then every test. Each step says what it is and how long it took; the first line that matters is the last one.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bin = (name: string) => join(import.meta.dirname, '..', 'node_modules', '.bin', name);

const STEPS: readonly { readonly name: string; readonly command: string; readonly args: readonly string[] }[] = [
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings'] },
  { name: 'types', command: bin('tsc'), args: [] },
  { name: 'types of the pure core', command: bin('tsc'), args: ['-p', 'tsconfig.domain.json'] },
  { name: 'unused files, exports and packages', command: bin('knip'), args: ['--no-progress'] },
  { name: 'tests', command: bin('vitest'), args: ['run'] },
];

const quick = process.argv.includes('--quick');
let failed: string | undefined;
for (const step of STEPS) {
  const started = performance.now();
  const args = quick && step.name === 'tests' ? [...step.args, 'src', 'tools', 'test/architecture.test.ts'] : step.args;
  const run = spawnSync(step.command, args, { stdio: 'inherit', cwd: join(import.meta.dirname, '..') });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) failed ??= step.name;
  if (step.name !== 'tests') console.error(`${run.status === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`);
}
if (failed) {
  console.error(`failed: ${failed}`);
  process.exitCode = 1;
}
