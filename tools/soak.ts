// `npm run soak -- <name> [--seed S] [--minutes M] [--count N]`: the long figures. The code is that of the tests; only the counts differ.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Counts } from './closing-line-reporter.ts';

interface Soak {
  readonly what: string;
  /** What is counted, for the page. */
  readonly unit: string;
  readonly test: string;
  /** The variable of the test that says how many, and how many are called long. */
  readonly count: string;
  readonly long: number;
  /** The variable that says where to begin, so that a long run is cut into batches of at most `batch` that never repeat one another. */
  readonly from?: string;
  /** How far apart the beginnings of two batches lie: the size of a batch where cases are numbered, 1 where a batch has one seed. */
  readonly step?: 'size' | 'one';
  readonly batch: number;
}

const SOAKS: Readonly<Record<string, Soak>> = {
  'kill-store': {
    what: 'kill -9 in bursts of requests and imports, of the database too',
    unit: 'kills',
    test: 'test/store/kill.store.test.ts',
    count: 'WEIR_KILL_ROUNDS',
    long: 50,
    batch: 50,
  },
  'kill-decisions': {
    what: 'kill -9 of the server in bursts of decisions',
    unit: 'kills',
    test: 'test/e2e/kill.e2e.test.ts',
    count: 'WEIR_KILL_ROUNDS',
    long: 50,
    batch: 50,
  },
  'kill-sequencer': {
    what: 'kill -9 of the log’s sequencer',
    unit: 'kills',
    test: 'test/log/sequencer-kill.store.test.ts',
    count: 'WEIR_KILL_ROUNDS',
    long: 50,
    batch: 50,
  },
  'fraud-county': {
    what: 'applicants of generated counties, among them every kind of fraud, judged from their evidence alone',
    unit: 'counties',
    test: 'test/fraud/county.test.ts',
    count: 'WEIR_COUNTIES',
    long: 12,
    from: 'WEIR_COUNTIES_FIRST',
    step: 'size',
    batch: 12,
  },
  simulation: {
    what: 'clients over a broken network on a virtual clock',
    unit: 'seeds',
    test: 'test/simulation/store.sim.test.ts',
    count: 'WEIR_SIM_SEEDS',
    long: 10_000,
    from: 'WEIR_SIM_FIRST',
    step: 'size',
    batch: 300,
  },
  graph: {
    what: 'findings of new applications on a store of payments, within 300 ms at the 99th percentile',
    unit: 'edges',
    test: 'test/store/party-graph.store.test.ts',
    count: 'WEIR_GRAPH_EDGES',
    long: 10_000_000,
    batch: 100_000_000,
  },
  fuzz: {
    what: 'hostile requests to every operation',
    unit: 'requests',
    test: 'test/e2e/fuzz.e2e.test.ts',
    count: 'WEIR_FUZZ_REQUESTS',
    long: 1_000_000,
    from: 'WEIR_FUZZ_SEED',
    step: 'one',
    batch: 50_000,
  },
  staleness: {
    what: 'files that age, go missing or are hidden on purpose',
    unit: 'cases',
    test: 'test/decision/staleness.test.ts',
    count: 'WEIR_CASES',
    long: 100_000,
    from: 'WEIR_CASES_FIRST',
    step: 'size',
    batch: 10_000,
  },
  shock: {
    what: 'panels of firms in a shock that an industry shares',
    unit: 'panels',
    test: 'src/domain/credit/shock/shock.test.ts',
    count: 'WEIR_SHOCK_SEEDS',
    long: 40,
    from: 'WEIR_SHOCK_FIRST',
    step: 'size',
    batch: 5,
  },
  doubt: {
    what: 'half of the numbers of the real sets hidden, at random and by age',
    unit: 'ways of hiding',
    test: 'src/cli/model/hidden-evidence.test.ts',
    count: 'WEIR_DOUBT_SEEDS',
    long: 40,
    from: 'WEIR_DOUBT_FIRST',
    step: 'size',
    batch: 20,
  },
};

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs/reference/soak.md');
const HEAD = `# Long runs

Written by \`npm run soak -- <name>\`, a line a run. The same code runs at every \`npm test\` with smaller counts.

| date | machine | commit | command | figure |
|---|---|---|---|---|
`;

process.exitCode = soak();

function soak(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, minutes: { type: 'string' }, count: { type: 'string' } },
  });
  const name = positionals[0] ?? '';
  const chosen = SOAKS[name];
  const numbers = Object.values(values).every((value) => /^\d{1,9}$/.test(value));
  if (!chosen || !numbers || (values.seed !== undefined && !chosen.from)) return usage();
  const total = Number(values.count ?? (values.minutes === undefined ? chosen.long : Number.MAX_SAFE_INTEGER));
  const until = performance.now() + Number(values.minutes ?? 1e6) * 60_000;
  // Fresh seeds each time: those of the tests are kept in the tests.
  const first = Number(values.seed ?? (chosen.from ? randomInt(1, 1_000_000_000) : 0));
  const began = performance.now();
  let done = 0;
  for (let index = 0; done < total && performance.now() < until; index++) {
    const size = Math.min(chosen.batch, total - done);
    const from = first + index * (chosen.step === 'size' ? chosen.batch : 1);
    const variables = { [chosen.count]: String(size), ...(chosen.from ? { [chosen.from]: String(from) } : {}) };
    const counts = runBatch(chosen.test, variables);
    if (counts.failed > 0) {
      const words = Object.entries(variables).map(([key, value]) => `${key}=${value}`);
      console.error(`repeat with: ${words.join(' ')} npx vitest run ${chosen.test}`);
      note(name, first, values, `**failed** after ${figure(done, chosen.unit)}, in those from ${from}`);
      return 1;
    }
    done += size;
    console.error(`${figure(done, chosen.unit)}, none failed`);
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  note(name, first, values, `${figure(done, chosen.unit)} in ${minutes} minutes, none failed`);
  return 0;
}

function usage(): number {
  console.error('npm run soak -- <name> [--seed S] [--minutes M] [--count N]\n');
  for (const [name, { what, long, unit, from }] of Object.entries(SOAKS))
    console.error(`  ${name.padEnd(15)} ${what}: ${figure(long, unit)}${from ? '' : ' (takes no seed)'}`);
  return 2;
}

function figure(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}`;
}

/** A run that could not be counted is a failed one. */
function runBatch(test: string, variables: Readonly<Record<string, string>>): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'weir-soak-'));
  try {
    const counts = join(folder, 'counts.json');
    const env = { ...process.env, ...variables, WEIR_TEST_COUNTS: counts };
    const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
    const { status } = spawnSync(vitest, ['run', test], { stdio: 'inherit', cwd: ROOT, env });
    const counted = JSON.parse(readFileSync(counts, 'utf8')) as Counts;
    return status === 0 && counted.passed > 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds the line of a run to the page, with the seed that it began from: whoever repeats the command repeats the run. */
function note(
  name: string,
  first: number,
  given: { readonly minutes?: string | undefined; readonly count?: string | undefined },
  found: string,
): void {
  if (!existsSync(PAGE)) writeFileSync(PAGE, HEAD);
  const flags = [
    ...(SOAKS[name]!.from ? [`--seed ${first}`] : []),
    ...(given.minutes === undefined ? [] : [`--minutes ${given.minutes}`]),
    ...(given.count === undefined ? [] : [`--count ${given.count}`]),
  ];
  const machine = `${cpus().length} × ${cpus()[0]!.model.trim()}, Node ${process.version}`;
  const command = ['npm run soak --', name, ...flags].join(' ');
  const day = new Date().toISOString().slice(0, 10);
  appendFileSync(PAGE, `| ${day} | ${machine} | ${commit()} | \`${command}\` | ${found} |\n`);
}

/** The commit that was run, marked where files differ from it; unknown without git. */
function commit(): string {
  const git = (...args: string[]) => spawnSync('git', ['-C', ROOT, ...args], { encoding: 'utf8' });
  const { status, stdout } = git('rev-parse', '--short', 'HEAD');
  if (status !== 0) return 'unknown';
  return git('status', '--porcelain', '--', 'src', 'test', 'rules', 'policies', 'models').stdout === ''
    ? stdout.trim()
    : `${stdout.trim()} with changes`;
}
