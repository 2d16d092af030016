import { type CalendarDate, daysBetween, type Fen, fen } from '#domain/kernel/index.ts';
import {
  ARREARS_BUCKETS,
  arrearsBucket,
  bestRiskClass,
  type ClassDays,
  isNonPerforming,
  RISK_CLASSES,
  type RiskClass,
} from '#domain/servicing/index.ts';
import { breakEvenRate } from '#domain/terms/index.ts';
import { LADDER_BUCKETS } from '../liquidity/ladder.ts';
import { type LoanState, stateOn, type TapeLoan } from './loan-tape.ts';
import { type RollRates, rollRatesOf } from './roll-rates.ts';
import { type Vintage, vintagesOf } from './vintages.ts';

/** Who funds the book. `maturesOn` is null where the tape does not say: then no gap can be told. */
export interface TapeFunder {
  readonly id: string;
  readonly kind: string;
  /** What the funder is paid a year. */
  readonly rate: number;
  readonly committedFen: Fen;
  readonly maturesOn: CalendarDate | null;
}

export interface HealthInput {
  readonly loans: readonly TapeLoan[];
  readonly funders: readonly TapeFunder[];
  readonly asOf: CalendarDate;
  readonly classDays: ClassDays;
  /** For the floor: loss given default, cost of operation a year, cost of own funds a year, and the PD of loans that state none. */
  readonly lgd: number;
  readonly opex: number;
  readonly ownFunds: number;
  readonly pd: number | null;
  /** Equity of the lender, for leverage. */
  readonly equityFen: Fen | null;
}

interface Group {
  readonly loans: number;
  readonly outstandingFen: Fen;
  readonly ids: readonly string[];
}

export interface HealthReport {
  readonly asOf: CalendarDate;
  readonly loans: number;
  readonly borrowers: number;
  readonly disbursedFen: Fen;
  readonly outstandingFen: Fen;
  readonly classification: Readonly<Record<RiskClass, Group>>;
  readonly nonPerformingRatio: number;
  readonly arrears: Readonly<Record<string, Group>>;
  readonly vintages: readonly Vintage[];
  readonly rollRates: RollRates;
  readonly floor: FloorReport;
  readonly concentration: ConcentrationReport;
  readonly leverage: LeverageReport;
  readonly maturityGap: MaturityGap;
}

export interface FloorReport {
  readonly assumptions: {
    readonly lgd: number;
    readonly opex: number;
    readonly ownFunds: number;
    readonly pd: number | null;
  };
  /** Running loans whose rate does not cover funding, operation and expected loss; those that default surely have no floor at all. */
  readonly below: Group;
  /** What they lack a year, on their outstanding principal. */
  readonly shortfallFen: Fen;
  /** Loans of which nothing can be said for want of a PD. */
  readonly unknown: number;
}

export interface ConcentrationReport {
  readonly hhi: number;
  readonly effectiveNumber: number;
  readonly largest: readonly { readonly borrower: string; readonly outstandingFen: Fen; readonly share: number }[];
  readonly byFunder: Readonly<Record<string, Fen>>;
  readonly byIndustry: Readonly<Record<string, Fen>>;
  readonly byRegion: Readonly<Record<string, Fen>>;
}

export interface LeverageReport {
  /** Outstanding principal that the lender's own money carries, and that funders carry. */
  readonly ownFen: Fen;
  readonly fundedFen: Fen;
  readonly equityFen: Fen | null;
  /** The whole book over equity: what is lent in the lender's name and by others at its word. */
  readonly bookOverEquity: number | null;
}

export interface MaturityGap {
  readonly buckets: readonly {
    readonly bucket: string;
    readonly comesFen: Fen;
    readonly goesFen: Fen;
    readonly gapFen: Fen;
  }[];
  readonly overdueFen: Fen;
  /** Funders that state no day on which their money must be paid back. */
  readonly fundersWithoutMaturity: readonly string[];
}

/** What a lender's tape says of the health of its book on a day, every figure with the loans behind it. */
export function healthReport(input: HealthInput): HealthReport {
  const { loans, asOf } = input;
  const states = loans.map((loan) => stateOn(loan, asOf));
  const running = loans.flatMap((loan, i) => (states[i]!.outstandingFen > 0n ? [{ loan, state: states[i]! }] : []));
  const outstanding = sum(running.map(({ state }) => state.outstandingFen));
  const classified = running.map((each) => ({
    ...each,
    riskClass: bestRiskClass(each.state.daysPastDue, input.classDays),
  }));
  const nonPerforming = sum(
    classified.filter(({ riskClass }) => isNonPerforming(riskClass)).map(({ state }) => state.outstandingFen),
  );
  return {
    asOf,
    loans: loans.length,
    borrowers: new Set(loans.map(({ borrower }) => borrower)).size,
    disbursedFen: sum(loans.map(({ amountFen }) => amountFen)),
    outstandingFen: outstanding,
    classification: grouped(RISK_CLASSES, classified, ({ riskClass }) => riskClass),
    nonPerformingRatio: outstanding > 0n ? Number(nonPerforming) / Number(outstanding) : 0,
    arrears: grouped(
      ARREARS_BUCKETS.map(({ name }) => name),
      running,
      ({ state }) => ARREARS_BUCKETS[arrearsBucket(state.daysPastDue)]!.name,
    ),
    vintages: vintagesOf(loans, asOf),
    rollRates: rollRatesOf(loans, asOf),
    floor: floorOf(input, running),
    concentration: concentrationOf(running, outstanding),
    leverage: leverageOf(running, input.equityFen),
    maturityGap: gapOf(input, running),
  };
}

interface Running {
  readonly loan: TapeLoan;
  readonly state: LoanState;
}

function sum(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0n));
}

function grouped<K extends string, R extends Running>(
  names: readonly K[],
  running: readonly R[],
  nameOf: (each: R) => K,
): Record<K, Group> {
  const groups = {} as Record<K, Group>;
  for (const name of names) groups[name] = groupOf(running.filter((each) => nameOf(each) === name));
  return groups;
}

function groupOf(running: readonly Running[]): Group {
  return {
    loans: running.length,
    outstandingFen: sum(running.map(({ state }) => state.outstandingFen)),
    ids: running.map(({ loan }) => loan.id),
  };
}

function floorOf({ funders, lgd, opex, ownFunds, pd }: HealthInput, running: readonly Running[]): FloorReport {
  const below: Running[] = [];
  let [shortfall, unknown] = [0, 0];
  for (const each of running) {
    const { loan, state } = each;
    const own = loan.pd ?? pd;
    if (own === null) {
      unknown += 1;
      continue;
    }
    const funder = funders.find(({ id }) => id === loan.funder);
    const funding = loan.funderShare * (funder?.rate ?? ownFunds) + (1 - loan.funderShare) * ownFunds;
    const floor = breakEvenRate({ allInCost: funding + opex, pd: own, lgd });
    if (floor.ok && loan.rate >= floor.value) continue;
    below.push(each);
    if (floor.ok) shortfall += (floor.value - loan.rate) * Number(state.outstandingFen);
  }
  return {
    assumptions: { lgd, opex, ownFunds, pd },
    below: groupOf(below),
    shortfallFen: fen(BigInt(Math.round(shortfall))),
    unknown,
  };
}

function concentrationOf(running: readonly Running[], outstanding: Fen): ConcentrationReport {
  const byBorrower = totals(running, ({ borrower }) => borrower);
  const share = (amount: Fen) => (outstanding > 0n ? Number(amount) / Number(outstanding) : 0);
  const entries = Object.entries(byBorrower).sort(([a, x], [b, y]) => (x > y ? -1 : x < y ? 1 : a < b ? -1 : 1));
  const hhi = entries.reduce((total, [, amount]) => total + share(amount) ** 2, 0);
  const named = (nameOf: (loan: TapeLoan) => string | null) => totals(running, (loan) => nameOf(loan) ?? '');
  return {
    hhi,
    effectiveNumber: hhi > 0 ? 1 / hhi : 0,
    largest: entries
      .slice(0, 10)
      .map(([borrower, outstandingFen]) => ({ borrower, outstandingFen, share: share(outstandingFen) })),
    byFunder: named(({ funder }) => funder),
    byIndustry: named(({ industry }) => industry),
    byRegion: named(({ region }) => region),
  };
}

function totals(running: readonly Running[], nameOf: (loan: TapeLoan) => string): Record<string, Fen> {
  const found = new Map<string, bigint>();
  for (const { loan, state } of running) {
    const name = nameOf(loan);
    found.set(name, (found.get(name) ?? 0n) + state.outstandingFen);
  }
  return Object.fromEntries([...found].map(([name, amount]) => [name, fen(amount)]));
}

function leverageOf(running: readonly Running[], equityFen: Fen | null): LeverageReport {
  let [funded, whole] = [0n, 0n];
  for (const { loan, state } of running) {
    whole += state.outstandingFen;
    if (loan.funder !== null) funded += BigInt(Math.round(Number(state.outstandingFen) * loan.funderShare));
  }
  const bookOverEquity = equityFen !== null && equityFen > 0n ? Number(whole) / Number(equityFen) : null;
  return { ownFen: fen(whole - funded), fundedFen: fen(funded), equityFen, bookOverEquity };
}

function gapOf({ asOf, funders }: HealthInput, running: readonly Running[]): MaturityGap {
  const comes = LADDER_BUCKETS.map(() => 0n);
  const goes = LADDER_BUCKETS.map(() => 0n);
  const bucketOf = (on: CalendarDate) => LADDER_BUCKETS.findIndex(({ lastDay }) => daysBetween(asOf, on) <= lastDay);
  let overdue = 0n;
  for (const { loan, state } of running) {
    if (loan.instalments.length === 0) {
      if (loan.maturesOn <= asOf) overdue += state.outstandingFen;
      else comes[bucketOf(loan.maturesOn)]! += state.outstandingFen;
    }
    for (const { dueOn, principalFen, paidOn } of loan.instalments) {
      if (paidOn !== null && paidOn <= asOf) continue;
      if (dueOn <= asOf) overdue += principalFen;
      else comes[bucketOf(dueOn)]! += principalFen;
    }
  }
  const without: string[] = [];
  for (const { id, kind, maturesOn, committedFen } of funders) {
    if (kind === 'own') continue;
    if (maturesOn === null) without.push(id);
    else goes[Math.max(0, bucketOf(maturesOn))]! += committedFen;
  }
  return {
    buckets: LADDER_BUCKETS.map(({ name }, i) => ({
      bucket: name,
      comesFen: fen(comes[i]!),
      goesFen: fen(goes[i]!),
      gapFen: fen(comes[i]! - goes[i]!),
    })),
    overdueFen: fen(overdue),
    fundersWithoutMaturity: without,
  };
}
