import type { Chance } from './chance.ts';
import type { FirmDraft } from './draft.ts';
import { type Loan, outstanding } from './loans.ts';

/** What the credit bureau knows of the firm on the day of the report: its loans, to the fen. */
export interface BureauReport {
  readonly on: number;
  readonly lenders: number;
  readonly limitFen: number;
  readonly balanceFen: number;
  readonly monthlyPaymentFen: number;
  readonly overdueFen: number;
  readonly worstOverdueDays: number;
  readonly overdueCount: number;
  readonly enquiries: number;
  readonly historyMonths: number;
}

/** One report shortly before `before`, the day after the last one the delivery covers. */
export function reportToBureau(draft: FirmDraft, loans: readonly Loan[], before: number, chance: Chance): BureauReport {
  const on = before - chance.whole(1, 20);
  const known = loans.filter(({ disbursedOn }) => disbursedOn <= on);
  const open = known.filter((loan) => outstanding(loan, on) > 0);
  const late = known.flatMap(({ instalments }) =>
    instalments
      .filter(({ dueOn, paidOn }) => dueOn < on && dueOn > on - 730 && (paidOn === null || paidOn > dueOn))
      .map(({ dueOn, paidOn }) => Math.min(paidOn ?? on, on) - dueOn),
  );
  const due = open.flatMap(({ instalments }) => instalments.filter(({ dueOn }) => dueOn >= on && dueOn < on + 31));
  const overdue = known.flatMap(({ instalments }) =>
    instalments.filter(({ dueOn, paidOn }) => dueOn < on && (paidOn === null || paidOn > on)),
  );
  const sum = (of: typeof due) =>
    of.reduce((total, { principalFen, interestFen }) => total + principalFen + interestFen, 0);
  return {
    on,
    lenders: new Set(open.map(({ lender }) => lender)).size,
    limitFen: open.reduce((total, { amountFen }) => total + amountFen, draft.plan.creditLineYuan * 100),
    balanceFen: open.reduce((total, loan) => total + outstanding(loan, on), 0),
    monthlyPaymentFen: sum(due),
    overdueFen: sum(overdue),
    worstOverdueDays: Math.max(0, ...late),
    overdueCount: late.length,
    enquiries: Math.max(0, chance.rounded(1.3 * Math.exp(0.65 * draft.plan.weakness) + known.length * 0.3)),
    historyMonths: Math.max(
      draft.plan.creditLineYuan > 0 ? 24 : 0,
      ...known.map(({ disbursedOn }) => Math.floor((on - disbursedOn) / 30.4)),
    ),
  };
}
