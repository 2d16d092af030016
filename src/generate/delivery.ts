import { addMonths, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import type { Chance } from './chance.ts';
import type { Delivery } from './draft.ts';
import type { FirmPlan } from './firm-plan.ts';

/** How slow or silent the firm is with each kind of evidence: independent of how good it is. */
export function planDelivery({ role, profile, platformShare }: FirmPlan, until: number, chance: Chance): Delivery {
  const late = (share: number, few: number, many: number) =>
    chance.happens(share) ? until - chance.whole(few, many) : until;
  const unless = (share: number, day: number) => (chance.happens(share) ? null : day);
  const delivery = {
    invoices: late(0.06, 45, 200),
    bank: unless(0.06, late(0.08, 30, 240)),
    taxReturns: unless(0.03, late(0.05, 90, 300)),
    statements: unless(0.2, late(0.2, 300, 560)),
    bureau: unless(0.03, late(0.04, 60, 200)),
    utilities: unless(0.25, late(0.1, 40, 150)),
    insurance: unless(0.15, late(0.08, 40, 150)),
    platform: platformShare > 0 ? unless(0.2, until) : null,
    shipments: profile.ships ? unless(0.25, late(0.08, 40, 120)) : null,
    reputation: platformShare > 0 ? until : null,
  };
  if (!role) return delivery;
  const [bank, taxReturns, statements, utilities] = [until, until, until, until];
  const shipments = profile.ships ? until : null;
  const whole = {
    ...delivery,
    invoices: until,
    bureau: until,
    insurance: until,
    bank,
    taxReturns,
    statements,
    utilities,
    shipments,
  };
  if (role.name !== 'stale-software') return whole;
  const stale = dayNumber(addMonths(fromDayNumber(until), -14));
  return { ...whole, bank: stale, statements: stale, utilities: null };
}
