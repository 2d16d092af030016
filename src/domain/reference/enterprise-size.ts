import { type CalendarDate, calendarDate, type DatedValue, effectiveOn, type Fen } from '#domain/kernel/index.ts';
import type { Industry } from './industry.ts';

export type EnterpriseSize = 'large' | 'medium' | 'small' | 'micro';

/** What size is measured by; money in fen, of the last full year; null where unknown. */
export interface SizeIndicators {
  readonly staff: number | null;
  readonly revenueFen: Fen | null;
  readonly assetsFen: Fen | null;
}

type Indicator = 'staff' | 'revenue' | 'assets';

/** Lower limits of large, medium and small, each included in the size that it opens. */
interface SizeLimit {
  readonly indicator: Indicator;
  readonly limits: readonly [bigint, bigint, bigint];
}

/** A row of the standard: the industries that it covers (as digits that open a GB/T 4754 code) and its limits. */
interface SizeRow {
  readonly industry: string;
  readonly codes: readonly string[];
  readonly limits: readonly SizeLimit[];
}

const staff = (large: number, medium: number, small: number): SizeLimit => ({
  indicator: 'staff',
  limits: [BigInt(large), BigInt(medium), BigInt(small)],
});

const TEN_THOUSAND_YUAN = 1_000_000n;
const money =
  (indicator: 'revenue' | 'assets') =>
  (large: number, medium: number, small: number): SizeLimit => ({
    indicator,
    limits: [BigInt(large) * TEN_THOUSAND_YUAN, BigInt(medium) * TEN_THOUSAND_YUAN, BigInt(small) * TEN_THOUSAND_YUAN],
  });
const revenue = money('revenue');
const assets = money('assets');

function divisions(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(2, '0'));
}

/** 工信部联企业〔2011〕300号 §4, in units of 10,000 yuan, with the industries of GB/T 4754-2017 (国统字〔2017〕213号). */
const ROWS_2011: readonly SizeRow[] = [
  { industry: 'agriculture', codes: divisions(1, 5), limits: [revenue(20000, 500, 50)] },
  { industry: 'industry', codes: divisions(6, 46), limits: [staff(1000, 300, 20), revenue(40000, 2000, 300)] },
  {
    industry: 'construction',
    codes: divisions(47, 50),
    limits: [revenue(80000, 6000, 300), assets(80000, 5000, 300)],
  },
  { industry: 'wholesale', codes: ['51'], limits: [staff(200, 20, 5), revenue(40000, 5000, 1000)] },
  { industry: 'retail', codes: ['52'], limits: [staff(300, 50, 10), revenue(20000, 500, 100)] },
  // Railways (53) are left out by the standard itself; loading and handling (591) shares a division with storage.
  {
    industry: 'transport',
    codes: [...divisions(54, 58), '591'],
    limits: [staff(1000, 300, 20), revenue(30000, 3000, 200)],
  },
  {
    industry: 'storage',
    codes: ['592', '593', '594', '595', '596', '599'],
    limits: [staff(200, 100, 20), revenue(30000, 1000, 100)],
  },
  { industry: 'post', codes: ['60'], limits: [staff(1000, 300, 20), revenue(30000, 2000, 100)] },
  { industry: 'accommodation', codes: ['61'], limits: [staff(300, 100, 10), revenue(10000, 2000, 100)] },
  { industry: 'catering', codes: ['62'], limits: [staff(300, 100, 10), revenue(10000, 2000, 100)] },
  {
    industry: 'information-transmission',
    codes: ['63', '64'],
    limits: [staff(2000, 100, 10), revenue(100000, 1000, 100)],
  },
  { industry: 'software', codes: ['65'], limits: [staff(300, 100, 10), revenue(10000, 1000, 50)] },
  {
    industry: 'property-development',
    codes: ['701'],
    limits: [revenue(200000, 1000, 100), assets(10000, 5000, 2000)],
  },
  { industry: 'property-management', codes: ['702'], limits: [staff(1000, 300, 100), revenue(5000, 1000, 500)] },
  {
    industry: 'leasing-and-business-services',
    codes: ['71', '72'],
    limits: [staff(300, 100, 10), assets(120000, 8000, 100)],
  },
  {
    industry: 'other',
    // Estate agents and other real estate, science, environment, household services, social work, culture.
    codes: ['703', '709', ...divisions(73, 75), ...divisions(76, 79), ...divisions(80, 82), '85', ...divisions(86, 90)],
    limits: [staff(300, 100, 10)],
  },
];

/** The standard by the day on which size is taken; there is none before the first. */
const SIZE_STANDARDS: readonly (DatedValue<readonly SizeRow[]> & { readonly citation: string })[] = [
  { from: calendarDate('2011-06-18'), value: ROWS_2011, citation: '工信部联企业〔2011〕300号' },
];

/**
 * `sized`: the size and the row that gave it. `unknown`: `missing` names what would settle it. `not-covered`: the
 * standard does not speak of the industry (finance, railways, education, hospitals, the state), or not yet on that day.
 */
export type SizeFinding =
  | { readonly state: 'sized'; readonly size: EnterpriseSize; readonly row: string; readonly citation: string }
  | { readonly state: 'unknown'; readonly missing: readonly (Indicator | 'industry')[] }
  | { readonly state: 'not-covered' };

const SIZES: readonly EnterpriseSize[] = ['large', 'medium', 'small', 'micro'];

/**
 * The size of a firm: the largest whose lower limits all indicators reach. An unknown indicator leaves the size unknown,
 * unless a known one already makes the firm micro.
 */
export function enterpriseSize(industry: Industry, indicators: SizeIndicators, on: CalendarDate): SizeFinding {
  const standard = effectiveOn(SIZE_STANDARDS, on);
  if (standard.state !== 'in-force') return { state: 'not-covered' };
  const rows = standard.entry.value ?? [];
  const row = rows.find((candidate) => covers(candidate, industry));
  if (!row) {
    const narrower = rows.some(({ codes }) => codes.some((code) => isWithin(code, industry)));
    return narrower ? { state: 'unknown', missing: ['industry'] } : { state: 'not-covered' };
  }
  const values: Readonly<Record<Indicator, bigint | null>> = {
    staff: indicators.staff === null ? null : BigInt(Math.floor(indicators.staff)),
    revenue: indicators.revenueFen,
    assets: indicators.assetsFen,
  };
  const missing = row.limits.map(({ indicator }) => indicator).filter((indicator) => values[indicator] === null);
  const reached = Math.max(...row.limits.map(({ indicator, limits }) => rankOf(values[indicator], limits)));
  if (missing.length > 0 && reached < 3) return { state: 'unknown', missing };
  return { state: 'sized', size: SIZES[reached]!, row: row.industry, citation: standard.entry.citation };
}

/** 0 = large to 3 = micro; an unknown value bounds nothing. */
function rankOf(value: bigint | null, limits: readonly [bigint, bigint, bigint]): number {
  if (value === null) return 0;
  const rank = limits.findIndex((limit) => value >= limit);
  return rank === -1 ? 3 : rank;
}

/** Whether the whole industry, as far as its code says, falls under the row. */
function covers({ codes }: SizeRow, { code, section }: Industry): boolean {
  if (code !== '') return codes.some((opening) => code.startsWith(opening));
  return divisions(...section.divisions).every((division) => codes.includes(division));
}

/** Whether a code of the standard lies inside an industry that is known less exactly. */
function isWithin(code: string, industry: Industry): boolean {
  if (industry.code !== '') return code.startsWith(industry.code);
  const [first, last] = industry.section.divisions;
  const division = Number(code.slice(0, 2));
  return division >= first && division <= last;
}
