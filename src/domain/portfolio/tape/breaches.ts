import {
  type Confirmation,
  checkLaw,
  type Finding,
  type RulePack,
  readFacts,
  type WrittenFacts,
} from '#domain/compliance/index.ts';
import { type CalendarDate, daysBetween, type Failure, type Fen, fen, ok, type Result } from '#domain/kernel/index.ts';
import { bestRiskClass, type ClassDays } from '#domain/servicing/index.ts';
import { stateOn, type TapeLoan } from './loan-tape.ts';

/** What is known of the lender beside its tape. */
export interface LenderFacts {
  readonly actors: readonly string[];
  readonly province: string | null;
  /** What its counsel has confirmed. */
  readonly confirmations: readonly Confirmation[];
  readonly equityFen: Fen | null;
}

/** One rule that loans of the book break or may break. */
export interface Breach {
  readonly rule: string;
  readonly subject: string;
  readonly verdict: 'refuse' | 'refer';
  readonly citation: string;
  readonly parameter: string | null;
  readonly value: unknown;
  readonly loans: number;
  readonly outstandingFen: Fen;
  readonly ids: readonly string[];
}

const BULLET = /bullet|到期|一次/i;

/**
 * Holds every loan that runs against the law in force for the lender: each rule that is broken, with its loans. A rule
 * whose text is not confirmed is shown as `refer`, as everywhere. Facts that a tape does not hold break nothing.
 */
export function findBreaches(
  pack: RulePack,
  loans: readonly TapeLoan[],
  lender: LenderFacts,
  asOf: CalendarDate,
  classDays: ClassDays,
): Result<Breach[], Failure> {
  const balances = new Map<string, bigint>();
  const running = loans
    .map((loan) => ({ loan, state: stateOn(loan, asOf) }))
    .filter(({ state }) => state.outstandingFen > 0n);
  for (const { loan, state } of running)
    balances.set(loan.borrower, (balances.get(loan.borrower) ?? 0n) + state.outstandingFen);
  const found = new Map<string, { finding: Finding; ids: string[]; outstanding: bigint }>();
  for (const { loan, state } of running) {
    const written = factsOf(loan, state.daysPastDue, balances.get(loan.borrower)!, lender, asOf, classDays);
    const facts = readFacts(written, pack.facts);
    if (!facts.ok) return facts;
    for (const finding of checkLaw({ ...facts.value.facts, confirmations: lender.confirmations }, pack, asOf)
      .findings) {
      if (!isBreach(finding)) continue;
      const known = found.get(finding.rule) ?? { finding, ids: [], outstanding: 0n };
      known.ids.push(loan.id);
      known.outstanding += state.outstandingFen;
      found.set(finding.rule, known);
    }
  }
  return ok(
    [...found.values()].map(({ finding, ids, outstanding }) => ({
      rule: finding.rule,
      subject: finding.subject,
      verdict: finding.verdict === 'refuse' ? 'refuse' : 'refer',
      citation: finding.citation,
      parameter: finding.parameter,
      value: finding.value,
      loans: ids.length,
      outstandingFen: fen(outstanding),
      ids,
    })),
  );
}

/** Broken, or broken once counsel confirms the text. */
function isBreach({ verdict, basis, wouldBe }: Finding): boolean {
  if (verdict === 'refuse') return true;
  return verdict === 'refer' && (basis === 'violated' || wouldBe === 'refuse');
}

function factsOf(
  loan: TapeLoan,
  dpd: number,
  balance: bigint,
  { actors, province, equityFen }: LenderFacts,
  asOf: CalendarDate,
  classDays: ClassDays,
): WrittenFacts {
  const joint = loan.funder !== null && loan.funderShare > 0 && loan.funderShare < 1;
  return {
    actor: { types: actors, ...(province === null ? {} : { province }) },
    loan_disbursed: loan.disbursedOn,
    contract_formed: loan.disbursedOn,
    balance_as_of: asOf,
    all_in_cost: loan.rate,
    'loan.rate': loan.rate,
    'loan.principalFen': String(loan.amountFen),
    'loan.term_days': daysBetween(loan.disbursedOn, loan.maturesOn),
    'loan.repay_type': BULLET.test(loan.method) ? 'bullet' : 'instalment',
    'loan.joint': joint,
    'loan.class': bestRiskClass(dpd, classDays),
    dpd,
    'exposure.singleFen': String(balance),
    ...(joint ? { 'joint.partner_share': loan.funderShare, 'joint.own_share': 1 - loan.funderShare } : {}),
    ...(equityFen === null ? {} : { net_assetsFen: String(equityFen), net_assets_prev_year_endFen: String(equityFen) }),
  };
}
