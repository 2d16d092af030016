import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { tableOf } from './data-table-fixtures.ts';
import {
  cellAt,
  columnNamed,
  type DataTable,
  type FitRequest,
  fitScorecard,
  parseScorecard,
  prepareScorecard,
  type Scorecard,
  STRUCTURALLY_ABSENT,
  scorableTable,
  scorecardDigest,
} from './index.ts';

/** Loans whose bads depend on a number, a code, a word and a special value; some cells are blank. */
function loans(seed: number, rows: number): DataTable {
  const prng = createPrng(seed);
  const columns: Record<string, (number | string | null)[]> = { sales: [], months: [], trade: [], code: [], bad: [] };
  for (let i = 0; i < rows; i++) {
    const sales = Math.exp(prng.normal());
    const months = prng.uniform() < 0.1 ? -9 : prng.below(60);
    const trade = ['food', 'steel', 'toys'][prng.below(3)]!;
    const code = 1 + prng.below(4);
    const eta = -1 - 0.8 * Math.log(sales) + (trade === 'steel' ? 0.7 : 0) + [0, 1.2, -0.9, 0.8][code - 1]!;
    columns.sales!.push(prng.uniform() < 0.08 ? null : Math.round(sales * 100) / 100);
    columns.months!.push(months);
    columns.trade!.push(prng.uniform() < 0.05 ? null : trade);
    columns.code!.push(code);
    columns.bad!.push(prng.uniform() < 1 / (1 + Math.exp(-eta - (months === -9 ? 1 : 0))) ? 1 : 0);
  }
  return tableOf(columns);
}

const REQUEST: FitRequest = { name: 'loans', target: 'bad', specials: [-9] };

function fitted(table: DataTable, request: FitRequest = REQUEST): Scorecard {
  return unwrap(fitScorecard(table, request)).card;
}

describe('a fitted scorecard', () => {
  const table = loans(1, 3000);
  const card = fitted(table);

  it('scores the training rows as the regression did, row by row', () => {
    const scorable = unwrap(scorableTable(table, prepareScorecard(card), 'absent'));
    for (let row = 0; row < table.rows; row += 7) {
      const scored = scorable.scoreOf(row);
      let logOdds = card.fit!.intercept;
      card.variables.forEach((variable, j) => {
        const bin = variable.bins[scored.variables[j]!.bin!]!;
        logOdds += variable.coefficient! * bin.fitted!.woe;
      });
      expect(scored.logOdds).toBeCloseTo(logOdds, 10);
      expect(scored.score).toBeCloseTo(
        scored.variables.reduce((sum, v) => sum + v.points, card.basePoints),
        10,
      );
    }
  });

  it('keeps no empty bin of scores where most rows share one', () => {
    const held = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 'yes' : 'no'));
    const bad = held.map((word, i) => (i % (word === 'yes' ? 8 : 20) === 0 ? 1 : 0));
    const { scores } = fitted(tableOf({ held, bad }), { name: 'few scores', target: 'bad' }).fit!;
    expect(scores.edges.length).toBeGreaterThan(0);
    expect(Math.min(...scores.shares)).toBeGreaterThan(0);
    expect(scores.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('scores to the same bytes after it was written and read', () => {
    const again = unwrap(parseScorecard(JSON.parse(JSON.stringify(card))));
    expect(scorecardDigest(again)).toBe(scorecardDigest(card));
    const before = unwrap(scorableTable(table, prepareScorecard(card), 'unknown'));
    const after = unwrap(scorableTable(table, prepareScorecard(again), 'unknown'));
    for (let row = 0; row < table.rows; row += 5) expect(after.scoreOf(row)).toEqual(before.scoreOf(row));
  });

  it('is at the top of its likelihood', () => {
    expect(card.fit!.gradientNorm).toBeLessThan(1e-8);
    // The intercept is not penalised, so the mean PD is the bad rate.
    const scorable = unwrap(scorableTable(table, prepareScorecard(card), 'absent'));
    let sum = 0;
    for (let row = 0; row < table.rows; row++) sum += scorable.scoreOf(row).pd;
    expect(sum).toBeCloseTo(card.card.bads!, 6);
  });

  it('takes special values before intervals, and gives codes without a trend a bin each', () => {
    const months = card.variables.find((v) => v.name === 'months')!;
    const special = months.bins.findIndex((bin) => bin.kind === 'special');
    expect(months.bins[special]).toMatchObject({ values: [-9] });
    expect(
      prepareScorecard(card)
        .variables.find((v) => v.name === 'months')!
        .binOf(-9),
    ).toBe(special);
    expect(card.variables.find((v) => v.name === 'code')!.type).toBe('categorical');
    expect(card.variables.find((v) => v.name === 'sales')!.type).toBe('numeric');
  });

  it('counts every training row once in each variable', () => {
    for (const variable of card.variables) {
      expect(variable.bins.reduce((sum, bin) => sum + bin.fitted!.goods + bin.fitted!.bads, 0)).toBe(table.rows);
      expect(variable.bins.reduce((sum, bin) => sum + bin.share, 0)).toBeCloseTo(1, 12);
    }
  });

  it('keeps the rates of its intervals strictly monotone, and in the direction that was asked for', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom('+', '-', undefined), (seed, trend) => {
        const small = loans(seed, 400);
        const fit = fitScorecard(small, { ...REQUEST, ...(trend ? { trends: { sales: trend } } : {}) });
        const sales = fit.ok ? fit.value.card.variables.find((v) => v.name === 'sales') : undefined;
        const rates = (sales?.bins ?? [])
          .filter((bin) => bin.kind === 'interval')
          .map((bin) => bin.fitted!.bads / (bin.fitted!.goods + bin.fitted!.bads));
        const steps = rates.slice(1).map((rate, i) => Math.sign(rate - rates[i]!));
        expect(new Set(steps).size).toBeLessThanOrEqual(1);
        if (trend && steps.length > 0) expect(steps[0]).toBe(trend === '+' ? 1 : -1);
      }),
      { numRuns: 40 },
    );
  });

  it('may only refer on fewer than a hundred bads', () => {
    const few = fitted(loans(3, 150));
    expect(few.card.bads).toBeLessThan(100);
    expect(few.mayDecide).toBe(false);
    const scorable = unwrap(scorableTable(loans(4, 100), prepareScorecard(few), 'absent'));
    for (let row = 0; row < 100; row++) expect(scorable.scoreOf(row).action).toBe('refer');
    const forged = parseScorecard({ ...few, mayDecide: true });
    expect(forged).toMatchObject({ ok: false, error: { code: 'SCORECARD_MAY_NOT_DECIDE' } });
  });

  it('gives a rare blank no weight of its own', () => {
    const rare = loans(6, 500);
    const sales = columnNamed(rare, 'sales')!;
    const kept = Array.from(sales.numbers, (_, row) => cellAt(sales, row) ?? 1);
    kept[3] = Number.NaN;
    const others = rare.columns.filter((c) => c.name !== 'sales');
    const thin = { ...rare, columns: [...others, { ...sales, numbers: Float64Array.from(kept, Number) }] };
    const variable = fitted(thin).variables.find((v) => v.name === 'sales')!;
    expect(variable.bins.find((bin) => bin.kind === 'missing')).toMatchObject({ fitted: { woe: 0 } });
  });

  it('reads an unseen category as unknown, and a thing that is not there as in training', () => {
    const prepared = prepareScorecard(card);
    const trade = prepared.variables.find((v) => v.name === 'trade')!;
    expect(trade.binOf('aviation')).toBe(null);
    expect(trade.binOf(STRUCTURALLY_ABSENT)).toBe(
      card.variables.find((v) => v.name === 'trade')!.bins.findIndex((bin) => bin.kind === 'missing'),
    );
  });

  it('pools the bad rates of segments', () => {
    const { segment } = fitted(table, { ...REQUEST, segment: 'trade' }).fit!;
    expect(segment!.rates.map((rate) => rate.segment)).toEqual(['', 'food', 'steel', 'toys']);
    const whole = card.card.bads! / table.rows;
    for (const rate of segment!.rates) {
      const own = rate.bads / rate.rows;
      expect(Math.abs(rate.pooledPd - whole)).toBeLessThanOrEqual(Math.abs(own - whole) + 1e-12);
    }
  });
});

describe('a fit that cannot be', () => {
  const table = loans(2, 300);
  const code = (request: Partial<FitRequest>, data = table) => {
    const fit = fitScorecard(data, { ...REQUEST, ...request });
    return fit.ok ? 'fitted' : fit.error.code;
  };

  it('names what is wrong', () => {
    expect(code({ target: 'worse' })).toBe('MODEL_COLUMN_UNKNOWN');
    expect(code({ exclude: ['colour'] })).toBe('MODEL_COLUMN_UNKNOWN');
    expect(code({ target: 'trade' })).toBe('MODEL_OUTCOME_BLANK');
    expect(code({ target: 'code' })).toBe('MODEL_OUTCOME_AMBIGUOUS');
    expect(code({ badValue: '7' })).toBe('MODEL_OUTCOME_AMBIGUOUS');
    expect(code({}, tableOf({ bad: [1, 1, 1], x: [1, 2, 3] }))).toBe('MODEL_OUTCOME_ONE_CLASS');
    expect(code({ badValue: '1' }, tableOf({ bad: [0, 0, 0], x: [1, 2, 3] }))).toBe('MODEL_OUTCOME_ONE_CLASS');
    expect(code({ exclude: ['sales', 'months', 'trade', 'code'] })).toBe('MODEL_NOTHING_TO_LEARN_FROM');
  });

  it('asks what a word among numbers means', () => {
    const numbers: (number | string)[] = Array.from({ length: 60 }, (_, i) => i);
    numbers[40] = 'n.a.';
    const bad = numbers.map((_, i) => i % 2);
    const fit = fitScorecard(tableOf({ bad, x: numbers }), REQUEST);
    expect(fit).toMatchObject({ ok: false, error: { code: 'MODEL_COLUMN_MIXED', row: 42, column: 'x' } });
  });

  it('takes 是 as bad, and asks where two values say nothing', () => {
    const yes = ['是', '否'];
    const x = Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? 1 : 0) + ((i * 7) % 5));
    const words = x.map((_, i) => yes[i % 2]!);
    expect(code({}, tableOf({ bad: words, x }))).toBe('fitted');
    expect(code({}, tableOf({ bad: words.map((w) => (w === '是' ? 'A' : 'B')), x }))).toBe('MODEL_OUTCOME_AMBIGUOUS');
  });
});
