import type { CountyFile } from './deliver.ts';
import { FUNDERS, type Loan, OWN_LENDER } from './loans.ts';
import { date } from './written.ts';

const own = (loans: readonly Loan[]) => loans.filter(({ lender }) => lender === OWN_LENDER);

/** The county lender's loan tape and what came back, up to the end: a lender's own data, without the truth. */
export const LENDER_FILES: readonly CountyFile[] = [
  {
    name: 'lender/loans',
    header: 'id,firm,amountFen,rate,disbursedOn,maturesOn,schedule,funder,funderShare',
    lines: ({ loans }) =>
      own(loans).map(
        (loan) =>
          `${loan.id},${loan.firm},${loan.amountFen},${loan.rate.toFixed(4)},${date(loan.disbursedOn)},${date(loan.maturesOn)},${loan.schedule},${loan.funder!.id},${loan.funder!.share.toFixed(2)}`,
      ),
  },
  {
    name: 'lender/repayments',
    header: 'loan,instalment,dueOn,principalFen,interestFen,paidOn',
    lines: ({ loans }) =>
      own(loans).flatMap(({ id, instalments }) =>
        instalments.map(
          ({ number, dueOn, principalFen, interestFen, paidOn }) =>
            `${id},${number},${date(dueOn)},${principalFen},${interestFen},${paidOn === null ? '' : date(paidOn)}`,
        ),
      ),
  },
];

/** Who funds the tape: the same in every county. */
export function funderLines(): string[] {
  return [
    'id,name,kind,share,annualRate,committedFen',
    ...FUNDERS.map(({ id, name, kind, share, annualRate, committedYuan }) =>
      [id, name, kind, share.toFixed(2), annualRate, `${committedYuan}00`].join(','),
    ),
  ];
}
