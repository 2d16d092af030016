import { dayNumberOf, monthIndex } from '#domain/kernel/index.ts';
import { type Movement, minuteOf } from './books.ts';
import { type Chance, clamp } from './chance.ts';
import type { FirmDraft } from './draft.ts';

/** An electricity bill of one month. */
export interface UtilityBill {
  readonly periodEnd: number;
  readonly kwh: number;
  readonly amountFen: number;
  readonly paidOn: number;
}

/** Contributions of one month to all schemes of social insurance. */
export interface Insurance {
  readonly periodEnd: number;
  readonly employees: number;
  readonly baseFen: number;
  readonly amountFen: number;
  readonly paidOn: number;
}

/** Employer and employee together, of the wage base. */
const CONTRIBUTION = 0.38;
const FEN_PER_KWH = 72;

/** First day of a month by its index since 1970. */
export function firstDayOf(month: number): number {
  return dayNumberOf(1970 + Math.floor(month / 12), (month % 12) + 1, 1);
}

/** Net sales behind which goods or work stand, in fen, by month. */
function genuineSales({ books }: FirmDraft): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { on, netFen, status, genuine } of books.sales) {
    if (status === 'void' || !genuine) continue;
    const month = monthIndex(on);
    sums.set(month, (sums.get(month) ?? 0) + netFen);
  }
  return sums;
}

/**
 * Wages, social insurance, rent and electricity, month by month, paid from the account: what the bills say is what is paid. Electricity
 * follows what is really made; the number of employees follows slowly.
 */
export function payRunningCosts(
  draft: FirmDraft,
  until: number,
  chance: Chance,
): { utilities: UtilityBill[]; insurance: Insurance[] } {
  const { plan, span, books, trade } = draft;
  const [utilities, insurance]: [UtilityBill[], Insurance[]] = [[], []];
  const genuine = genuineSales(draft);
  const monthFen = plan.monthlySalesYuan * 100;
  const wageFen = Math.round(plan.profile.wageYuan * 100 * Math.exp(0.12 * chance.normal()));
  const rentFen = Math.round(monthFen * 0.015 * (0.5 + chance.uniform()) * Math.max(0.1, trade));
  const pay = (on: number, counterparty: string, summary: string, outFen: number, flow: Movement['flow']) => {
    if (on < until && outFen > 0)
      books.movements.push({
        on,
        minute: minuteOf(on, outFen),
        counterparty,
        summary,
        inFen: 0,
        outFen,
        flow,
        settles: [],
      });
  };
  let level = 1;
  for (let month = monthIndex(span.from); month <= monthIndex(span.to - 1); month++) {
    const next = firstDayOf(month + 1);
    const activity = (genuine.get(month) ?? 0) / monthFen;
    level = 0.85 * level + 0.15 * clamp(activity, 0.4, 1.6);
    const employees = Math.max(1, Math.round(plan.employees * Math.sqrt(level) * Math.max(0.05, trade)));
    const kwh =
      Math.round(
        ((plan.profile.power * monthFen) / 100_000) *
          (0.3 + 0.7 * clamp(activity, 0, 6)) *
          Math.exp(0.08 * chance.normal()),
      ) + 60;
    const bill = { periodEnd: next - 1, kwh, amountFen: kwh * FEN_PER_KWH, paidOn: next + 9 };
    utilities.push(bill);
    pay(bill.paidOn, '供电公司', '电费', bill.amountFen, 'utility');
    const baseFen = employees * wageFen;
    const due = {
      periodEnd: next - 1,
      employees,
      baseFen,
      amountFen: Math.round(baseFen * CONTRIBUTION),
      paidOn: next + 14,
    };
    insurance.push(due);
    pay(due.paidOn, '社保费征收户', '社会保险费', due.amountFen, 'social');
    pay(next + 9, '工资户', '代发工资', Math.round(baseFen * 0.85), 'wages');
    pay(firstDayOf(month) + 4, '物业', '房租', rentFen, 'rent');
  }
  return { utilities, insurance };
}
