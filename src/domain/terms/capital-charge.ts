import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import {
  allInRange,
  type IrbClass,
  type IrbStandard,
  irbCapital,
  POSITIVE,
  SHARE,
  SMALLEST_CORPORATE_PD,
  type TurnoverBand,
} from '#domain/numeric/index.ts';

/** How the lender's regime turns a loan into equity. */
export type CapitalRegime =
  | {
      /** Standardised weights: a weight for the kind of borrower times the capital ratio. */
      readonly regime: 'standardised';
      readonly weight: number;
      readonly ratio: number;
    }
  | {
      /** Internal ratings: the risk weight of the loan's own PD and LGD times the capital ratio. */
      readonly regime: 'irb';
      readonly irbClass: IrbClass;
      readonly maturity: number;
      readonly sales?: number;
      readonly ratio: number;
      readonly standard?: IrbStandard;
      readonly band?: TurnoverBand;
    }
  | {
      /** A micro-loan company has no risk weights: what it may borrow on its net assets is what its equity must carry. */
      readonly regime: 'micro-loan';
      /** Debt in multiples of net assets: bank and shareholder loans; bonds and asset-backed securities. */
      readonly nonStandardDebt: number;
      readonly standardisedDebt: number;
      readonly ceilings?: MicroLoanCeilings;
    };

export interface MicroLoanCeilings {
  readonly nonStandardDebt: number;
  readonly standardisedDebt: number;
}

/**
 * 小额贷款公司监督管理暂行办法 (2024-12-31), chapter 2: non-standard funding at most once net assets, standardised debt at
 * most four times. The law's own dated parameters take precedence where the caller has them.
 */
const MICRO_LOAN_CEILINGS_2024: MicroLoanCeilings = { nonStandardDebt: 1, standardisedDebt: 4 };

/** Basel III standardised weights (CRE20) of unrated firms. */
export const STANDARDISED_WEIGHTS = { 'regulatory-retail': 0.75, 'sme-corporate': 0.85, corporate: 1 } as const;

export type CapitalFailure = Failure<
  'OUTSIDE_RANGE' | 'TERMS_LEVERAGE_ABOVE_CEILING' | 'TERMS_NO_CAPITAL_FORMULA' | 'TERMS_SALES_REQUIRED'
>;

/** The share of a loan that equity funds, in [0, 1]; one where the regime asks for more than the loan. */
export function capitalShare(
  capital: CapitalRegime,
  risk: { readonly pd: number; readonly lgd: number },
): Result<number, CapitalFailure> {
  switch (capital.regime) {
    case 'standardised':
      return weighted(capital.weight, capital.ratio);
    case 'irb':
      return internalRatings(capital, risk);
    case 'micro-loan':
      return leveraged(capital);
  }
}

function weighted(weight: number, ratio: number): Result<number, CapitalFailure> {
  const checked = allInRange([
    ['weight', weight, { low: 0, high: 12.5 }],
    ['ratio', ratio, SHARE],
  ]);
  return checked.ok ? ok(Math.min(1, weight * ratio)) : checked;
}

function internalRatings(
  capital: Extract<CapitalRegime, { regime: 'irb' }>,
  { pd, lgd }: { readonly pd: number; readonly lgd: number },
): Result<number, CapitalFailure> {
  const { irbClass, maturity, sales, standard, band, ratio } = capital;
  const checked = allInRange([
    ['pd', pd, SHARE],
    ['lgd', lgd, SHARE],
    ['ratio', ratio, SHARE],
    ['maturity', maturity, { low: 0, high: 50 }],
    ...(sales === undefined ? [] : [['sales', sales, POSITIVE] as const]),
  ]);
  if (!checked.ok) return checked;
  if (irbClass === 'sme' && sales === undefined) return fail('TERMS_SALES_REQUIRED');
  const floored = Math.max(pd, standard?.pdFloor ?? 0);
  if ((irbClass === 'sme' || irbClass === 'corporate') && floored <= SMALLEST_CORPORATE_PD)
    return fail('TERMS_NO_CAPITAL_FORMULA', { pd });
  const { riskWeight, scaling } = irbCapital(
    { irbClass, pd, lgd, maturity, ...(sales ? { sales } : {}) },
    standard,
    band,
  );
  return ok(Math.min(1, riskWeight * scaling * ratio));
}

function leveraged(capital: Extract<CapitalRegime, { regime: 'micro-loan' }>): Result<number, CapitalFailure> {
  const ceilings = capital.ceilings ?? MICRO_LOAN_CEILINGS_2024;
  for (const name of ['nonStandardDebt', 'standardisedDebt'] as const) {
    const checked = allInRange([[name, capital[name], { low: 0, high: 1000 }]]);
    if (!checked.ok) return checked;
    if (capital[name] > ceilings[name])
      return fail('TERMS_LEVERAGE_ABOVE_CEILING', { name, value: capital[name], ceiling: ceilings[name] });
  }
  return ok(1 / (1 + capital.nonStandardDebt + capital.standardisedDebt));
}
