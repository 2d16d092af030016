import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng, MOST_BINS, NO_VALUE } from '#domain/numeric/index.ts';
import { type CardValue, STRUCTURALLY_ABSENT } from '../card-value.ts';
import { tableOf } from '../data-table-fixtures.ts';
import { scaleFactor, scaleOffset } from '../scale.ts';
import { aucOf } from '../validation/auc.ts';
import { fitBoosted } from './fit-boosted.ts';
import { layOutColumn } from './lay-out-columns.ts';
import { parseBoosted } from './parse-boosted.ts';
import { prepareBoosted } from './prepared-boosted.ts';
import { scoreBoosted } from './score-boosted.ts';
import { scorableBoosted } from './score-boosted-table.ts';

/** Firms whose risk falls with sales, rises with debt, bends with age and depends on the trade; −9 means "not asked". */
function firms(rows: number, seed: number) {
  const prng = createPrng(seed);
  const sales: (number | null)[] = [];
  const debt: number[] = [];
  const age: number[] = [];
  const trade: string[] = [];
  const bad: number[] = [];
  for (let i = 0; i < rows; i++) {
    const s = prng.normal();
    const d = prng.normal();
    const a = prng.normal();
    const t = prng.below(4);
    const logOdds = -1.2 - s + 0.8 * d + 0.5 * a * a + [0, 0.7, -0.7, 0.2][t]!;
    sales.push(prng.uniform() < 0.1 ? null : Math.round(1000 * Math.exp(s)));
    debt.push(prng.uniform() < 0.1 ? -9 : Math.round(100 * Math.exp(d)) / 100);
    age.push(a);
    trade.push(['steel', 'noodles', 'software', 'toys'][t]!);
    bad.push(prng.uniform() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0);
  }
  return tableOf({ sales, debt, age, trade, bad });
}

const TABLE = firms(3000, 1);
const REQUEST = { name: 'trees', target: 'bad', specials: [-9], trees: 60 } as const;
const FIT = unwrap(fitBoosted(TABLE, { ...REQUEST, trends: { sales: '-', debt: '+' } }));
const PREPARED = prepareBoosted(FIT.model);
const AGES = { sales: 0, debt: 0, age: 0, trade: 0 };
const score = (values: Readonly<Record<string, CardValue>>, ages: Readonly<Record<string, number | null>> = AGES) =>
  scoreBoosted(values, ages, PREPARED);

describe('a boosted model', () => {
  it('ranks cases that it has not seen', () => {
    const fresh = firms(2000, 2);
    const scorable = unwrap(scorableBoosted(fresh, PREPARED, 'absent'));
    const risk = Float64Array.from({ length: 2000 }, (_, row) => scorable.scoreOf(row).logOdds);
    const bad = Uint8Array.from(fresh.columns.at(-1)!.numbers);
    expect(aucOf(risk, bad).auc).toBeGreaterThan(0.75);
  });

  it('scores the same after it was written and read', () => {
    const read = prepareBoosted(unwrap(parseBoosted(JSON.parse(JSON.stringify(FIT.model)))));
    const values = { sales: 800, debt: 1.2, age: 0.3, trade: 'toys' };
    expect(scoreBoosted(values, AGES, read)).toEqual(score(values));
  });

  it('never rewards what it may only punish, on a grid of 10,000 and between neighbours', () => {
    const sales = Array.from({ length: 100 }, (_, i) => Math.round(1000 * Math.exp(-2.5 + i / 20)));
    const debts = Array.from({ length: 100 }, (_, i) => Math.exp(-2.5 + i / 20));
    const grid = sales.map((s) => debts.map((d) => score({ sales: s, debt: d, age: 0.1, trade: 'steel' }).logOdds));
    let violations = 0;
    grid.forEach((line, i) => {
      line.forEach((logOdds, j) => {
        if (i > 0 && logOdds > grid[i - 1]![j]!) violations++;
        if (j > 0 && logOdds < line[j - 1]!) violations++;
      });
    });
    expect(violations).toBe(0);
  });

  it('explains to the last digit: base points and points of the variables are the score', () => {
    const prng = createPrng(4);
    const { scale } = FIT.model;
    const basePoints = scaleOffset(scale) - scaleFactor(scale) * PREPARED.mean;
    for (let i = 0; i < 200; i++) {
      const known = i % 2 === 0 || prng.uniform() < 0.5;
      const found = score({
        sales: known ? prng.below(5000) : null,
        debt: prng.uniform() < 0.2 ? -9 : prng.uniform() * 5,
        age: prng.uniform() < 0.2 ? STRUCTURALLY_ABSENT : prng.normal(),
        trade: 'noodles',
      });
      const sum = found.variables.reduce((total, { points }) => total + points, basePoints);
      expect(Math.abs(sum - found.score)).toBeLessThan(1e-9);
    }
  });

  it('widens for what is unknown, asks for it, and never makes it a reason', () => {
    const full = score({ sales: 100, debt: 4, age: 2, trade: 'noodles' });
    const hidden = score({ sales: null, debt: 4, age: 2, trade: 'noodles' });
    expect(hidden.halfWidth).toBeGreaterThan(full.halfWidth);
    expect(hidden.ask.map(({ document }) => document)).toEqual(['sales']);
    expect(hidden.weaknesses.map(({ name }) => name)).not.toContain('sales');
    expect(hidden.variables.find(({ name }) => name === 'sales')).toMatchObject({ state: 'unknown', points: -0 });
    expect(full.weaknesses.map(({ name }) => name)).toContain('sales');
  });

  it('keeps the centre of what is stale and widens with its age', () => {
    const values = { sales: 700, debt: 1, age: 0, trade: 'steel' };
    const fresh = score(values);
    const old = score(values, { ...AGES, sales: 300 });
    expect(old.logOdds).toBe(fresh.logOdds);
    expect(old.halfWidth).toBeGreaterThan(fresh.halfWidth);
    expect(old.ask.map(({ document }) => document)).toEqual(['sales']);
  });

  it('reads a word that training never saw as unknown', () => {
    expect(score({ sales: 700, debt: 1, age: 0, trade: 'rockets' }).ask).toHaveLength(1);
  });

  it('tells a special value from a thing that is not there', () => {
    const at = (debt: CardValue) => score({ sales: 700, debt, age: 0, trade: 'steel' });
    expect(at(-9).ask).toEqual([]);
    expect(at(-9).logOdds).not.toBe(at(0.1).logOdds);
  });

  it('finds directions by itself and leaves free what bends', () => {
    const found = unwrap(fitBoosted(TABLE, { ...REQUEST, trees: 5, autoTrends: true })).model.columns;
    const directions = found.map((column) => (column.type === 'number' ? column.direction : null));
    expect(directions).toEqual([-1, 1, 0, null]);
  });

  it('chooses its size by rows that it did not learn from', () => {
    const { model } = unwrap(fitBoosted(firms(800, 3), { name: 't', target: 'bad', specials: [-9] }));
    expect(model.fit.stopped).toBe('by-held-out-loss');
    expect(model.trees.length).toBeLessThan(300);
  });

  it('refuses a direction for words', () => {
    expect(fitBoosted(TABLE, { ...REQUEST, trends: { trade: '+' } })).toMatchObject({
      ok: false,
      error: { code: 'MODEL_TREND_ON_WORDS' },
    });
  });
});

describe('reading a boosted model', () => {
  const broken = (change: (model: Record<string, unknown>) => void) => {
    const json = JSON.parse(JSON.stringify(FIT.model)) as Record<string, unknown>;
    change(json);
    return parseBoosted(json);
  };

  it('refuses another format, a missing field and trees that walk in circles', () => {
    expect(broken((m) => (m.format = 'weir-boosted/9'))).toMatchObject({ error: { code: 'BOOSTED_FORMAT_UNKNOWN' } });
    expect(broken((m) => delete m.base)).toMatchObject({ error: { params: { field: 'base' } } });
    const circle = broken((m) => ((m.trees as { left: number[] }[])[0]!.left[0] = 0));
    expect(circle).toMatchObject({ error: { params: { field: 'trees[0]' } } });
  });

  it('refuses to let a model of few bads decide', () => {
    const few = broken((m) => ((m.card as { bads: number }).bads = 40));
    expect(few).toMatchObject({ error: { code: 'SCORECARD_MAY_NOT_DECIDE' } });
  });
});

describe('the layout of a column', () => {
  it('orders words by their bad rate and puts rare ones together', () => {
    const trade = [...new Array(40).fill('a'), ...new Array(40).fill('b'), 'x', 'y', 'z'];
    const bad = Uint8Array.from(trade, (word, i) => (word === 'a' ? i % 2 : word === 'b' ? 0 : 1));
    const outcome = { bad, bads: bad.reduce((sum, b) => sum + b, 0), badValue: '1' };
    const column = tableOf({ trade }).columns[0]!;
    const found = layOutColumn(column, outcome, [], MOST_BINS, 0)!;
    expect(found.column).toMatchObject({ type: 'category', categories: [['b'], [], ['a']], rest: 1 });
    expect(found.bins[0]!.at(-1)).toBe(1);
  });

  it('has no use for a column of one value', () => {
    const outcome = { bad: Uint8Array.of(0, 1), bads: 1, badValue: '1' };
    expect(layOutColumn(tableOf({ x: [1, 1] }).columns[0]!, outcome, [], MOST_BINS, 0)).toBeNull();
    expect(layOutColumn(tableOf({ x: [1, null] }).columns[0]!, outcome, [], MOST_BINS, 0)!.bins[0]![1]).toBe(
      NO_VALUE & 0xff,
    );
  });
});
