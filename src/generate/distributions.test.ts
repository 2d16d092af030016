import { describe, expect, it } from 'vitest';
import { calendarDate, fromDayNumber } from '#domain/kernel/index.ts';
import {
  type ComparedBill,
  type FirmStatistics,
  firmStatistics,
  greatestDistance,
  monthProfile,
} from '#test/generate/firm-statistics.ts';
import { HAS_REAL_BILLS, realBills } from '#test/generate/real-bills.ts';
import { makeCounty } from './index.ts';

type Side = 'sales' | 'purchases';

interface Sample {
  readonly statistics: readonly FirmStatistics[];
  readonly months: readonly number[][];
}

const COMPARED = [
  'meanLogAmount',
  'spreadLogAmount',
  'logBillsPerMonth',
  'sameDayShare',
  'logGapDays',
  'voidShare',
  'redShare',
  'topPartyShare',
] as const satisfies readonly (keyof FirmStatistics)[];

function sampleOf(firms: Iterable<readonly ComparedBill[]>, years: readonly string[]): Sample {
  const monthOfYear = (on: number) => {
    const date = fromDayNumber(on);
    return years.includes(date.slice(0, 4)) ? Number(date.slice(5, 7)) - 1 : null;
  };
  const all = [...firms].map((bills) => ({
    statistics: firmStatistics(bills),
    months: monthProfile(bills, monthOfYear),
  }));
  return {
    statistics: all.flatMap(({ statistics }) => statistics ?? []),
    months: all.flatMap(({ months }) => (months ? [months] : [])),
  };
}

/** Both sides of the firms of a county, in the year before its shocks; a county is made once for each volume. */
function countySamples(volume: number): Readonly<Record<Side, Sample>> {
  const options = { firms: 250, months: 36, seed: 5, until: calendarDate('2026-08-01'), volume };
  const bills: Readonly<Record<Side, ComparedBill[][]>> = { sales: [], purchases: [] };
  for (const block of makeCounty(options))
    for (const { whole } of block.firms)
      for (const side of ['sales', 'purchases'] as const)
        bills[side].push(
          whole[side].map(({ on, counterparty, netFen, status }) => ({
            on,
            counterparty,
            netFen,
            isVoid: status === 'void',
          })),
        );
  return { sales: sampleOf(bills.sales, ['2024']), purchases: sampleOf(bills.purchases, ['2024']) };
}

const full = countySamples(1);

const mean = (profiles: readonly number[][], month: number) =>
  profiles.reduce((sum, profile) => sum + profile[month]!, 0) / profiles.length;

/**
 * The two real sets differ from each other by chance and by how they were chosen. The county may differ from both together by no more than
 * they differ from each other, or than two samples of their sizes differ at the 1 % level.
 */
describe.runIf(HAS_REAL_BILLS)('the bills of a county beside real ones (skipped without WEIR_DATA)', () => {
  it.each(['sales', 'purchases'] as const)('%s look like those of real small firms, firm by firm', (side) => {
    const [rated, unrated] = (['rated', 'unrated'] as const).map((set) =>
      sampleOf(realBills(set, side).values(), ['2017', '2018', '2019']),
    ) as [Sample, Sample];
    const county = full[side];
    const [n, m] = [rated.statistics.length, unrated.statistics.length];
    const critical = 1.628 * Math.sqrt(1 / n + 1 / m);
    for (const name of COMPARED) {
      const of = ({ statistics }: Sample) => statistics.map((firm) => firm[name]);
      const tolerance = Math.max(critical, greatestDistance(of(rated), of(unrated)));
      const distance = greatestDistance(of(county), [...of(rated), ...of(unrated)]);
      expect({ name, distance: distance <= tolerance ? 'within' : distance }).toEqual({ name, distance: 'within' });
    }
    const both = [...rated.months, ...unrated.months];
    for (let month = 0; month < 12; month++) {
      const centre = mean(both, month);
      const variance = both.reduce((sum, profile) => sum + (profile[month]! - centre) ** 2, 0) / (both.length - 1);
      const chance = 2.576 * Math.sqrt(variance * (1 / rated.months.length + 1 / unrated.months.length));
      const tolerance = Math.max(chance, Math.abs(mean(rated.months, month) - mean(unrated.months, month)));
      const distance = Math.abs(mean(county.months, month) - centre);
      expect({ month, distance: distance <= tolerance ? 'within' : distance }).toEqual({ month, distance: 'within' });
    }
  });
});

describe('the volume of a county', () => {
  it('leaves the shapes as they are: voids, red letters, months, and the spread of amounts', () => {
    const [whole, tenth] = [full.sales, countySamples(0.1).sales];
    for (const name of ['spreadLogAmount', 'voidShare', 'redShare'] as const) {
      const of = ({ statistics }: Sample) => statistics.map((firm) => firm[name]);
      const critical = 1.628 * Math.sqrt(1 / whole.statistics.length + 1 / tenth.statistics.length);
      expect(greatestDistance(of(whole), of(tenth))).toBeLessThan(2 * critical);
    }
    for (let month = 0; month < 12; month++)
      expect(Math.abs(mean(whole.months, month) - mean(tenth.months, month))).toBeLessThan(0.35);
  });
});
