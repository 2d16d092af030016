import { drawLosses, drawTailLosses, drawWeightedLosses, type LossRun } from '#adapters/workers/draw-losses.ts';
import { defaultWorkers } from '#adapters/workers/run-in-workers.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { allInRange, NON_NEGATIVE, POSITIVE, SHARE } from '#domain/numeric/index.ts';
import {
  type Banding,
  type Book,
  concentrationOf,
  creditRiskPlus,
  drawnBook,
  exceedanceOfSorted,
  expectedLoss,
  gridExceedance,
  gridTail,
  momentsOf,
  tailsOfSorted,
  tailTarget,
  weightedExceedance,
  weightedTail,
} from '#domain/portfolio/index.ts';
import { numberFlags } from '../flag-values.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { startProgress } from '../progress.ts';
import { type LossFigures, lossText } from './loss-text.ts';
import { readBook } from './read-book.ts';

export interface LossFlags {
  readonly method: 'simulate' | 'importance' | 'creditriskplus';
  readonly copula: 'gaussian' | 't';
  /** By default three confidences; none where importance sampling is asked for levels only. */
  readonly alphas?: string;
  readonly exceed?: string;
  readonly banding: Banding;
  readonly contributions?: true;
  readonly workers?: number;
}

const NUMBERS = ['rho', 'rhoSector', 'rhoRegion', 'df', 'paths', 'seed', 'lgd', 'sigma', 'unit'] as const;
type Numbers = Partial<Record<(typeof NUMBERS)[number], number>>;

const DEFAULT_PATHS = 100_000;
const MOST_PATHS = 20_000_000;
/** Scenarios of the pilot that finds where the tail of a confidence begins. */
const PILOT = 20_000;
/** Scenarios that tell the deviation alone. */
const SD_PILOT = 4096;

/** Works out the loss distribution of a book. Errors: of flags, of reading the book, and of the method. */
export async function portfolioLoss(output: OutputOptions, path: string, flags: LossFlags): Promise<Result<Rendered>> {
  const numbers = numberFlags(flags, NUMBERS);
  if (!numbers.ok) return numbers;
  const onlyLevels = flags.method === 'importance' && flags.exceed !== undefined;
  const alphas = numberList('alphas', flags.alphas ?? (onlyLevels ? '' : '0.95,0.99,0.999'));
  if (!alphas.ok) return alphas;
  const levels = numberList('exceed', flags.exceed ?? '');
  if (!levels.ok) return levels;
  const checked = inRanges(numbers.value, alphas.value, levels.value);
  if (!checked.ok) return checked;
  const book = await readBook(path, numbers.value.lgd);
  if (!book.ok) return book;
  const question = { book: book.value, numbers: numbers.value, alphas: alphas.value, levels: levels.value, flags };
  const figures = flags.method === 'creditriskplus' ? onGrid(question) : await byDrawing(question);
  if (!figures.ok) return figures;
  const concentration = concentrationOf(book.value);
  const json = {
    rows: book.value.rows,
    risks: book.value.pd.length,
    el: expectedLoss(book.value),
    ...figures.value,
    concentration,
  };
  return ok({ json, text: () => lossText(json, output.lang) });
}

interface Question {
  readonly book: Book;
  readonly numbers: Numbers;
  readonly alphas: readonly number[];
  readonly levels: readonly number[];
  readonly flags: LossFlags;
}

function inRanges(numbers: Numbers, alphas: readonly number[], levels: readonly number[]): Result<true, Failure> {
  const open = { low: 0, high: 1, open: 'both' } as const;
  const whole = (['paths', 'seed'] as const).find((name) => !Number.isInteger(numbers[name] ?? 1));
  if (whole) return fail('NOT_A_NUMBER', { value: String(numbers[whole]) }, { column: `--${whole}` });
  return allInRange([
    ['rho', numbers.rho ?? 0, { ...SHARE, open: 'high' }],
    ['rho-sector', numbers.rhoSector ?? 0, { ...SHARE, open: 'high' }],
    ['rho-region', numbers.rhoRegion ?? 0, { ...SHARE, open: 'high' }],
    ['df', numbers.df ?? 1, POSITIVE],
    ['paths', numbers.paths ?? 1, { low: 1, high: MOST_PATHS }],
    ['seed', numbers.seed ?? 1, { low: 0, high: Number.MAX_SAFE_INTEGER }],
    ['lgd', numbers.lgd ?? 0, SHARE],
    ['sigma', numbers.sigma ?? 0, NON_NEGATIVE],
    ['unit', numbers.unit ?? 1, POSITIVE],
    ...alphas.map((alpha) => ['alphas', alpha, open] as const),
    ...levels.map((level) => ['exceed', level, NON_NEGATIVE] as const),
  ]);
}

function onGrid({ book, numbers, alphas, levels, flags }: Question): Result<LossFigures, Failure> {
  const began = performance.now();
  const greatest = book.loss.reduce((most, each) => Math.max(most, each), 0);
  const unit = numbers.unit ?? Math.max(1e-9, Math.ceil(greatest / 100));
  const variances = book.sectors.map(() => (numbers.sigma ?? 0.5) ** 2);
  const grid = creditRiskPlus(book, { variances, unit, banding: flags.banding });
  if (!grid.ok) return grid;
  const tails = alphas.map((alpha) => gridTail(grid.value, alpha));
  return ok({
    method: flags.method,
    convention:
      'var interpolates the distribution between grid cells; varGrid is the smallest cell with F ≥ alpha; es splits the atom at varGrid',
    unit,
    sd: grid.value.sd,
    var: byAlpha(tails.map(({ alpha, interpolated }) => [alpha, interpolated])),
    varGrid: byAlpha(tails.map(({ alpha, grid: cell }) => [alpha, cell])),
    es: byAlpha(tails.map(({ alpha, expectedShortfall }) => [alpha, expectedShortfall])),
    exceed: Object.fromEntries(levels.map((level) => [level, { p: gridExceedance(grid.value, level), se: 0 }])),
    seconds: (performance.now() - began) / 1000,
  });
}

async function byDrawing(question: Question): Promise<Result<LossFigures, Failure>> {
  const { book, numbers, flags } = question;
  if (numbers.rho === undefined) return fail('TERMS_PART_MISSING', { parts: '--rho' });
  if (flags.method === 'importance' && flags.copula === 't')
    return fail('PORTFOLIO_METHOD_UNFIT', { method: 'importance', what: '--copula t' });
  const drawn = drawnBook(book, {
    kind: flags.copula,
    ...(numbers.df === undefined ? {} : { df: numbers.df }),
    rho: numbers.rho,
    rhoSector: numbers.rhoSector ?? 0,
    rhoRegion: numbers.rhoRegion ?? 0,
  });
  if (!drawn.ok) return drawn;
  const bar = startProgress('scenarios', 100);
  try {
    const run = {
      book: drawn.value,
      seed: numbers.seed ?? 1,
      paths: numbers.paths ?? DEFAULT_PATHS,
      workers: flags.workers ?? defaultWorkers(),
      onProgress: (share: number) => bar.update(Math.round(100 * share)),
    };
    return ok(flags.method === 'importance' ? await byImportance(question, run) : await bySimulation(question, run));
  } finally {
    bar.stop();
  }
}

async function bySimulation({ book, alphas, levels, flags }: Question, run: LossRun): Promise<LossFigures> {
  const began = performance.now();
  const losses = await drawLosses(run);
  const moments = momentsOf(losses);
  losses.sort();
  const tails = tailsOfSorted(losses, alphas);
  const seconds = (performance.now() - began) / 1000;
  const { contributions } = flags;
  return {
    method: flags.method,
    convention:
      'var is the smallest drawn loss with F ≥ alpha; es is the mean of the worst 1 − alpha, the atom at var split',
    paths: run.paths,
    simulatedMean: { value: moments.mean, se: moments.sd / Math.sqrt(run.paths) },
    sd: moments.sd,
    var: byAlpha(tails.map(({ alpha, valueAtRisk }) => [alpha, valueAtRisk])),
    es: byAlpha(tails.map(({ alpha, expectedShortfall }) => [alpha, expectedShortfall])),
    exceed: exceedances(exceedanceOfSorted(losses, levels)),
    ...(contributions ? { contributions: await contributionsOf(book, run, tails.at(-1)?.valueAtRisk ?? 0) } : {}),
    seconds,
    loanScenariosPerSecond: (book.rows * run.paths) / seconds,
  };
}

async function byImportance({ book, alphas, levels, flags }: Question, run: LossRun): Promise<LossFigures> {
  const began = performance.now();
  const pilot = await drawLosses({ ...run, paths: Math.min(run.paths, alphas.length > 0 ? PILOT : SD_PILOT) });
  const { sd } = momentsOf(pilot);
  pilot.sort();
  const drawnAt = (level: number) => drawWeightedLosses(run, tailTarget(run.book, level));
  const most = run.book.loss.reduce((sum, loss) => sum + loss, 0);
  const tails = [];
  for (const { alpha, valueAtRisk } of tailsOfSorted(pilot, alphas)) {
    tails.push(weightedTail(await drawnAt(Math.min(valueAtRisk, most * (1 - 1e-9))), alpha));
  }
  const found = [];
  for (const level of levels) {
    found.push(level < most ? weightedExceedance(await drawnAt(level), level) : { loss: level, p: 0, se: 0 });
  }
  const seconds = (performance.now() - began) / 1000;
  const runs = tails.length + found.length;
  return {
    method: flags.method,
    convention: 'each alpha and level has scenarios of its own, drawn about its tail; sd is that of a plain pilot',
    paths: run.paths,
    sd,
    var: byAlpha(tails.map(({ alpha, valueAtRisk }) => [alpha, valueAtRisk])),
    es: byAlpha(tails.map(({ alpha, expectedShortfall }) => [alpha, expectedShortfall])),
    exceed: exceedances(found),
    varianceReduction: Object.fromEntries(
      found.map(({ loss, p, se }) => [loss, se > 0 ? (p * (1 - p)) / run.paths / (se * se) : null]),
    ),
    seconds,
    loanScenariosPerSecond: (book.rows * run.paths * runs) / seconds,
  };
}

/** Euler contributions to the expected shortfall at the last confidence, by sector and the greatest risks; they add up to its drawn value. */
async function contributionsOf(
  book: Book,
  run: LossRun,
  level: number,
): Promise<NonNullable<LossFigures['contributions']>> {
  const sums = await drawTailLosses(run, level);
  const total = sums.reduce((sum, each) => sum + each, 0);
  const bySector: Record<string, number> = {};
  for (let i = 0; i < sums.length; i++) {
    const name = book.sectors[book.sector[i]!]!;
    bySector[name] = (bySector[name] ?? 0) + sums[i]! / total;
  }
  const greatest = Array.from(sums.keys()).sort((a, b) => sums[b]! - sums[a]!);
  return { bySector, greatest: greatest.slice(0, 20).map((i) => ({ id: book.ids[i]!, share: sums[i]! / total })) };
}

function byAlpha(entries: readonly (readonly [number, number])[]): Record<string, number> {
  return Object.fromEntries(entries.map(([alpha, value]) => [String(alpha), value]));
}

function exceedances(
  found: readonly { loss: number; p: number; se: number }[],
): Record<string, { p: number; se: number }> {
  return Object.fromEntries(found.map(({ loss, p, se }) => [String(loss), { p, se }]));
}

function numberList(flag: string, text: string): Result<number[], Failure> {
  const numbers: number[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const number = Number(part);
    if (!Number.isFinite(number)) return fail('NOT_A_NUMBER', { value: part.slice(0, 40) }, { column: `--${flag}` });
    numbers.push(number);
  }
  return ok(numbers);
}
