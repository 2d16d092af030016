import { addMonths, type CalendarDate, dayNumber, fromDayNumber } from '#domain/kernel/index.ts';
import { normalCdf, normalSf } from '#domain/numeric/index.ts';
import { creditCodeFor } from '#domain/reference/index.ts';
import { CALIBRATION } from './calibration.ts';
import { type Chance, chanceOf, clamp } from './chance.ts';
import { INDUSTRY_PROFILES, type IndustryProfile } from './industry-profile.ts';
import type { Role } from './roles.ts';

/** How many bills a side has, what they look like, and with whom. */
export interface SidePlan {
  /** Bills a month, in full. */
  readonly bills: number;
  /** Mean and spread of ln net yuan, and the most that one bill says. */
  readonly logAmount: number;
  readonly within: number;
  readonly capYuan: number;
  /** Mean bills of a day on which any are written. */
  readonly batch: number;
  readonly parties: readonly { readonly code: string; readonly weight: number }[];
  readonly voidShare: number;
  readonly redShare: number;
  readonly weekend: number;
  /** Every bill is written, whatever the volume. */
  readonly inFull: boolean;
}

/** What a firm is and what happens to it: the truth, decided before any record is written. */
export interface FirmPlan {
  readonly index: number;
  readonly code: string;
  readonly creditCode: string;
  readonly name: string;
  readonly province: string;
  readonly profile: IndustryProfile;
  readonly role: Role | null;
  readonly establishedOn: CalendarDate;
  readonly registeredCapitalYuan: number;
  readonly employees: number;
  /** Net sales of an ordinary month. */
  readonly monthlySalesYuan: number;
  readonly paymentDays: number;
  readonly sales: SidePlan;
  readonly purchases: SidePlan;
  /** Invoiced purchases as a share of sales, before shocks. */
  readonly costShare: number;
  /** Share of customers' bills that are never paid. */
  readonly unpaidShare: number;
  /** Growth of sales a month, as a factor less one. */
  readonly drift: number;
  /** How weak the firm is, standard normal over firms: trade, payments, taxes and the bureau all show it. */
  readonly weakness: number;
  /** Borrowing relative to a month's sales. */
  readonly leverage: number;
  /** Credit card and overdraft that a bank keeps open and the firm hardly draws, in yuan. */
  readonly creditLineYuan: number;
  /** Probability of default within twelve months after the end, as long as the firm is honest. */
  readonly pd: number;
  /** Uniform on [0, 1): the firm defaults where it lies below the probability. */
  readonly fate: number;
  /** Trading stops here, where the firm fails inside the window. */
  readonly failsOn: CalendarDate | null;
  /** Who owns it and how it is reached; several firms share them where they belong together. */
  readonly owner: string;
  readonly phone: string;
  readonly address: string;
  readonly device: string;
  readonly platformShare: number;
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
const SYLLABLES = '恒瑞鑫达宏源盛泰华永信嘉安创联新博诚'.split('');
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林'.split('');
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华'.split('');

/** The plan of firm `index` of the county with this seed: of nothing else. */
export function planFirm(seed: number, index: number, to: CalendarDate, months: number, role: Role | null): FirmPlan {
  const chance = chanceOf(seed, 'plan', index);
  const drawn = INDUSTRY_PROFILES[chance.weighted(INDUSTRY_PROFILES.map((p) => p.weight))]!;
  const profile = role ? INDUSTRY_PROFILES.find((p) => p.division === role.division)! : drawn;
  const weakness = role ? role.weakness : chance.normal();
  const sales = salesSide(profile, weakness, role, chance);
  const monthlySalesYuan = sales.bills * meanAmount(sales);
  const costShare = clamp(
    profile.materialShare * Math.exp(0.1 * chance.normal() + 0.05 * weakness),
    0.01,
    0.93 + 0.02 * weakness,
  );
  const province = role?.province ?? chance.pick(PROVINCES);
  const failing = !role && chance.happens(0.025 * Math.exp(0.6 * weakness));
  const span = Math.min(months, 36) * 30;
  const leverage = Math.exp(-0.4 + 0.5 * weakness + 0.7 * chance.normal());
  const pd = 1 / (1 + Math.exp(-(-3.8 + 1.3 * weakness + 0.35 * Math.log(leverage) - 0.12 * chance.normal())));
  const person = `${chance.pick(SURNAMES)}${chance.pick(GIVEN)}${chance.happens(0.5) ? chance.pick(GIVEN) : ''}`;
  return {
    index,
    code: `F${String(index + 1).padStart(5, '0')}`,
    // Division codes ending in 99 name no county: such a credit code passes its check and belongs to nobody.
    creditCode: creditCodeFor('91', `${province}0099`, String(10_000_000 + index)),
    name: `${PLACES[province]}${chance.pick(SYLLABLES)}${chance.pick(SYLLABLES)}${chance.pick(profile.nameWords)}有限公司`,
    province,
    profile,
    role,
    establishedOn: addMonths(to, role ? -70 : -chance.whole(8, 180)),
    registeredCapitalYuan: chance.pick([100_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000]),
    employees: clamp(Math.round((monthlySalesYuan * 12) / profile.revenuePerHead), 1, 3000),
    monthlySalesYuan,
    paymentDays: role ? 1.2 * profile.paymentDays[0] : daysToPayment(profile, weakness, chance),
    sales,
    purchases: purchaseSide(costShare * monthlySalesYuan, role, chance),
    costShare,
    unpaidShare: clamp(0.01 * Math.exp(0.8 * weakness), 0, 0.15),
    drift: clamp(0.004 - 0.011 * weakness + 0.005 * chance.normal(), -0.045, 0.03),
    weakness,
    leverage,
    creditLineYuan: lineOf(monthlySalesYuan, role, chance),
    pd,
    fate: chance.uniform(),
    failsOn: failing ? fromDayNumber(dayNumber(to) - Math.floor(span * 0.45 * chance.uniform()) - 1) : null,
    owner: `${person}${String(index).padStart(5, '0')}`,
    phone: `1${chance.whole(30, 99)}${String(index + 10_000_000).slice(-8)}`,
    address: `${PLACES[province]}第${chance.whole(1, 900)}号${String(index).padStart(5, '0')}室`,
    device: `D${String(chance.whole(0, 999))}${String(index).padStart(6, '0')}`,
    platformShare: chance.happens(profile.platform[0]) ? profile.platform[1] * (0.4 + 1.2 * chance.uniform()) : 0,
  };
}

const spread = ([median, sd]: readonly [number, number], chance: Chance) => median * Math.exp(sd * chance.normal());

function salesSide(profile: IndustryProfile, weakness: number, role: Role | null, chance: Chance): SidePlan {
  const c = CALIBRATION;
  const bills = Math.exp(c.salesBills[0] + profile.billsShift + c.salesBills[1] * chance.normal());
  const within = clamp(spread(c.salesWithin, chance), 0.3, 2.4);
  const logAmount = c.salesLogAmount[0] + profile.amountShift + c.salesLogAmount[1] * chance.normal();
  const capYuan = c.caps[chance.weighted(c.caps.map(([, weight]) => weight))]![0];
  return {
    bills: role?.bills ?? clamp(bills, 0.3, 900),
    logAmount: role?.logAmount ?? logAmount,
    within: role ? 0.7 : within,
    capYuan: role ? 1_000_000 : capYuan,
    batch: 1 + Math.exp(c.salesBatch[0] + c.salesBatch[1] * chance.normal()),
    parties: parties('C', c.customers, chance),
    voidShare: clamp(spread(c.salesVoid, chance) * Math.exp(0.3 * weakness), 0, 0.5),
    redShare: chance.happens(c.salesNoRed) ? 0 : clamp(spread(c.salesRed, chance) * Math.exp(0.3 * weakness), 0, 0.2),
    weekend: c.salesWeekend,
    inFull: role !== null,
  };
}

function purchaseSide(costYuan: number, role: Role | null, chance: Chance): SidePlan {
  const c = CALIBRATION;
  const drawn = clamp(spread(c.purchaseWithin, chance), 0.6, 3);
  // A firm with a story has no single bill that is its year.
  const within = role ? 1 : drawn;
  const [typical, at, slope, sd] = c.purchaseLogAmount;
  const wanted = typical + slope * (Math.log(costYuan) - at) + sd * chance.normal();
  const bills = clamp(costYuan / Math.exp(wanted + within ** 2 / 2), 0.3, 450);
  const capYuan = Math.max(100_000, (8 * costYuan) / bills);
  const logAmount = Math.log(costYuan / bills) - within ** 2 / 2;
  // What the cap takes off the mean is put back on every bill.
  const scale = costYuan / bills / meanAmount({ logAmount, within, capYuan });
  return {
    bills,
    within,
    logAmount: logAmount + Math.log(scale),
    capYuan: capYuan * scale,
    batch: 1 + Math.exp(c.purchaseBatch[0] + c.purchaseBatch[1] * chance.normal()),
    parties: parties('S', c.suppliers, chance),
    voidShare: clamp(spread(c.purchaseVoid, chance), 0, 0.3),
    redShare: chance.happens(c.purchaseNoRed) ? 0 : clamp(spread(c.purchaseRed, chance), 0, 0.1),
    weekend: c.purchaseWeekend,
    inFull: false,
  };
}

function daysToPayment({ paymentDays: [mean, sd] }: IndustryProfile, weakness: number, chance: Chance): number {
  return Math.max(1, mean + sd * chance.normal()) * (1 + 0.15 * Math.max(0, weakness));
}

function lineOf(monthlySalesYuan: number, role: Role | null, chance: Chance): number {
  const share = 0.2 + 0.6 * chance.uniform();
  const has = chance.happens(0.85) || role !== null;
  return has ? Math.max(1, Math.round((share * monthlySalesYuan) / 10_000)) * 10_000 : 0;
}

/** Mean of a lognormal amount of which what lies above the cap is written at the cap. */
function meanAmount({ logAmount, within, capYuan }: Pick<SidePlan, 'logAmount' | 'within' | 'capYuan'>): number {
  const z = (Math.log(capYuan) - logAmount) / within;
  return Math.exp(logAmount + within ** 2 / 2) * normalCdf(z - within) + capYuan * normalSf(z);
}

function parties(prefix: string, [mean, sd]: readonly [number, number], chance: Chance) {
  const count = clamp(Math.round(Math.exp(mean + sd * chance.normal())), 2, 900);
  const steep = Math.max(0.2, CALIBRATION.steepness[0] + CALIBRATION.steepness[1] * chance.normal());
  return Array.from({ length: count }, (_, rank) => ({
    code: outsideCode(prefix, chance),
    weight: (rank + 1) ** -steep,
  }));
}

/** Somebody outside the county; the firms share them, some far more than others. */
export function outsideCode(prefix: string, chance: Chance): string {
  return `${prefix}${String(Math.floor(100_000 * chance.uniform() ** 1.5)).padStart(5, '0')}`;
}
