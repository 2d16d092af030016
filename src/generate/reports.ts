import { type Chance, clamp } from './chance.ts';
import type { FirmPlan } from './firm-plan.ts';

export interface CourtRecord {
  readonly filedOn: number;
  readonly caseNumber: string;
  readonly type: '诉讼' | '被执行人';
  readonly role: '原告' | '被告';
  readonly amountFen: number;
  readonly status: '审理中' | '已结案';
}

/** Few firms are sued; weak ones more often, and failed ones nearly always. */
export function courtRecords(plan: FirmPlan, until: number, chance: Chance): CourtRecord[] {
  const mean = 0.06 * Math.exp(1.1 * plan.weakness) + (plan.failsOn ? 1 : 0);
  return Array.from({ length: Math.min(4, chance.rounded(mean)) }, (_, i) => {
    const defendant = chance.happens(0.75);
    const filedOn = until - chance.whole(10, 700);
    const amountFen = Math.round(plan.monthlySalesYuan * 100 * 0.4 * Math.exp(0.6 * chance.normal()));
    const enforced = defendant && chance.happens(0.25 + (plan.failsOn ? 0.4 : 0));
    return {
      filedOn,
      caseNumber: `(${2026 - Math.floor((until - filedOn) / 365)})县01民初${plan.index * 4 + i + 1}号`,
      type: enforced ? '被执行人' : '诉讼',
      role: defendant ? '被告' : '原告',
      amountFen,
      status: chance.happens(0.5) ? '已结案' : '审理中',
    };
  });
}

export interface Reputation {
  readonly observedOn: number;
  readonly rating: number;
  readonly reviews: number;
  readonly negativeShare: number;
  readonly complaints: number;
}

export function reputationOf(plan: FirmPlan, until: number, chance: Chance): Reputation[] {
  if (plan.platformShare === 0) return [];
  const reviews = chance.whole(20, 3000);
  const negativeShare = clamp(0.03 * Math.exp(0.5 * plan.weakness + 0.5 * chance.normal()), 0, 0.5);
  return [
    {
      observedOn: until - chance.whole(1, 60),
      rating: Math.round(clamp(4.9 - 5 * negativeShare + 0.1 * chance.normal(), 1, 5) * 10) / 10,
      reviews,
      negativeShare: Math.round(negativeShare * 1000) / 1000,
      complaints: Math.round(reviews * negativeShare * 0.2),
    },
  ];
}

export interface Declaration {
  readonly declaredOn: number;
  readonly annualRevenueFen: number;
  readonly debtFen: number;
  readonly employees: number;
  readonly requestedFen: number;
}

/** What the owner says: round, and a little rosy. */
export function declare(
  plan: FirmPlan,
  { revenueFen, debtFen }: { readonly revenueFen: number; readonly debtFen: number },
  until: number,
  chance: Chance,
): Declaration[] {
  const round = (amount: number) => Math.max(1, Math.round(amount / 1_000_000)) * 1_000_000;
  return [
    {
      declaredOn: until - chance.whole(1, 25),
      annualRevenueFen: round(revenueFen * Math.exp(0.04 + 0.08 * chance.normal())),
      debtFen: debtFen === 0 ? 0 : round(debtFen),
      employees: plan.employees,
      requestedFen: round(clamp(revenueFen * 0.1 * chance.uniform(), 5_000_000, 300_000_000)),
    },
  ];
}
