import { lgdGiven, pdGiven, type ScenarioSet } from './scenario.ts';

/** Loans as columns, one entry a loan. */
export interface LoanColumns {
  readonly balance: Float64Array;
  /** Probability of default within a year, through the cycle. */
  readonly pd: Float64Array;
  readonly lgd: Float64Array;
  /** Effective interest rate a month. */
  readonly monthlyRate: Float64Array;
  /** Months that are left. */
  readonly months: Int32Array;
  /** 1 repays in equal instalments, 0 all at the end. */
  readonly amortises: Uint8Array;
  /** 1, 2 or 3. */
  readonly stage: Uint8Array;
}

export interface StageLoss {
  readonly loans: number;
  readonly exposure: number;
  /** What is to be provided: twelve months in stage 1, the whole life in stage 2, LGD × balance in stage 3. */
  readonly loss: number;
}

export interface ExpectedCreditLoss {
  readonly stage: Readonly<Record<'1' | '2' | '3', StageLoss>>;
  /** Of all loans that are not credit-impaired, weighted over the scenarios. */
  readonly twelveMonth: number;
  readonly lifetime: number;
  readonly byScenario: Readonly<
    Record<string, { readonly weight: number; readonly twelveMonth: number; readonly lifetime: number }>
  >;
  readonly provision: number;
}

/**
 * Expected credit loss under IFRS 9 / 企业会计准则第22号: Σ weight · Σ_m S(m−1)·h(m)·LGD·EAD(m)·(1 + r)^−m. The hazard of a month is
 * 1 − (1 − PD)^(1/12) with the PD of its year in the scenario; default comes just before the instalment, so that EAD is
 * the balance with a month's interest. Loans of stage 3 are left out of the scenarios: they lose LGD × balance.
 */
export function expectedCreditLoss(loans: LoanColumns, set: ScenarioSet): ExpectedCreditLoss {
  const n = loans.balance.length;
  const owed = new Float64Array(n);
  const sums = set.scenarios.map(({ name, weight, z }) => {
    const path = hazardPath(set, z);
    let [twelveMonth, lifetime] = [0, 0];
    for (let i = 0; i < n; i++) {
      if (loans.stage[i] === 3) continue;
      const { year, life } = lossOf(loans, i, path);
      twelveMonth += year;
      lifetime += life;
      owed[i] = owed[i]! + weight * (loans.stage[i] === 1 ? year : life);
    }
    return { name, weight, twelveMonth, lifetime };
  });
  const stage = {
    '1': { loans: 0, exposure: 0, loss: 0 },
    '2': { loans: 0, exposure: 0, loss: 0 },
    '3': { loans: 0, exposure: 0, loss: 0 },
  };
  for (let i = 0; i < n; i++) {
    const of = stage[String(loans.stage[i]) as '1' | '2' | '3'];
    of.loans += 1;
    of.exposure += loans.balance[i]!;
    of.loss += loans.stage[i] === 3 ? loans.balance[i]! * loans.lgd[i]! : owed[i]!;
  }
  const weighted = (of: 'twelveMonth' | 'lifetime') => sums.reduce((sum, each) => sum + each.weight * each[of], 0);
  return {
    stage,
    twelveMonth: weighted('twelveMonth'),
    lifetime: weighted('lifetime'),
    byScenario: Object.fromEntries(
      sums.map(({ name, weight, twelveMonth, lifetime }) => [name, { weight, twelveMonth, lifetime }]),
    ),
    provision: stage['1'].loss + stage['2'].loss + stage['3'].loss,
  };
}

/** Monthly hazard and LGD of each year of a path for one PD and LGD; loans of one grade stand together, so the last is kept. */
interface HazardPath {
  readonly hazard: Float64Array;
  readonly lgd: Float64Array;
  readonly prepare: (pd: number, lgd: number) => void;
}

function hazardPath({ rho, lgd: lgdModel }: ScenarioSet, z: readonly number[]): HazardPath {
  const hazard = new Float64Array(z.length);
  const lossRate = new Float64Array(z.length);
  let [lastPd, lastLgd] = [Number.NaN, Number.NaN];
  const prepare = (pd: number, lgd: number): void => {
    if (pd === lastPd && lgd === lastLgd) return;
    [lastPd, lastLgd] = [pd, lgd];
    for (let y = 0; y < z.length; y++) {
      const given = pdGiven(pd, rho, z[y]!);
      hazard[y] = -Math.expm1(Math.log1p(-given) / 12);
      lossRate[y] = lgdModel === 'constant' ? lgd : lgdGiven(given, pd, lgd, rho);
    }
  };
  return { hazard, lgd: lossRate, prepare };
}

function lossOf(loans: LoanColumns, i: number, path: HazardPath): { year: number; life: number } {
  path.prepare(loans.pd[i]!, loans.lgd[i]!);
  const rate = loans.monthlyRate[i]!;
  const months = loans.months[i]!;
  const growth = 1 + rate;
  const instalment = loans.amortises[i] === 1 ? instalmentOf(loans.balance[i]!, rate, months) : 0;
  const lastYear = path.hazard.length - 1;
  let [balance, survival, discount, life, year] = [loans.balance[i]!, 1, 1, 0, 0];
  for (let m = 1; m <= months; m++) {
    const y = Math.min(lastYear, Math.floor((m - 1) / 12));
    const exposure = balance * growth;
    discount /= growth;
    const defaults = survival * path.hazard[y]!;
    life += defaults * path.lgd[y]! * exposure * discount;
    survival -= defaults;
    balance = instalment > 0 ? exposure - instalment : balance;
    if (m === 12) year = life;
  }
  return { year: months <= 12 ? life : year, life };
}

function instalmentOf(balance: number, rate: number, months: number): number {
  return rate === 0 ? balance / months : (balance * rate) / -Math.expm1(-months * Math.log1p(rate));
}
