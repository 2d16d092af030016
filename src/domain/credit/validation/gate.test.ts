import { describe, expect, it } from 'vitest';
import { unwrap } from '#domain/kernel/index.ts';
import { createPrng } from '#domain/numeric/index.ts';
import { fitBoosted } from '../boosted/fit-boosted.ts';
import { type CreditModel, prepareModel, scorableBy } from '../credit-model.ts';
import { columnNamed, type DataTable } from '../data-table.ts';
import { tableOf } from '../data-table-fixtures.ts';
import { fitScorecard } from '../fit-scorecard.ts';
import { outcomeOf } from '../outcome.ts';
import type { Scorecard } from '../scorecard.ts';
import { fairnessBy } from './fairness.ts';
import { type GateReport, passGate } from './gate.ts';

/** Loans whose risk falls with sales and rises with debt; `due` less `start` is the term, which is short where the loan went bad. */
function loans(rows: number, seed: number, shuffled = false): DataTable {
  const prng = createPrng(seed);
  const columns = { sales: [], debt: [], age: [], start: [], due: [], stamp: [], bad: [] } as Record<string, number[]>;
  for (let i = 0; i < rows; i++) {
    const [sales, debt, age] = [prng.normal(), prng.normal(), prng.normal()];
    const chance = 1 / (1 + Math.exp(1.2 + 0.9 * sales! - 0.7 * debt!));
    const bad = prng.uniform() < chance ? 1 : 0;
    const start = 1000 * prng.uniform();
    const term = bad === 1 ? 60 + 90 * prng.uniform() : 140 + 200 * prng.uniform();
    columns.sales!.push(sales!);
    columns.debt!.push(debt!);
    columns.age!.push(age!);
    columns.start!.push(start);
    columns.due!.push(start + term);
    columns.stamp!.push(bad === 1 ? 1.8 + prng.normal() : prng.normal());
    columns.bad!.push(bad);
  }
  if (shuffled) columns.bad!.sort(() => prng.uniform() - 0.5);
  return tableOf(columns);
}

const HONEST = ['start', 'due', 'stamp'];
const train = loans(2000, 1);
const later = loans(2000, 2);

function gate(model: CreditModel, table: DataTable = later): GateReport {
  const outcome = unwrap(outcomeOf(table, 'bad', '1'));
  const scorable = unwrap(scorableBy(table, prepareModel(model), 'absent'));
  const scored = Array.from({ length: table.rows }, (_, row) => scorable.scoreOf(row));
  return passGate(model, table, outcome, {
    pd: Float64Array.from(scored, ({ pd }) => pd),
    score: Float64Array.from(scored, ({ score }) => score),
    bad: outcome.bad,
    segment: null,
  });
}

const card = (table: DataTable, exclude: readonly string[]) =>
  unwrap(fitScorecard(table, { name: 'card', target: 'bad', badValue: '1', exclude })).card;
const trees = (table: DataTable, exclude: readonly string[]) =>
  unwrap(fitBoosted(table, { name: 'trees', target: 'bad', badValue: '1', exclude, trees: 80 })).model;

const codes = (report: GateReport) => report.stops.map(({ code }) => code);

describe.each([
  ['a scorecard', card],
  ['boosted trees', trees],
])('the gate for %s', (_, learn) => {
  it('lets an honest model pass', () => {
    expect(gate(learn(train, HONEST))).toMatchObject({ verdict: 'pass', stops: [] });
  });

  it('stops a model that reads what was known only afterwards', () => {
    const report = gate(learn(train, ['start', 'due']));
    expect(report.verdict).toBe('stop');
    expect(report.stops).toContainEqual(expect.objectContaining({ code: 'column-knows-outcome', columns: ['stamp'] }));
  });

  it('stops a model that reads two columns whose difference was known only afterwards', () => {
    const report = gate(learn(train, ['stamp']));
    expect(report.stops).toContainEqual(
      expect.objectContaining({ code: 'columns-know-outcome-together', columns: ['start', 'due'] }),
    );
  });

  it.each([11, 12, 13, 14, 15])('stops a model that learnt shuffled outcomes (seed %i)', (seed) => {
    expect(gate(learn(loans(2000, seed, true), HONEST)).verdict).toBe('stop');
  });

  it('stops a model that learnt the outcomes the wrong way round', () => {
    const reversed = {
      ...train,
      columns: train.columns.map((column) =>
        column.name === 'bad' ? { ...column, numbers: column.numbers.map((bad) => 1 - bad) } : column,
      ),
    };
    expect(codes(gate(learn(reversed, HONEST)))).toContain('ranks-no-better-than-chance');
  });
});

describe('the gate', () => {
  it('stops a card whose points of one variable were turned round', () => {
    const honest = card(train, HONEST);
    const turned: Scorecard = {
      ...honest,
      variables: honest.variables.map((v) =>
        v.name === 'debt' ? { ...v, bins: v.bins.map((bin) => ({ ...bin, points: -bin.points })) } : v,
      ),
    };
    expect(gate(turned).stops).toContainEqual(
      expect.objectContaining({ code: 'variable-reversed', columns: ['debt'] }),
    );
  });

  it('only warns of a column that a person vouches for', () => {
    const model = trees(train, ['start', 'due']);
    const outcome = unwrap(outcomeOf(later, 'bad', '1'));
    const scorable = unwrap(scorableBy(later, prepareModel(model), 'absent'));
    const pd = Float64Array.from({ length: later.rows }, (_, row) => scorable.scoreOf(row).pd);
    const score = Float64Array.from({ length: later.rows }, (_, row) => scorable.scoreOf(row).score);
    const cases = { pd, score, bad: outcome.bad, segment: null };
    const report = passGate(model, later, outcome, cases, new Set(['stamp']));
    expect(report.stops).toEqual([]);
    expect(report.warnings).toContainEqual(expect.objectContaining({ columns: ['stamp'] }));
  });
});

describe('fairness', () => {
  it('is silent about groups of fewer than a hundred', () => {
    const n = 450;
    const trade = Array.from({ length: n }, (_, i) => (i < 200 ? 'steel' : i < 400 ? 'toys' : 'silk'));
    const column = columnNamed(tableOf({ trade }), 'trade')!;
    const pd = new Float64Array(n).fill(0.1);
    const bad = Uint8Array.from({ length: n }, (_, i) => (i % 10 === 0 ? 1 : 0));
    const approves = Uint8Array.from({ length: n }, (_, i) => (i < 200 || i % 2 === 0 ? 1 : 0));
    const found = fairnessBy(column, { pd, bad, approves });
    expect(found.groups.map(({ group }) => group)).toEqual(['steel', 'toys']);
    expect(found).toMatchObject({ silent: 50, approvalRatio: 0.5 });
    expect(found.groups[0]).toMatchObject({ n: 200, badRate: 0.1, calibrated: true });
  });
});
