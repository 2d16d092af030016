import { monthIndex } from '#domain/kernel/index.ts';
import { type Flow, minuteOf } from './books.ts';
import { type Chance, clamp } from './chance.ts';
import type { FirmDraft } from './draft.ts';
import { firstDayOf } from './running-costs.ts';

/** Who pays for the loans of the county's own lender, and how much of each. */
export interface Funder {
  readonly id: string;
  readonly name: string;
  readonly kind: 'own' | 'partner-bank' | 'trust';
  readonly share: number;
  readonly annualRate: string;
  readonly committedYuan: number;
}

export const FUNDERS: readonly Funder[] = [
  { id: 'own', name: '自有资金', kind: 'own', share: 1, annualRate: '0.0000', committedYuan: 200_000_000 },
  {
    id: 'bank-1',
    name: '示范合作银行',
    kind: 'partner-bank',
    share: 0.7,
    annualRate: '0.0420',
    committedYuan: 400_000_000,
  },
  { id: 'trust-1', name: '示范信托计划', kind: 'trust', share: 1, annualRate: '0.0610', committedYuan: 80_000_000 },
];

export type Schedule = 'equal-instalment' | 'equal-principal' | 'bullet';

export interface Instalment {
  readonly number: number;
  readonly dueOn: number;
  readonly principalFen: number;
  readonly interestFen: number;
  /** Null where it was not paid inside the window. */
  readonly paidOn: number | null;
}

/** A loan of the firm, from the county's own lender or from another. */
export interface Loan {
  readonly id: string;
  readonly firm: string;
  /** `L00` is the lender whose county it is. */
  readonly lender: string;
  readonly funder: Funder | null;
  readonly amountFen: number;
  /** Of a year. */
  readonly rate: number;
  readonly disbursedOn: number;
  readonly maturesOn: number;
  readonly schedule: Schedule;
  readonly instalments: readonly Instalment[];
}

export const OWN_LENDER = 'L00';

/** The firm's loans over the window: disbursed to its account and paid back from it. */
export function borrow(draft: FirmDraft, until: number, chance: Chance): Loan[] {
  const { plan, span, books } = draft;
  const count =
    span.to - span.from < 120 ? 0 : Math.min(4, chance.rounded(plan.leverage * 1.1 * chance.uniform() * 1.6));
  const loans: Loan[] = [];
  for (let k = 0; k < count; k++) {
    const loan = makeLoan(draft, k, until, chance);
    if (!loan) continue;
    loans.push(loan);
    const move = (on: number, summary: string, signedFen: number, flow: Flow) => {
      if (on >= until || signedFen === 0) return;
      const size = Math.abs(signedFen);
      const [inFen, outFen] = signedFen > 0 ? [size, 0] : [0, size];
      books.movements.push({
        on,
        minute: minuteOf(on, size),
        counterparty: loan.lender,
        summary,
        inFen,
        outFen,
        flow,
        settles: [loan.id],
      });
    };
    move(loan.disbursedOn, '贷款发放', loan.amountFen, 'loan');
    for (const { paidOn, principalFen, interestFen } of loan.instalments) {
      if (paidOn === null) continue;
      move(paidOn, '归还贷款本金', -principalFen, 'loan');
      move(paidOn, '支付贷款利息', -interestFen, 'interest');
    }
  }
  return loans;
}

function makeLoan({ plan, span }: FirmDraft, k: number, until: number, chance: Chance): Loan | null {
  const disbursedOn = chance.whole(span.from + 30, span.to - 20);
  const wanted = plan.monthlySalesYuan * plan.leverage * (0.2 + 0.8 * chance.uniform());
  const amountFen = clamp(Math.round(wanted / 10_000), 2, 300) * 1_000_000;
  const rate = Math.round((0.075 + 0.022 * clamp(plan.weakness + 1, 0, 3) + 0.012 * chance.uniform()) * 1000) / 1000;
  const months = chance.pick([6, 12, 12, 12, 24, 36]);
  const schedule = chance.pick(['equal-instalment', 'equal-instalment', 'equal-principal', 'bullet'] as const);
  const own = chance.happens(0.5);
  const dues = dueDays(disbursedOn, months);
  return {
    id: `LN${String(plan.index + 1).padStart(6, '0')}${k + 1}`,
    firm: plan.code,
    lender: own ? OWN_LENDER : `L0${chance.whole(1, 9)}`,
    funder: own ? FUNDERS[chance.weighted([25, 60, 15])]! : null,
    amountFen,
    rate,
    disbursedOn,
    maturesOn: dues.at(-1)!,
    schedule,
    instalments: pay(instalments(amountFen, rate, dues, schedule), plan.weakness, { stops: span.to, until }, chance),
  };
}

/** The same day of the following months, at most the 28th. */
function dueDays(disbursedOn: number, months: number): number[] {
  const month = monthIndex(disbursedOn);
  const day = Math.min(28, disbursedOn - firstDayOf(month) + 1);
  return Array.from({ length: months }, (_, i) => firstDayOf(month + i + 1) + day - 1);
}

/** Interest of a month is a twelfth of a year's on what is still owed; the last instalment takes the rest. */
function instalments(
  amountFen: number,
  rate: number,
  dues: readonly number[],
  schedule: Schedule,
): Omit<Instalment, 'paidOn'>[] {
  const r = rate / 12;
  const level = Math.round((amountFen * r) / (1 - (1 + r) ** -dues.length));
  let owed = amountFen;
  return dues.map((dueOn, i) => {
    const interestFen = Math.round(owed * r);
    const regular = {
      'equal-instalment': level - interestFen,
      'equal-principal': Math.round(amountFen / dues.length),
      bullet: 0,
    }[schedule];
    const principalFen = i === dues.length - 1 ? owed : Math.min(owed, regular);
    owed -= principalFen;
    return { number: i + 1, dueOn, principalFen, interestFen };
  });
}

/** Strong firms pay on the day, weak ones some days later; who has failed pays no more. */
function pay(
  dues: readonly Omit<Instalment, 'paidOn'>[],
  weakness: number,
  { stops, until }: { readonly stops: number; readonly until: number },
  chance: Chance,
): Instalment[] {
  const slow = clamp(0.025 * Math.exp(1.3 * weakness), 0, 0.6);
  let behind = 0;
  return dues.map((due) => {
    behind = chance.happens(slow)
      ? behind + chance.whole(3, weakness > 1 ? 45 : 15)
      : Math.max(0, behind - chance.whole(5, 40));
    const paidOn = due.dueOn + behind;
    return { ...due, paidOn: paidOn < Math.min(stops, until) ? paidOn : null };
  });
}

/** Principal still owed at the end of a day. */
export function outstanding(loan: Loan, day: number): number {
  if (loan.disbursedOn > day) return 0;
  return loan.instalments.reduce(
    (left, { paidOn, principalFen }) => (paidOn !== null && paidOn <= day ? left - principalFen : left),
    loan.amountFen,
  );
}
