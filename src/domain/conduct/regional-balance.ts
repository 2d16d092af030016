import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** One region: what is lent there and what it is held against (people, firms, output), with its tier where it has one. */
export interface RegionRow {
  readonly region: string;
  readonly amount: number;
  readonly base: number;
  readonly tier: string | null;
}

export interface RegionalBalance {
  /** Of amounts per head, weighted by the base: 0 where each region gets its share, towards 1 where one gets all. */
  readonly gini: number;
  /** Theil's T, Σ s·ln(s / p), and its parts within and between tiers; without tiers all of it lies within. */
  readonly theil: number;
  readonly theilWithin: number;
  readonly theilBetween: number;
  readonly hhi: number;
  /** 1 / HHI. */
  readonly effective: number;
  /** (amount / all amounts) ÷ (base / all bases): 1 is the region's fair share; null where the region has no base. */
  readonly locationQuotient: Readonly<Record<string, number | null>>;
  readonly tiers: Readonly<
    Record<string, { readonly amountShare: number; readonly baseShare: number; readonly theil: number }>
  >;
}

/**
 * How evenly lending falls upon regions. Regions with lending and no base have no fair share and are refused; regions
 * with a base and no lending count. Errors: REGION_WITHOUT_BASE, REGION_BASE_MISSING, REGION_NOTHING_LENT.
 */
export function regionalBalance(
  rows: readonly RegionRow[],
): Result<RegionalBalance, Failure<'REGION_WITHOUT_BASE' | 'REGION_BASE_MISSING' | 'REGION_NOTHING_LENT'>> {
  const amounts = rows.reduce((sum, { amount }) => sum + amount, 0);
  const bases = rows.reduce((sum, { base }) => sum + base, 0);
  if (!(bases > 0)) return fail('REGION_BASE_MISSING');
  if (!(amounts > 0)) return fail('REGION_NOTHING_LENT');
  const stranger = rows.find(({ amount, base }) => amount > 0 && base === 0);
  if (stranger) return fail('REGION_WITHOUT_BASE', { region: stranger.region });
  const shares = rows.map((row) => ({ ...row, s: row.amount / amounts, p: row.base / bases }));
  const hhi = shares.reduce((sum, { s }) => sum + s * s, 0);
  const theil = shares.reduce((sum, { s, p }) => sum + term(s, s / p), 0);
  const tiers = tiersOf(shares);
  const theilBetween = Object.values(tiers).reduce(
    (sum, t) => sum + term(t.amountShare, t.amountShare / t.baseShare),
    0,
  );
  return ok({
    gini: gini(shares),
    theil,
    theilWithin: theil - theilBetween,
    theilBetween,
    hhi,
    effective: 1 / hhi,
    locationQuotient: Object.fromEntries(shares.map(({ region, s, p }) => [region, p > 0 ? s / p : null])),
    tiers,
  });
}

interface Share extends RegionRow {
  readonly s: number;
  readonly p: number;
}

/** s·ln(ratio), 0 where nothing is lent. */
function term(share: number, ratio: number): number {
  return share > 0 ? share * Math.log(ratio) : 0;
}

/** One less twice the area under the Lorenz curve, by trapezoids, regions in the order of their amount per head. */
function gini(shares: readonly Share[]): number {
  const order = shares.filter(({ p }) => p > 0).sort((a, b) => a.s / a.p - b.s / b.p);
  let [below, area] = [0, 0];
  for (const { s, p } of order) {
    area += p * (2 * below + s);
    below += s;
  }
  return Math.max(0, 1 - area);
}

function tiersOf(shares: readonly Share[]): RegionalBalance['tiers'] {
  const members = new Map<string, Share[]>();
  for (const share of shares) members.set(share.tier ?? '', [...(members.get(share.tier ?? '') ?? []), share]);
  const tiers: Record<string, { amountShare: number; baseShare: number; theil: number }> = {};
  for (const [tier, inside] of members) {
    const amountShare = inside.reduce((sum, { s }) => sum + s, 0);
    const baseShare = inside.reduce((sum, { p }) => sum + p, 0);
    const theil = inside.reduce(
      (sum, { s, p }) => sum + (amountShare > 0 ? term(s / amountShare, s / amountShare / (p / baseShare)) : 0),
      0,
    );
    tiers[tier] = { amountShare, baseShare, theil };
  }
  return tiers;
}
