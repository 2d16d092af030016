import { expect, it } from 'vitest';
import { fitBoosted, prepareBoosted, scorableBy } from '#domain/credit/index.ts';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { openScorers } from './score-in-threads.ts';

it('scores a table to the same bits on any number of threads, and as case by case', () => {
  const rows = 3001;
  const prng = createPrng(1);
  const x = Float64Array.from({ length: rows }, () => (prng.uniform() < 0.1 ? Number.NaN : prng.normal()));
  const trade = Int32Array.from({ length: rows }, () => prng.below(3) - 1);
  const bad = x.map((value, row) => (prng.uniform() < 0.3 + 0.1 * Math.tanh(value || 0) + 0.1 * trade[row]! ? 1 : 0));
  const none = new Float64Array(rows).fill(Number.NaN);
  const wordless = { words: new Int32Array(rows).fill(-1), dictionary: [] };
  const columns = [
    { name: 'x', numbers: x, ...wordless },
    { name: 'trade', numbers: none, words: trade, dictionary: ['steel', 'toys'] },
    { name: 'bad', numbers: bad, ...wordless },
  ];
  const table = { rows, lines: Int32Array.from({ length: rows }, (_, row) => row + 2), columns };
  const { model } = unwrap(fitBoosted(table, { name: 'm', target: 'bad', trees: 20 }));
  const scorable = unwrap(scorableBy(table, prepareBoosted(model), 'absent'));
  const oneByOne = Float64Array.from({ length: rows }, (_, row) => scorable.scoreOf(row).pd);
  for (const threads of [1, 2, 3]) {
    const scorers = openScorers(threads);
    expect(Float64Array.from(scorers.score(model, table))).toEqual(oneByOne);
    scorers.close();
  }
});
