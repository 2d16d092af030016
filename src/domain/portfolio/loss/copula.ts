import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { normalQuantile, studentQuantile } from '#domain/numeric/index.ts';
import type { Book } from '../book.ts';

/**
 * What ties defaults together. A risk defaults when √ρ·M + √ρs·S + √ρr·R + √(1 − ρ − ρs − ρr)·ε, with one normal
 * factor M for the market, one S for each sector and one R for each region, lies below Φ⁻¹(PD). Under the t copula the sum is
 * multiplied by √(df / W), W chi-square with df degrees of freedom, and held against t⁻¹(PD).
 */
export interface Copula {
  readonly kind: 'gaussian' | 't';
  /** Degrees of freedom of the t copula. */
  readonly df?: number;
  readonly rho: number;
  readonly rhoSector: number;
  readonly rhoRegion: number;
}

/**
 * The book in the order in which it is drawn: risks of one sector and region stand together, those of greater PD first,
 * cut into buckets whose PDs lie so close that one geometric gap serves them all.
 */
export interface DrawnBook {
  readonly copula: Copula;
  /** Risks of the book, those included that are never drawn. */
  readonly risks: number;
  /** Where each risk of the book stands: `order[i]` is the index in the book of the i-th risk drawn. */
  readonly order: Int32Array;
  readonly threshold: Float64Array;
  readonly loss: Float64Array;
  /** Bucket b holds the risks [start[b], start[b + 1]); its first has the highest threshold. */
  readonly start: Int32Array;
  readonly sector: Int32Array;
  readonly region: Int32Array;
  readonly sectors: number;
  readonly regions: number;
}

/** A bucket ends where the PD falls below this share of its first: at most a seventh of the draws in it are thrown away. */
const NARROWEST = 0.86;

/** Lays the book out for drawing. Errors: PORTFOLIO_LOADINGS_TOO_LARGE, PORTFOLIO_DF_REQUIRED. */
export function drawnBook(
  book: Book,
  copula: Copula,
): Result<DrawnBook, Failure<'PORTFOLIO_LOADINGS_TOO_LARGE' | 'PORTFOLIO_DF_REQUIRED'>> {
  const sum = copula.rho + copula.rhoSector + copula.rhoRegion;
  if (!(sum < 1)) return fail('PORTFOLIO_LOADINGS_TOO_LARGE', { sum });
  if (copula.kind === 't' && !(copula.df && copula.df > 0)) return fail('PORTFOLIO_DF_REQUIRED');
  const { pd, loss, sector, region } = book;
  // A risk that cannot default or loses nothing is never drawn.
  const order = Int32Array.from(pd.keys()).filter((i) => pd[i]! > 0 && loss[i]! > 0);
  order.sort((a, b) => sector[a]! - sector[b]! || region[a]! - region[b]! || pd[b]! - pd[a]! || a - b);
  const start: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const [risk, first] = [order[i]!, order[start.at(-1) ?? 0]!];
    const belongs = sector[risk] === sector[first] && region[risk] === region[first];
    if (i === 0 || !belongs || pd[risk]! < NARROWEST * pd[first]!) start.push(i);
  }
  const quantile = copula.kind === 't' ? (p: number) => studentQuantile(p, copula.df!) : normalQuantile;
  const thresholdOf = rememberLast(quantile);
  return ok({
    copula,
    risks: pd.length,
    order,
    threshold: Float64Array.from(order, (i) => thresholdOf(pd[i]!)),
    loss: Float64Array.from(order, (i) => loss[i]!),
    start: Int32Array.from([...start, order.length]),
    sector: Int32Array.from(start, (i) => sector[order[i]!]!),
    region: Int32Array.from(start, (i) => region[order[i]!]!),
    sectors: book.sectors.length,
    regions: book.regions.length,
  });
}

/** Risks of one PD stand together: their quantile is computed once. */
function rememberLast(quantile: (p: number) => number): (p: number) => number {
  let [last, value] = [Number.NaN, Number.NaN];
  return (p) => {
    if (p !== last) [last, value] = [p, quantile(p)];
    return value;
  };
}
