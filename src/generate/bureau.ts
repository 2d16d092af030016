import { type CalendarDate, dayNumber, daysBetween } from '#domain/kernel/index.ts';
import type { FirmChance } from './chance.ts';
import type { FirmPlan } from './firm-plan.ts';

/** What the credit bureau knows of the firm on the day of the report. */
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

/** One report shortly before `to`; older, or none, where the firm was slow to consent. Arrears follow from trouble, seldom from chance. */
export function makeBureauReport(plan: FirmPlan, to: CalendarDate, chance: FirmChance): BureauReport | null {
  const draw = chance.uniform();
  if (draw < 0.05) return null;
  const inTrouble = plan.failsOn !== null;
  const lenders = chance.whole(0, inTrouble ? 7 : 3);
  const limitFen =
    lenders === 0 ? 0 : Math.round((plan.monthlySalesYuan * (0.3 + 0.9 * chance.uniform())) / 100) * 10_000;
  const balanceFen =
    Math.round((limitFen * (inTrouble ? 0.7 + 0.3 * chance.uniform() : chance.uniform() * 0.8)) / 10_000) * 10_000;
  const late = lenders > 0 && chance.uniform() < (inTrouble ? 0.7 : 0.06);
  return {
    on: dayNumber(to) - (draw < 0.12 ? chance.whole(60, 200) : chance.whole(1, 20)),
    lenders,
    limitFen,
    balanceFen,
    monthlyPaymentFen: Math.round(balanceFen / 30),
    overdueFen: late && inTrouble ? Math.round(balanceFen * 0.2) : 0,
    worstOverdueDays: late ? chance.whole(2, inTrouble ? 120 : 25) : 0,
    overdueCount: late ? chance.whole(1, inTrouble ? 8 : 2) : 0,
    enquiries: chance.whole(0, inTrouble ? 14 : 5),
    historyMonths:
      lenders === 0 ? 0 : chance.whole(3, Math.max(4, Math.floor(daysBetween(plan.establishedOn, to) / 31))),
  };
}
