// Fits the ordinary scorecard that the demonstration shows beside Weir, on a county that the demonstration does not show, and writes
// samples/ordinary-card.json: node tools/fit-ordinary-card.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OrdinaryCard, OrdinaryVariable } from '#app/demonstration/ordinary-card.ts';
import { fitLogistic, optimalBins, WOE_SMOOTHING, weightOfEvidence } from '#domain/numeric/index.ts';

const ROOT = join(import.meta.dirname, '..');
const FIRMS = 1500;
const SEED = 77;
const AS_OF = '2026-08-05';
const POINTS_TO_DOUBLE = 20;
const EVEN_SCORE = 500;
/** The cut-off of the policy beside which it is shown. */
const CUT_OFF_PD = 0.08;
const PRE_BINS = 10;

const YEAR = 365;
/** Measure, kind of evidence, and the age from which an ordinary lender calls the paper out of date. */
const CANDIDATES: readonly (readonly [string, string, number])[] = [
  ['salesMonthlyMeanFen', 'sales-invoices', YEAR],
  ['salesGrowth', 'sales-invoices', YEAR],
  ['salesActiveShare', 'sales-invoices', YEAR],
  ['salesVoidShare', 'sales-invoices', YEAR],
  ['bankInflowMonthlyFen', 'bank-transactions', YEAR],
  ['bankBalanceMeanFen', 'bank-transactions', YEAR],
  ['bankCashDays', 'bank-transactions', YEAR],
  ['taxLateShare', 'tax-returns', YEAR],
  ['statementCashShare', 'financial-statements', YEAR],
  ['statementCurrentRatio', 'financial-statements', YEAR],
  ['statementNetMargin', 'financial-statements', YEAR],
  ['firmAgeYears', 'registration', 10 * YEAR],
  ['bureauQueries6m', 'bureau-reports', YEAR],
  ['bureauWorstOverdueDays', 'bureau-reports', YEAR],
];

const folder = mkdtempSync(join(tmpdir(), 'ordinary-'));
const weir = (...args: string[]) =>
  execFileSync(process.execPath, [join(ROOT, 'bin/weir.mjs'), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
const county = join(folder, 'county');
weir('generate', '--firms', String(FIRMS), '--seed', String(SEED), '--out', county);
const evidence = [...new Set(CANDIDATES.map(([, source]) => source))];
const flags = evidence.flatMap((kind) => [`--${kind}`, join(county, `${kind}.csv.gz`)]);
const measuresFile = join(folder, 'measures.csv');
weir('assess', '--policy', 'online-microloan', '--as-of', AS_OF, ...flags, '--summary', '--measures-out', measuresFile);
const measures = rowsOf(readFileSync(measuresFile, 'utf8'));
const truth = new Map(
  rowsOf(gunzipSync(readFileSync(join(county, 'truth/firms.csv.gz'))).toString()).map((row) => [row.firm!, row]),
);
rmSync(folder, { recursive: true });

const isBad = measures.map(({ firm }) => {
  const { defaultsOn, failsOn } = truth.get(firm!)!;
  return defaultsOn !== '' || failsOn !== '' ? 1 : 0;
});
const fitted = CANDIDATES.map(([measure, source, maxAgeDays]) => ({ source, maxAgeDays, ...binned(measure) }));
const used = fitted.filter(({ woe }) => woe.length > 1);
const x = new Float64Array(measures.length * used.length);
for (const [row, { values }] of measures.map((m) => ({ values: m })).entries())
  for (const [k, { measure, edges, woe }] of used.entries()) {
    const text = values[measure]!;
    // Fitted as it is applied: what is missing stands in the worst bin.
    x[row * used.length + k] =
      text === '' ? Math.min(...woe) : woe[edges.filter((edge) => edge <= Number(text)).length]!;
  }
const fit = fitLogistic({ rows: measures.length, columns: used.length, x, y: Uint8Array.from(isBad) }, 1);
const factor = POINTS_TO_DOUBLE / Math.LN2;
const variables = used.flatMap(({ measure, source, maxAgeDays, edges, woe }, k): OrdinaryVariable[] => {
  const weight = fit.coefficients[k]!;
  // A weight of the wrong sign says that others say it better; such a variable is left out by hand as well.
  if (weight >= 0) return [];
  return [{ measure, source, maxAgeDays, edges, points: woe.map((value) => Math.round(-weight * value * factor)) }];
});
const card: OrdinaryCard = {
  basePoints: Math.round(EVEN_SCORE - fit.intercept * factor),
  pointsToDouble: POINTS_TO_DOUBLE,
  evenScore: EVEN_SCORE,
  cutOffPd: CUT_OFF_PD,
  variables,
};
writeFileSync(join(ROOT, 'samples/ordinary-card.json'), `${JSON.stringify(card, null, 2)}\n`);

function binned(measure: string): { measure: string; edges: number[]; woe: number[] } {
  const known = measures
    .flatMap((row, i) => (row[measure] === '' ? [] : [{ value: Number(row[measure]), bad: isBad[i]! }]))
    .sort((a, b) => a.value - b.value);
  const cuts = [
    ...new Set(
      Array.from({ length: PRE_BINS - 1 }, (_, i) => known[Math.floor(((i + 1) * known.length) / PRE_BINS)]!.value),
    ),
  ];
  const bin = (value: number) => cuts.filter((cut) => cut <= value).length;
  const [goods, bads] = [new Float64Array(cuts.length + 1), new Float64Array(cuts.length + 1)];
  for (const { value, bad } of known) (bad ? bads : goods)[bin(value)]! += 1;
  const sum = (of: Float64Array) => of.reduce((a, b) => a + b, 0);
  const totals = { goods: sum(goods), bads: sum(bads) };
  const limits = { leastCount: known.length / 20, mostBins: 5, direction: 'either' } as const;
  const { starts } = optimalBins({ goods, bads }, totals, limits);
  const woe = starts.map((start, i) => {
    const end = starts[i + 1] ?? goods.length;
    const [g, b] = [sum(goods.slice(start, end)), sum(bads.slice(start, end))];
    return weightOfEvidence(g, b, totals.goods, totals.bads, WOE_SMOOTHING);
  });
  return { measure, edges: starts.slice(1).map((start) => cuts[start - 1]!), woe };
}

function rowsOf(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
}
