import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { tableOf } from './data-table-fixtures.ts';
import { findLeakage } from './leakage.ts';
import { outcomeOf } from './outcome.ts';

const prng = createPrng(9);
const rows = 400;
const bad = Array.from({ length: rows }, () => (prng.uniform() < 0.25 ? 1 : 0));

function warningsFor(columns: Record<string, (number | string | null)[]>, outcomes: number[] = bad) {
  const table = tableOf({ bad: outcomes, ...columns });
  const outcome = unwrap(outcomeOf(table, 'bad', '1'));
  const offered = table.columns.filter((column) => column.name !== 'bad');
  return findLeakage(offered, outcome).map((w) => [w.column, w.reason, w.excluded]);
}

describe('a warning of leakage', () => {
  it('names codes, and says when their numbers know the outcome', () => {
    const shuffled = bad.map((_, i) => `E${(i * 241) % 401}`);
    expect(warningsFor({ code: shuffled })).toEqual([['code', 'identifier', true]]);
    const order = bad.map((y, i) => ({ y, i, key: y + prng.normal() })).sort((a, b) => a.key - b.key);
    const ranked = new Array<string>(rows);
    order.forEach((item, rank) => {
      ranked[item.i] = `E${rank}`;
    });
    expect(warningsFor({ code: ranked })).toEqual([['code', 'ordered-identifier', true]]);
  });

  it('names the order of the rows', () => {
    const sorted = [...bad].sort();
    expect(warningsFor({}, sorted)).toEqual([['row order', 'row-order', true]]);
  });

  it('names a rating that only the bads carry', () => {
    const rating = bad.map((y) => (y === 1 && prng.uniform() < 0.9 ? 'D' : 'ABC'[prng.below(3)]!));
    expect(warningsFor({ rating })).toEqual([['rating', 'given-after-the-outcome', true]]);
  });

  it('names a column that is filled in after the outcome', () => {
    const writtenOffOn = bad.map((y) => (y === 1 ? 17000 + prng.below(900) : null));
    expect(warningsFor({ writtenOffOn })).toEqual([['writtenOffOn', 'filled-after-the-outcome', true]]);
    const repaidOn = bad.map((y) => (y === 0 ? 17000 + prng.below(900) : null));
    expect(warningsFor({ repaidOn })).toEqual([['repaidOn', 'filled-after-the-outcome', true]]);
  });

  it('names what tells the outcome, and leaves what is only strong to a person', () => {
    const telling = bad.map((y) => 10 * y + prng.normal());
    const strong = bad.map((y) => 1.9 * y + prng.normal());
    expect(warningsFor({ telling, strong })).toEqual([
      ['telling', 'tells-the-outcome', true],
      ['strong', 'implausibly-strong', false],
    ]);
  });

  it('names a rating that is only too good', () => {
    const rating = bad.map((y) => 'ABCD'[Math.min(3, Math.max(0, Math.round(0.8 + 1.5 * y + 0.85 * prng.normal())))]!);
    expect(warningsFor({ rating })).toEqual([['rating', 'implausibly-strong', false]]);
  });

  it('names the due date whose distance from the start is a term that leaks', () => {
    const startsOn = bad.map(() => 15_000 + prng.below(2_000));
    const term = bad.map((y) => Math.round(1_000 - 900 * y + 470 * prng.normal()));
    const dueOn = startsOn.map((day, i) => day + term[i]!);
    expect(warningsFor({ startsOn, term, dueOn })).toEqual([
      ['term', 'implausibly-strong', false],
      ['dueOn', 'carries-a-leak', false],
    ]);
  });

  it('is silent on amounts, counts, categories and informative blanks', () => {
    const amount = bad.map((y) => Math.exp(8 + 0.5 * y + prng.normal()));
    const wholeAmount = amount.map((a) => Math.round(a * 100));
    const count = bad.map((y) => prng.below(4) + y);
    const trade = bad.map(() => ['food', 'steel', 'toys'][prng.below(3)]!);
    const ratio = bad.map((y) => (prng.uniform() < (y === 1 ? 0.6 : 0.1) ? null : prng.normal() + y));
    expect(warningsFor({ amount, wholeAmount, count, trade, ratio })).toEqual([]);
  });
});
