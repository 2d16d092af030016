import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { growInThreads } from '#adapters/workers/grow-in-threads.ts';
import { openScorers, type Scorers } from '#adapters/workers/score-in-threads.ts';
import { type DataTable, fitBoosted } from '#domain/credit/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { type Bench, interleave, type Measurement } from './measurement.ts';

const run = promisify(execFile);

const ROWS = 150_000;
const COLUMNS = 10;
const TREES = 300;
const THREADS = 2;
const ROUNDS = 3;

/** Boosted trees beside XGBoost's histogram method: the same rows, trees, depth, bins and number of threads. */
export const boostingBench: Bench = {
  name: 'boosting',
  run: async (say) => {
    const table = madeUp();
    say(`${ROWS} rows, ${COLUMNS} columns, ${TREES} trees of depth 4, ${THREADS} threads`);
    // The peer keeps its threads between calls too.
    const scorers = openScorers(THREADS);
    const folder = await mkdtemp(join(tmpdir(), 'weir-bench-'));
    try {
      const python = await pythonWithXgboost();
      if (python === undefined) {
        say('xgboost is not installed (Debian: python3-xgboost): its figures are owed');
        const { train, score } = timeOurs(table, scorers);
        return [owed('train', train), owed('score', score)];
      }
      await writeTable(table, folder);
      return await measure(table, scorers, python, folder);
    } finally {
      scorers.close();
      await rm(folder, { recursive: true });
    }
  },
};

/** Numbers with blanks, of which some bend, some work together and some say nothing. */
function madeUp(): DataTable {
  const prng = createPrng(5);
  const columns = Array.from({ length: COLUMNS }, () => Float64Array.from({ length: ROWS }, () => prng.normal()));
  const bad = Float64Array.from({ length: ROWS }, (_, row) => {
    const [a, b, c, d, e, f] = columns.map((column) => column[row]!) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const logOdds = -3.2 + 0.8 * a + (b > 0.5 ? 0.5 * c : 0) + 0.4 * d * d - 0.6 * Math.max(e, 0) + 0.3 * e * f;
    return prng.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  });
  for (const column of columns)
    for (let row = 0; row < ROWS; row++) if (prng.uniform() < 0.03) column[row] = Number.NaN;
  const named = [...columns.entries()].map(([i, numbers]) => ({ name: `x${i}`, numbers }));
  const words = new Int32Array(ROWS).fill(-1);
  return {
    rows: ROWS,
    lines: Int32Array.from({ length: ROWS }, (_, row) => row + 2),
    columns: [...named, { name: 'bad', numbers: bad }].map((column) => ({ ...column, words, dictionary: [] })),
  };
}

const REQUEST = { name: 'bench', target: 'bad', trees: TREES, depth: 4 } as const;

/** Seconds of the growing alone, as the peer's fit is timed without reading a file, and of scoring every row. */
function timeOurs(table: DataTable, scorers: Scorers): { readonly train: number; readonly score: number } {
  let train = 0;
  const grow = growInThreads(THREADS);
  const { model } = unwrap(
    fitBoosted(table, REQUEST, (data, settings) => {
      const started = performance.now();
      const forest = grow(data, settings);
      // The last forest is the one on all rows; those before it are for the model's doubt.
      train = (performance.now() - started) / 1000;
      return forest;
    }),
  );
  const started = performance.now();
  scorers.score(model, table);
  return { train, score: (performance.now() - started) / 1000 };
}

async function measure(
  table: DataTable,
  scorers: Scorers,
  python: string,
  folder: string,
): Promise<readonly Measurement[]> {
  let ours = { train: 0, score: 0 };
  let theirs = { train: 0, score: 0 };
  const scores: { ours: number; theirs: number }[] = [];
  const train = await interleave(
    ROUNDS,
    async () => {
      ours = timeOurs(table, scorers);
      return ours.train;
    },
    async () => {
      const { stdout } = await run(python, ['-c', PEER, join(folder, 'table.bin'), String(TREES), String(THREADS)]);
      theirs = JSON.parse(stdout) as typeof theirs;
      scores.push({ ours: ours.score, theirs: theirs.score });
      return theirs.train;
    },
  );
  const middle = scores.sort((a, b) => a.ours / a.theirs - b.ours / b.theirs)[scores.length >> 1]!;
  return [
    { ...line('train', '≤ 3'), ...train },
    { ...line('score', '≤ 2'), ...middle, ratio: middle.ours / middle.theirs },
  ];
}

function line(what: 'train' | 'score', target: string) {
  return {
    name: `boosting: ${what} ${TREES} trees on ${ROWS} × ${COLUMNS}, ${THREADS} threads`,
    unit: 's',
    against: 'XGBoost hist',
    target: `${target} ×`,
  };
}

function owed(what: 'train' | 'score', seconds: number): Measurement {
  return { ...line(what, what === 'train' ? '≤ 3' : '≤ 2'), ours: seconds };
}

async function pythonWithXgboost(): Promise<string | undefined> {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      await run(python, ['-c', 'import xgboost']);
      return python;
    } catch {
      // This interpreter is not there, or does not have it: the next one may.
    }
  }
  return undefined;
}

async function writeTable(table: DataTable, folder: string): Promise<void> {
  const all = new Float64Array(ROWS * (COLUMNS + 1));
  for (const [j, { numbers }] of table.columns.entries()) all.set(numbers, j * ROWS);
  await writeFile(join(folder, 'table.bin'), all);
}

const PEER = `
import sys, time, json, warnings
import numpy as np, xgboost as xgb
warnings.filterwarnings('ignore')
all = np.fromfile(sys.argv[1]).reshape(${COLUMNS + 1}, -1).T
X, y = np.ascontiguousarray(all[:, :-1]), all[:, -1]
model = xgb.XGBClassifier(n_estimators=int(sys.argv[2]), max_depth=4, learning_rate=.05, subsample=.8,
    colsample_bytree=.8, min_child_weight=5, max_bin=255, tree_method='hist', n_jobs=int(sys.argv[3]))
t = time.time(); model.fit(X, y); train = time.time() - t
t = time.time(); model.predict_proba(X); score = time.time() - t
print(json.dumps({'train': train, 'score': score}))
`;
