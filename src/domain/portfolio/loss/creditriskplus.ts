import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { fft } from '#domain/numeric/index.ts';
import { type Book, expectedLoss } from '../book.ts';

/** How a loss becomes a whole number of units; expected losses are kept whatever the rounding. */
export type Banding = 'up' | 'nearest';

export interface CreditRiskPlusInput {
  /** Variance of the gamma factor of each sector (mean 1), in the order of the book's sectors; 0 is a plain Poisson sector. */
  readonly variances: readonly number[];
  readonly unit: number;
  readonly banding: Banding;
}

/** The law of the loss on a grid: `p[n]` is the probability of a loss of n units. */
export interface LossGrid {
  readonly unit: number;
  readonly p: Float64Array;
  readonly mean: number;
  readonly sd: number;
}

const MOST_CELLS = 2 ** 22;
/** Deviations from the mean that the grid must hold: what lies beyond would be folded back upon small losses. */
const REACH = 30;

/**
 * CreditRisk+ (Credit Suisse Financial Products, 1997): defaults of sector k are Poisson with one gamma factor, the
 * probability generating function is Π (1 + σ²(μ − Q_k(z)))^(−1/σ²) with Q_k(z) = Σ pᵢ·z^νᵢ and pᵢ = PDᵢ·lossᵢ/(νᵢ·unit). The
 * function is evaluated on the unit circle and transformed back (FFT), which carries errors of the size of rounding
 * and no subtraction as Panjer's recursion does. Errors: PORTFOLIO_GRID_TOO_LARGE.
 */
export function creditRiskPlus(
  book: Book,
  { variances, unit, banding }: CreditRiskPlusInput,
): Result<LossGrid, Failure<'PORTFOLIO_GRID_TOO_LARGE'>> {
  const sectors = bandedSectors(book, unit, banding);
  const { mean, sd } = momentsInUnits(sectors, variances);
  const needed = mean + REACH * sd + sectors.reduce((most, { bands }) => Math.max(most, bands), 0);
  if (!(needed < MOST_CELLS)) return fail('PORTFOLIO_GRID_TOO_LARGE', { cells: Math.ceil(needed), most: MOST_CELLS });
  const size = 2 ** Math.ceil(Math.log2(needed + 2));
  const logRe = new Float64Array(size);
  const logIm = new Float64Array(size);
  for (const [k, { intensity, total }] of sectors.entries()) addSector(logRe, logIm, intensity, total, variances[k]!);
  for (let n = 0; n < size; n++) {
    const modulus = Math.exp(logRe[n]!);
    const angle = logIm[n]!;
    logRe[n] = modulus * Math.cos(angle);
    logIm[n] = modulus * Math.sin(angle);
  }
  fft(logRe, logIm, true);
  // Rounding leaves cells of the far tail a little below zero.
  return ok({ unit, p: logRe.map((p) => Math.max(0, p)), mean: expectedLoss(book), sd: sd * unit });
}

interface BandedSector {
  /** Expected number of defaults of each size in units. */
  readonly intensity: Float64Array;
  readonly bands: number;
  /** Σ of the intensities, the mean number of defaults. */
  readonly total: number;
}

function bandedSectors(book: Book, unit: number, banding: Banding): BandedSector[] {
  const sizes = book.loss.map((loss) =>
    Math.max(1, banding === 'up' ? Math.ceil(loss / unit) : Math.round(loss / unit)),
  );
  return book.sectors.map((_, k) => {
    let bands = 0;
    for (let i = 0; i < sizes.length; i++) if (book.sector[i] === k) bands = Math.max(bands, sizes[i]!);
    const intensity = new Float64Array(bands + 1);
    let total = 0;
    for (let i = 0; i < sizes.length; i++) {
      if (book.sector[i] !== k) continue;
      const expected = (book.pd[i]! * book.loss[i]!) / (sizes[i]! * unit);
      intensity[sizes[i]!] = intensity[sizes[i]!]! + expected;
      total += expected;
    }
    return { intensity, bands, total };
  });
}

function momentsInUnits(sectors: readonly BandedSector[], variances: readonly number[]): { mean: number; sd: number } {
  let [mean, variance] = [0, 0];
  for (const [k, { intensity }] of sectors.entries()) {
    let [first, second] = [0, 0];
    for (let n = 1; n < intensity.length; n++) {
      first += n * intensity[n]!;
      second += n * n * intensity[n]!;
    }
    mean += first;
    variance += second + variances[k]! * first * first;
  }
  return { mean, sd: Math.sqrt(variance) };
}

/** Adds log G_k on the unit circle: −ln(1 + σ²(μ − Q)) / σ², or Q − μ where the sector does not vary. */
function addSector(
  logRe: Float64Array,
  logIm: Float64Array,
  intensity: Float64Array,
  total: number,
  variance: number,
): void {
  const re = new Float64Array(logRe.length);
  const im = new Float64Array(logRe.length);
  re.set(intensity);
  fft(re, im);
  for (let n = 0; n < re.length; n++) {
    const [missing, turned] = [total - re[n]!, -im[n]!];
    if (variance === 0) {
      logRe[n] = logRe[n]! - missing;
      logIm[n] = logIm[n]! - turned;
      continue;
    }
    // The real part of the argument is at least 1, so that the principal logarithm is the right one.
    const [x, y] = [1 + variance * missing, variance * turned];
    logRe[n] = logRe[n]! - Math.log(x * x + y * y) / (2 * variance);
    logIm[n] = logIm[n]! - Math.atan2(y, x) / variance;
  }
}

/** A confidence read off the grid. */
export interface GridTail {
  readonly alpha: number;
  /** The smallest loss of the grid with F ≥ alpha. */
  readonly grid: number;
  /** Linear between the cells of F: the figure that the document of 1997 prints. */
  readonly interpolated: number;
  /** Mean loss beyond alpha, the atom at the grid's value at risk split. */
  readonly expectedShortfall: number;
}

export function gridTail({ p, unit }: LossGrid, alpha: number): GridTail {
  let below = 0;
  let n = 0;
  while (n < p.length - 1 && below + p[n]! < alpha) below += p[n++]!;
  let beyond = 0;
  for (let k = p.length - 1; k > n; k--) beyond += k * p[k]!;
  const atom = below + p[n]! - alpha;
  const share = n === 0 || p[n] === 0 ? 0 : n - 1 + (alpha - below) / p[n]!;
  return {
    alpha,
    grid: n * unit,
    interpolated: Math.max(0, share) * unit,
    expectedShortfall: (unit * (beyond + n * Math.max(0, atom))) / (1 - alpha),
  };
}

/** P(loss > level) on the grid. */
export function gridExceedance({ p, unit }: LossGrid, level: number): number {
  let sum = 0;
  for (let n = p.length - 1; n * unit > level; n--) sum += p[n]!;
  return sum;
}
