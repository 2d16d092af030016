import type { Fen } from '#domain/kernel/index.ts';
import type { LoanFlow } from './annual-percentage-rate.ts';
import type { Schedule } from './schedule.ts';

/** What a borrower pays beside interest when everything goes as agreed; contingent costs of default do not belong here. */
export interface LoanFees {
  /** Taken at payout; the borrower receives so much less, which several rules forbid. */
  readonly atPayoutFen: Fen;
  /** With each instalment, such as a guarantee fee. */
  readonly perInstalmentFen: Fen;
  /** With the last instalment. */
  readonly atMaturityFen: Fen;
}

export const NO_FEES: LoanFees = { atPayoutFen: 0n as Fen, perInstalmentFen: 0n as Fen, atMaturityFen: 0n as Fen };

/** The flows of a loan as the borrower sees them, fees included. */
export function loanFlows(schedule: Schedule, fees: LoanFees = NO_FEES): LoanFlow[] {
  const last = schedule.instalments.length;
  return [
    { on: schedule.startOn, amountFen: (schedule.principalFen - fees.atPayoutFen) as Fen },
    ...schedule.instalments.map(({ number, dueOn, totalFen, principalFen }) => {
      const fee = fees.perInstalmentFen + (number === last ? fees.atMaturityFen : 0n);
      return { on: dueOn, amountFen: -(totalFen + fee) as Fen, principalFen };
    }),
  ];
}
