import { vasicekVaR } from './asrf.ts';

export const IRB_CLASSES = ['corporate', 'sme', 'retail', 'mortgage', 'qrre'] as const;
export type IrbClass = (typeof IRB_CLASSES)[number];

/** The band of yearly turnover over which the correlation of a small firm rises to that of a corporate, in one unit with `sales`. */
export interface TurnoverBand {
  readonly low: number;
  readonly high: number;
}

/** The Basel band in millions of euro. A national rule that fixes its own band passes it, in its own unit. */
export const BASEL_TURNOVER_BAND: TurnoverBand = { low: 5, high: 50 };

/** What a standard adds to the bare formula. */
export interface IrbStandard {
  readonly pdFloor: number;
  /** Years to which the effective maturity of a corporate exposure is held. */
  readonly maturity: { readonly low: number; readonly high: number };
  /** Factor on risk-weighted assets; it is kept apart from the risk weight. */
  readonly scaling: number;
}

export const IRB_STANDARDS = {
  /** The formula as it stands: what the published tables of Annex 5 show. */
  formula: { pdFloor: 0, maturity: { low: 0, high: Number.POSITIVE_INFINITY }, scaling: 1 },
  basel2: { pdFloor: 0.0003, maturity: { low: 1, high: 5 }, scaling: 1.06 },
  basel3: { pdFloor: 0.0005, maturity: { low: 1, high: 5 }, scaling: 1 },
} as const satisfies Record<string, IrbStandard>;

export type IrbStandardName = keyof typeof IRB_STANDARDS;

export interface IrbExposure {
  readonly irbClass: IrbClass;
  /** In [0, 1]. */
  readonly pd: number;
  /** In [0, 1]. */
  readonly lgd: number;
  /** Effective maturity in years; only `corporate` and `sme` read it. */
  readonly maturity: number;
  /** Yearly turnover in the unit of the band; only `sme` reads it, and must have it. */
  readonly sales?: number;
}

export interface IrbCapital {
  readonly pdUsed: number;
  readonly maturityUsed: number;
  readonly correlation: number;
  /** b of the maturity factor; zero for retail classes, which have none. */
  readonly maturityAdjustment: number;
  /** Capital for unexpected loss per unit of exposure, before scaling. */
  readonly k: number;
  /** 12.5 · k, before scaling. */
  readonly riskWeight: number;
  readonly scaling: number;
}

const CONFIDENCE = 0.999;

/**
 * Capital and risk weight of one performing exposure under the internal-ratings formula (Basel II ¶272, ¶328–330 and
 * Annex 5; Basel III CRE31). Shares outside [0, 1] and a maturity below zero throw; so does an
 * `sme` without sales, and a pd so small that the maturity factor loses its meaning (see SMALLEST_CORPORATE_PD), which a
 * standard with a floor cannot meet.
 */
export function irbCapital(
  exposure: IrbExposure,
  standard: IrbStandard = IRB_STANDARDS.formula,
  band: TurnoverBand = BASEL_TURNOVER_BAND,
): IrbCapital {
  const { irbClass, lgd } = exposure;
  if (!(exposure.pd >= 0 && exposure.pd <= 1 && lgd >= 0 && lgd <= 1)) throw new RangeError('pd and lgd lie in [0, 1]');
  const pd = Math.max(exposure.pd, standard.pdFloor);
  const adjusted = irbClass === 'corporate' || irbClass === 'sme';
  const maturity = Math.min(Math.max(exposure.maturity, standard.maturity.low), standard.maturity.high);
  if (adjusted && !(maturity >= 0)) throw new RangeError('a maturity is not negative');
  const correlation = assetCorrelation(irbClass, pd, exposure.sales, band);
  const b = adjusted ? maturityAdjustment(pd) : 0;
  if (b >= 2 / 3) throw new RangeError('a pd too small for the maturity factor');
  const factor = adjusted ? (1 + (maturity - 2.5) * b) / (1 - 1.5 * b) : 1;
  const k = Math.max(0, lgd * (vasicekVaR({ pd, rho: correlation }, CONFIDENCE) - pd) * factor);
  return {
    pdUsed: pd,
    maturityUsed: maturity,
    correlation,
    maturityAdjustment: b,
    k,
    riskWeight: 12.5 * k,
    scaling: standard.scaling,
  };
}

/** The smallest pd for which the maturity factor of the corporate formula is meaningful: b(pd) = 2/3. */
export const SMALLEST_CORPORATE_PD = Math.exp((0.11852 - Math.sqrt(2 / 3)) / 0.05478);

function maturityAdjustment(pd: number): number {
  return (0.11852 - 0.05478 * Math.log(pd)) ** 2;
}

function assetCorrelation(irbClass: IrbClass, pd: number, sales: number | undefined, band: TurnoverBand): number {
  switch (irbClass) {
    case 'mortgage':
      return 0.15;
    case 'qrre':
      return 0.04;
    case 'retail':
      return interpolated(pd, 35, 0.03, 0.16);
    case 'corporate':
      return interpolated(pd, 50, 0.12, 0.24);
    case 'sme': {
      if (sales === undefined || Number.isNaN(sales))
        throw new RangeError('the correlation of a small firm needs its sales');
      const held = Math.min(Math.max(sales, band.low), band.high);
      return interpolated(pd, 50, 0.12, 0.24) - 0.04 * (1 - (held - band.low) / (band.high - band.low));
    }
  }
}

function interpolated(pd: number, speed: number, whenCertain: number, whenSafe: number): number {
  const w = (1 - Math.exp(-speed * pd)) / (1 - Math.exp(-speed));
  return whenCertain * w + whenSafe * (1 - w);
}
