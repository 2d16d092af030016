import { monthIndex } from '#domain/kernel/index.ts';
import { chanceOf } from './chance.ts';

/** A fall of sales that a whole trade shares for a while. */
export interface Shock {
  readonly name: string;
  /** GB/T 4754 divisions hit; empty for all. */
  readonly divisions: readonly string[];
  /** Provinces hit; empty for all. */
  readonly provinces: readonly string[];
  /** First month hit, and the first one that is no longer. */
  readonly from: number;
  readonly to: number;
  /** What is left of sales, by division where it differs. */
  readonly factor: number;
  readonly factors: Readonly<Record<string, number>>;
  /** What purchases cost in the shock, relative to before. */
  readonly cost: number;
}

const EPIDEMIC: Readonly<Record<string, number>> = { 62: 0.3, 52: 0.55, 54: 0.62, 51: 0.66, 47: 0.5, 65: 0.85 };
const PROVINCES = ['33', '32', '44', '37', '51', '41', '42', '35'];
const DIVISIONS = ['51', '52', '34', '39', '47', '54', '62', '65'];

/**
 * The shocks of a county that ends on the day number `until`: an epidemic quarter a year and more back, a fall of orders for hardware makers
 * that is still on, dearer goods half a year ago, and one shock of one trade in two provinces that the seed chooses.
 */
export function shocksOf(seed: number, until: number): readonly Shock[] {
  const end = monthIndex(until - 1) + 1;
  const chance = chanceOf(seed, 'economy', 1);
  const start = end - chance.whole(8, 20);
  const none = { divisions: [], provinces: [], factors: {}, cost: 1 } as const;
  return [
    { ...none, name: 'epidemic quarter', from: end - 16, to: end - 13, factor: 0.7, factors: EPIDEMIC },
    { ...none, name: 'epidemic recovery', from: end - 13, to: end - 11, factor: 0.88, factors: {} },
    { ...none, name: 'export order stop', divisions: ['33'], from: end - 4, to: end + 3, factor: 0.42 },
    {
      ...none,
      name: 'price of goods',
      divisions: ['51', '39', '33'],
      from: end - 9,
      to: end - 4,
      factor: 0.97,
      cost: 1.1,
    },
    {
      ...none,
      name: 'regional policy',
      divisions: [chance.pick(DIVISIONS)],
      provinces: chance.several(PROVINCES, 2),
      from: start,
      to: start + chance.whole(3, 6),
      factor: 0.45 + 0.25 * chance.uniform(),
    },
  ];
}

/** Whether the shock hits the trade in the province in the month. */
function hits(shock: Shock, division: string, province: string, month: number): boolean {
  return (
    month >= shock.from &&
    month < shock.to &&
    (shock.divisions.length === 0 || shock.divisions.includes(division)) &&
    (shock.provinces.length === 0 || shock.provinces.includes(province))
  );
}

/** The state of a trade in a province, month by month. */
export interface Economy {
  /** Sales relative to trend: the industry's and the region's cycles, and the shocks. */
  readonly demand: (division: string, province: string, month: number) => number;
  /** Only what the shocks leave of sales: 1 where none is on. */
  readonly shock: (division: string, province: string, month: number) => number;
  readonly cost: (division: string, province: string, month: number) => number;
}

export function economyOf(seed: number, until: number): Economy {
  const shocks = shocksOf(seed, until);
  const phase = (of: string) => chanceOf(seed, 'economy', 2, Number(of)).uniform() * 2 * Math.PI;
  const phases = new Map([...DIVISIONS, '33', ...PROVINCES].map((of) => [of, phase(of)]));
  const shock = (division: string, province: string, month: number) =>
    shocks.reduce(
      (left, s) => (hits(s, division, province, month) ? left * (s.factors[division] ?? s.factor) : left),
      1,
    );
  return {
    shock,
    demand: (division, province, month) =>
      (1 +
        0.08 * Math.sin((2 * Math.PI * month) / 41 + phases.get(division)!) +
        0.05 * Math.sin((2 * Math.PI * month) / 29 + phases.get(province)!)) *
      shock(division, province, month),
    cost: (division, province, month) =>
      shocks.reduce((cost, s) => (hits(s, division, province, month) ? cost * s.cost : cost), 1),
  };
}
