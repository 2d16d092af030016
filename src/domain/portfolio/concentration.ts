import type { Book } from './book.ts';

/** How unevenly the exposure is spread. */
export interface Concentration {
  /** Herfindahl–Hirschman index Σ share². */
  readonly hhi: number;
  /** 1 / HHI: equal risks that would be as concentrated. */
  readonly effectiveNumber: number;
  /** Share of the ten greatest risks. */
  readonly topTen: number;
  readonly gini: number;
  /** Theil's T, and its split into the part within sectors and the part between them. */
  readonly theil: number;
  readonly theilWithin: number;
  readonly theilBetween: number;
}

/** Concentration by exposure over the risks of the book, connected borrowers counted as one. */
export function concentrationOf({ exposure, sector, sectors }: Book): Concentration {
  const n = exposure.length;
  const total = exposure.reduce((sum, each) => sum + each, 0);
  const ascending = exposure.slice().sort();
  let [hhi, ranked, theil] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const share = ascending[i]! / total;
    hhi += share * share;
    ranked += (2 * (i + 1) - n - 1) * share;
    if (share > 0) theil += share * Math.log(share * n);
  }
  const sums = new Float64Array(sectors.length);
  const counts = new Float64Array(sectors.length);
  for (let i = 0; i < n; i++) {
    sums[sector[i]!] = sums[sector[i]!]! + exposure[i]!;
    counts[sector[i]!] = counts[sector[i]!]! + 1;
  }
  let theilBetween = 0;
  for (let k = 0; k < sums.length; k++) {
    const share = sums[k]! / total;
    if (share > 0) theilBetween += share * Math.log((share * n) / counts[k]!);
  }
  const topTen = ascending.subarray(Math.max(0, n - 10)).reduce((sum, each) => sum + each, 0) / total;
  return {
    hhi,
    effectiveNumber: 1 / hhi,
    topTen,
    gini: ranked / n,
    theil,
    theilWithin: theil - theilBetween,
    theilBetween,
  };
}
