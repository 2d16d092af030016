import { computed, type Score, type StatementYear } from './score.ts';

export interface AltmanRatios {
  /** Working capital, retained earnings and EBIT over total assets; book equity over liabilities. */
  readonly workingCapital: number;
  readonly retainedEarnings: number;
  readonly ebit: number;
  readonly equity: number;
}

/** Altman Z″ for emerging markets and private firms (Altman, Hartzell, Peck 1995), with its constant 3.25. */
export function altmanZ(x: AltmanRatios): number {
  return 3.25 + 6.56 * x.workingCapital + 3.26 * x.retainedEarnings + 6.72 * x.ebit + 1.05 * x.equity;
}

/** Cut-offs of the form with the constant: those without it, 2.60 and 1.10, plus 3.25. */
export const ALTMAN_CUT_OFFS = { safe: 5.85, distress: 4.35 } as const;

export function scoreAltman(year: StatementYear): Score {
  const ratios: AltmanRatios = {
    workingCapital: (year.currentAssets - year.currentLiabilities) / year.totalAssets,
    retainedEarnings: year.retainedEarnings / year.totalAssets,
    ebit: year.ebit / year.totalAssets,
    equity: year.equity / year.totalLiabilities,
  };
  return computed('altman', altmanZ(ratios), { ...ratios }, (z) =>
    z > ALTMAN_CUT_OFFS.safe ? ['safe'] : [z < ALTMAN_CUT_OFFS.distress ? 'distress' : 'grey'],
  );
}
