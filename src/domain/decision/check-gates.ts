import { checkLaw, type FactValue, type Finding, type LawFacts, type RulePack } from '#domain/compliance/index.ts';
import { type CalendarDate, type Fen, rateToNumber, rememberEncoding } from '#domain/kernel/index.ts';
import type { Artefacts } from './artefacts.ts';
import type { Policy } from './policy.ts';
import type { GateFinding, Offer, TermsFound } from './record.ts';

/** The loan that the law is asked about: what would be offered, or the least loan of the product where nothing is. */
export interface LoanInQuestion {
  readonly principalFen: Fen;
  readonly tenorDays: number;
  /** Yearly, a decimal. */
  readonly rate: number;
}

export function leastLoan({ product }: Policy): LoanInQuestion {
  return { principalFen: product.minFen, tenorDays: product.minTenorDays, rate: product.minRate };
}

export function offeredLoan(terms: TermsFound): LoanInQuestion {
  return { principalFen: terms.limitFen, tenorDays: terms.tenorDays, rate: rateToNumber(terms.ratePpb) };
}

export function loanOfOffer({ limitFen, tenorDays, ratePpb }: Offer): LoanInQuestion {
  return { principalFen: limitFen, tenorDays, rate: rateToNumber(ratePpb) };
}

/** Holds the loan against the law of the day. A missing fact leaves a gate unknown, which is never a pass. */
export function checkGates(
  loan: LoanInQuestion,
  facts: LawFacts,
  artefacts: Artefacts,
  on: CalendarDate,
): readonly GateFinding[] {
  const { findings } = checkLaw(withLoan(facts, loan), artefacts.pack, artefacts.lawOn ?? on, artefacts.policy.law);
  return gatesOf(findings, artefacts.pack);
}

/** Gates kept per pack, by what was found: nearly all cases of a book meet with one of a few answers, each of some kilobytes. */
const known = new WeakMap<RulePack, Map<string, readonly GateFinding[]>>();
const MOST_KNOWN = 1_000;

/** One list for equal findings, so that its encoding can be remembered. */
function gatesOf(findings: readonly Finding[], pack: RulePack): readonly GateFinding[] {
  let key = '';
  for (const { rule, version, verdict, basis, missing } of findings)
    key += `${rule} ${version} ${verdict} ${basis} ${missing.join()}\n`;
  let ofPack = known.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    known.set(pack, ofPack);
  }
  let gates = ofPack.get(key);
  if (!gates) {
    if (ofPack.size >= MOST_KNOWN) ofPack.clear();
    gates = rememberEncoding(
      findings.map(({ rule, verdict, basis, citation, missing }) => ({ rule, verdict, basis, citation, missing })),
    );
    ofPack.set(key, gates);
  }
  return gates;
}

/**
 * Adds what the decision itself knows. Interest on the outstanding balance and no fee: the nominal internal rate, the
 * simple rate and the all-in cost are then the rate itself (中国人民银行公告〔2021〕第3号). Exposures that the caller states are
 * those before this loan.
 */
function withLoan(facts: LawFacts, loan: LoanInQuestion): LawFacts {
  const yuan = Number(loan.principalFen) / 100;
  const values: Record<string, FactValue> = {
    ...facts.values,
    'loan.principal': yuan,
    'loan.disbursed_net': yuan,
    'loan.term_days': loan.tenorDays,
    'loan.business': true,
    'loan.repay_type': 'instalment',
  };
  for (const name of ['exposure.single', 'exposure.group', 'exposure.business']) {
    const before = facts.values[name];
    if (typeof before === 'number') values[name] = before + yuan;
  }
  for (const name of ['all_in_cost', 'apr_irr_nominal', 'apr_simple', 'contract.apr']) values[name] = loan.rate;
  values.apr_irr_effective = (1 + loan.rate / 12) ** 12 - 1;
  return { ...facts, values };
}
