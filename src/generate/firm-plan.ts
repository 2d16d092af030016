import { addMonths, type CalendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import { creditCodeFor } from '#domain/reference/index.ts';
import type { FirmChance } from './chance.ts';
import { INDUSTRY_PROFILES, type IndustryProfile } from './industry-profile.ts';

/** What a firm is and what happens to it: the truth, decided before any record is written. */
export interface FirmPlan {
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly province: string;
  readonly profile: IndustryProfile;
  readonly establishedOn: CalendarDate;
  readonly registeredCapitalYuan: number;
  readonly employees: number;
  readonly monthlySalesYuan: number;
  readonly grossMargin: number;
  readonly paymentDays: number;
  readonly customers: readonly { readonly code: string; readonly weight: number }[];
  readonly suppliers: readonly { readonly code: string; readonly weight: number }[];
  /** Growth of sales a month, as a factor less one. */
  readonly drift: number;
  readonly voidShare: number;
  readonly redShare: number;
  /** Trading stops here, where the firm fails inside the window. */
  readonly failsOn: CalendarDate | null;
  /** The last day that each delivery covers: older than the end where the firm was slow to deliver. */
  readonly invoicesTo: CalendarDate;
  readonly bankTo: CalendarDate | null;
  /** The day on which the register was asked. */
  readonly registeredAsOn: CalendarDate;
}

const PROVINCES = ['33', '32', '44', '37', '51', '41', '42', '35'] as const;
const PLACES: Readonly<Record<string, string>> = {
  33: '浙江',
  32: '江苏',
  44: '广东',
  37: '山东',
  51: '四川',
  41: '河南',
  42: '湖北',
  35: '福建',
};
const SYLLABLES = [
  '恒',
  '瑞',
  '鑫',
  '达',
  '宏',
  '源',
  '盛',
  '泰',
  '华',
  '永',
  '信',
  '嘉',
  '安',
  '创',
  '联',
  '新',
  '博',
  '诚',
];

export function planFirm(index: number, from: CalendarDate, to: CalendarDate, chance: FirmChance): FirmPlan {
  const profile = INDUSTRY_PROFILES[chance.weighted(INDUSTRY_PROFILES.map((p) => p.weight))]!;
  const monthlySalesYuan = Math.exp(profile.logMonthlySales[0] + profile.logMonthlySales[1] * chance.normal());
  const ageMonths = chance.whole(8, 180);
  const province = chance.pick(PROVINCES);
  const failing = chance.uniform() < 0.08;
  const span = dayNumber(to) - dayNumber(from);
  const failsOn = failing ? fromDayNumber(dayNumber(from) + Math.floor(span * (0.55 + 0.45 * chance.uniform()))) : null;
  const slowInvoices = chance.uniform() < 0.1 ? chance.whole(45, 200) : 0;
  const slowBank = chance.uniform() < 0.15 ? chance.whole(30, 240) : 0;
  return {
    code: `F${String(index + 1).padStart(5, '0')}`,
    // Division codes ending in 99 name no county: such a credit code passes its check and belongs to nobody.
    creditCode: creditCodeFor('91', `${province}0099`, String(10_000_000 + index)),
    name: `${PLACES[province]}${chance.pick(SYLLABLES)}${chance.pick(SYLLABLES)}${chance.pick(profile.nameWords)}有限公司`,
    province,
    profile,
    establishedOn: addMonths(to, -ageMonths),
    registeredCapitalYuan: chance.pick([100_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000]),
    employees: Math.max(1, Math.round((monthlySalesYuan * 12) / profile.revenuePerHead)),
    monthlySalesYuan,
    grossMargin: clamp(profile.grossMargin[0] + profile.grossMargin[1] * chance.normal(), failing ? -0.1 : 0.02, 0.8),
    paymentDays: Math.max(1, profile.paymentDays[0] + profile.paymentDays[1] * chance.normal()) * (failing ? 1.6 : 1),
    customers: parties('C', profile.customers, chance),
    suppliers: parties('S', [4, 40], chance),
    drift: failing ? -0.03 - 0.04 * chance.uniform() : 0.006 * chance.normal(),
    voidShare: clamp(0.045 + 0.03 * chance.normal(), 0.002, failing ? 0.3 : 0.15) * (failing ? 1.7 : 1),
    redShare: clamp(0.012 + 0.01 * chance.normal(), 0, 0.06),
    failsOn,
    invoicesTo: fromDayNumber(dayNumber(to) - slowInvoices),
    registeredAsOn: fromDayNumber(dayNumber(to) - chance.whole(1, 60)),
    bankTo: chance.uniform() < 0.12 ? null : fromDayNumber(dayNumber(to) - slowBank),
  };
}

function parties(prefix: string, [few, many]: readonly [number, number], chance: FirmChance) {
  const count = chance.whole(few, many);
  // A few large counterparties and a long tail: weights fall as a power of the rank.
  const steep = 0.6 + 0.9 * chance.uniform();
  return Array.from({ length: count }, (_, rank) => ({
    code: `${prefix}${String(chance.whole(0, 99_999)).padStart(5, '0')}`,
    weight: (rank + 1) ** -steep,
  }));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
