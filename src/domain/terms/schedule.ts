import {
  addMonths,
  type CalendarDate,
  type DayCount,
  divide,
  type Failure,
  type Fen,
  fail,
  interestDays,
  monthsAndDays,
  ok,
  PPB,
  type RatePpb,
  type Result,
  rateToNumber,
  yearBasis,
} from '#domain/kernel/index.ts';

/** 等额本息, 等额本金, 先息后本, 到期一次还本付息. */
export const REPAYMENT_METHODS = ['equal-instalment', 'equal-principal', 'interest-only', 'bullet'] as const;
export type RepaymentMethod = (typeof REPAYMENT_METHODS)[number];

/** `monthly` bears a twelfth of the yearly rate for each month, however long; the others count days. */
export type Accrual = 'monthly' | DayCount;

export interface ScheduleInput {
  readonly method: RepaymentMethod;
  readonly principalFen: Fen;
  readonly ratePpb: RatePpb;
  readonly startOn: CalendarDate;
  /** Ascending, after the start; a bullet is paid on the last of them and reads no other. */
  readonly dueOn: readonly CalendarDate[];
  readonly accrual: Accrual;
  /** Periods at the beginning in which only interest is due. */
  readonly gracePeriods: number;
}

export interface Instalment {
  readonly number: number;
  readonly dueOn: CalendarDate;
  readonly openingFen: Fen;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly totalFen: Fen;
  readonly closingFen: Fen;
}

export interface Schedule {
  readonly method: RepaymentMethod;
  readonly principalFen: Fen;
  readonly startOn: CalendarDate;
  readonly instalments: readonly Instalment[];
  readonly interestFen: Fen;
  /** The last instalment less the regular one: rounding that the last payment absorbs. Zero where no instalment repeats. */
  readonly absorbedFen: Fen;
}

export type ScheduleFailure = Failure<
  | 'SCHEDULE_PRINCIPAL_NOT_POSITIVE'
  | 'SCHEDULE_RATE_OUT_OF_RANGE'
  | 'SCHEDULE_NO_DUE_DATES'
  | 'SCHEDULE_DATES_NOT_ASCENDING'
  | 'SCHEDULE_GRACE_TOO_LONG'
>;

/** The same day of each following month, counted from the start, so that the 31st returns after a shorter month. */
export function monthlyDueDates(startOn: CalendarDate, months: number): CalendarDate[] {
  return Array.from({ length: months }, (_, i) => addMonths(startOn, i + 1));
}

/**
 * The repayment schedule in whole fen: interest of each period on the opening balance, rounded half up; the principal
 * amortises to exactly zero, and the last payment absorbs what rounding left.
 * Errors: see ScheduleFailure, in the order written there.
 */
export function schedule(input: ScheduleInput): Result<Schedule, ScheduleFailure> {
  const refused = refusal(input);
  if (refused) return refused;
  const dueOn = input.method === 'bullet' ? input.dueOn.slice(-1) : input.dueOn;
  const periods = periodsOf(input, dueOn);
  const planned = plannedPrincipal(input, periods);
  const instalments: Instalment[] = [];
  let balance: bigint = input.principalFen;
  let interestTotal = 0n;
  periods.forEach((period, i) => {
    const interest = periodInterest(balance, input.ratePpb, period);
    const wanted = i === periods.length - 1 ? balance : planned(i, balance, interest);
    const principal = wanted < 0n ? 0n : wanted > balance ? balance : wanted;
    instalments.push({
      number: i + 1,
      dueOn: dueOn[i]!,
      openingFen: balance as Fen,
      principalFen: principal as Fen,
      interestFen: interest as Fen,
      totalFen: (principal + interest) as Fen,
      closingFen: (balance - principal) as Fen,
    });
    balance -= principal;
    interestTotal += interest;
  });
  return ok({
    method: input.method,
    principalFen: input.principalFen,
    startOn: input.startOn,
    instalments,
    interestFen: interestTotal as Fen,
    absorbedFen: absorbed(input, instalments),
  });
}

function refusal(input: ScheduleInput): ReturnType<typeof fail<ScheduleFailure['code']>> | undefined {
  const { principalFen, ratePpb, startOn, dueOn, gracePeriods } = input;
  if (principalFen <= 0n) return fail('SCHEDULE_PRINCIPAL_NOT_POSITIVE');
  if (ratePpb < 0n || ratePpb > 10n * PPB) return fail('SCHEDULE_RATE_OUT_OF_RANGE', { rate: rateToNumber(ratePpb) });
  if (dueOn.length === 0) return fail('SCHEDULE_NO_DUE_DATES');
  let before = startOn;
  for (const date of dueOn) {
    if (date <= before) return fail('SCHEDULE_DATES_NOT_ASCENDING', { date });
    before = date;
  }
  if (gracePeriods > 0 && gracePeriods >= dueOn.length)
    return fail('SCHEDULE_GRACE_TOO_LONG', { grace: gracePeriods, periods: dueOn.length });
  return undefined;
}

/** A period as an exact share of a year. */
interface Period {
  readonly numerator: number;
  readonly denominator: number;
}

function periodsOf({ startOn, accrual }: ScheduleInput, dueOn: readonly CalendarDate[]): Period[] {
  if (accrual === 'monthly') {
    // Counted from the start and differenced, so that a month that ends early still counts as one month.
    const elapsed = dueOn.map((date) => {
      const { months, days } = monthsAndDays(startOn, date);
      return months * 30 + days;
    });
    return elapsed.map((end, i) => ({ numerator: end - (elapsed[i - 1] ?? 0), denominator: 360 }));
  }
  const denominator = yearBasis(accrual);
  return dueOn.map((date, i) => ({ numerator: interestDays(dueOn[i - 1] ?? startOn, date, accrual), denominator }));
}

function periodInterest(balance: bigint, rate: RatePpb, { numerator, denominator }: Period): bigint {
  return divide(balance * rate * BigInt(numerator), PPB * BigInt(denominator), 'half-up');
}

type Planned = (index: number, balance: bigint, interest: bigint) => bigint;

function plannedPrincipal(input: ScheduleInput, periods: readonly Period[]): Planned {
  const repaying = BigInt(periods.length - input.gracePeriods);
  switch (input.method) {
    case 'interest-only':
    case 'bullet':
      return () => 0n;
    case 'equal-principal': {
      const part = divide(input.principalFen, repaying, 'half-up');
      return (i) => (i < input.gracePeriods ? 0n : part);
    }
    case 'equal-instalment': {
      const level = levelInstalment(input, periods.slice(input.gracePeriods));
      return (i, _, interest) => (i < input.gracePeriods ? 0n : level - interest);
    }
  }
}

/** Fixed point with 30 digits: enough that the instalment of the largest loan is right to the fen. */
const ONE = 10n ** 30n;

/** The instalment whose discounted sum over the periods is the principal, rounded half up to the fen. */
function levelInstalment({ principalFen, ratePpb }: ScheduleInput, periods: readonly Period[]): bigint {
  let discount = ONE;
  let annuity = 0n;
  for (const { numerator, denominator } of periods) {
    const year = PPB * BigInt(denominator);
    discount = divide(discount * year, year + ratePpb * BigInt(numerator), 'half-up');
    annuity += discount;
  }
  return divide(principalFen * ONE, annuity, 'half-up');
}

function absorbed({ method, gracePeriods }: ScheduleInput, instalments: readonly Instalment[]): Fen {
  const regular = instalments[gracePeriods];
  const last = instalments.at(-1);
  if (!regular || !last || instalments.length - gracePeriods < 2) return 0n as Fen;
  if (method === 'equal-instalment') return (last.totalFen - regular.totalFen) as Fen;
  if (method === 'equal-principal') return (last.principalFen - regular.principalFen) as Fen;
  return 0n as Fen;
}
