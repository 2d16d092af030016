import { chanceOf } from './chance.ts';

/** A firm that every county has among its first ten, so that a demonstration can tell its story; which one it is, the seed decides. */
export interface Role {
  readonly name: RoleName;
  readonly division: string;
  readonly province: string;
  readonly weakness: number;
  readonly bills: number;
  readonly logAmount: number;
  /** Months of ordinary sales above which its owner draws, and down to which. */
  readonly keeps: readonly [number, number];
}

export type RoleName = 'stale-software' | 'loop-trader' | 'shock-hardware';

const ROLES: readonly Role[] = [
  // Sound; what it delivers ends fourteen months before the end.
  {
    name: 'stale-software',
    division: '65',
    province: '33',
    weakness: -1.1,
    bills: 14,
    logAmount: 9.9,
    keeps: [30, 20],
  },
  // Sound on paper: large bills and a fund loop that comes back as sales; what it files is what it really sold.
  { name: 'loop-trader', division: '51', province: '44', weakness: -0.8, bills: 18, logAmount: 11.6, keeps: [30, 20] },
  // Sound, short of cash, and hit with its peers by the stop of export orders.
  {
    name: 'shock-hardware',
    division: '33',
    province: '33',
    weakness: -0.9,
    bills: 22,
    logAmount: 10.4,
    keeps: [0.9, 0.3],
  },
];

/** The index of the firm in each role. */
export function rolesOf(seed: number): ReadonlyMap<number, Role> {
  const chance = chanceOf(seed, 'roles');
  const places = chance.several([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ROLES.length);
  return new Map(ROLES.map((role, i) => [places[i]!, role]));
}
