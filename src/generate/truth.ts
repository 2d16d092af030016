import { monthIndex } from '#domain/kernel/index.ts';
import type { FirmDraft } from './draft.ts';
import type { Economy } from './economy.ts';
import type { Evidence } from './evidence.ts';
import { taxOfOrders } from './platform.ts';
import type { Scheme } from './schemes/index.ts';

/** What is so, whatever the evidence says: read by tests and scoreboards, never by an engine. */
export interface FirmTruth {
  /** Neither a fraud nor, as the draw came out, a defaulter within twelve months. */
  readonly sound: boolean;
  readonly pd: number;
  /** Day number, within twelve months after the end. */
  readonly defaultsOn: number | null;
  readonly frauds: readonly string[];
  readonly innocents: readonly string[];
  /** Net sales of the last twelve months behind which goods or work stand. */
  readonly annualRevenueFen: number;
  /** What shocks left of sales in the last three months: 1 where none was on. */
  readonly shockFactor: number;
}

/** Odds of default of a firm that cheats: the honest probability and this one, whichever comes first. */
const FRAUD_PD = 0.45;

export function truthOf(
  { plan, books }: FirmDraft,
  evidence: Evidence,
  schemes: readonly Scheme[],
  { economy, until }: { readonly economy: Economy; readonly until: number },
): FirmTruth {
  const own = schemes.filter(({ firms }) => firms.includes(plan.code));
  const kinds = (guilty: boolean) => [...new Set(own.filter((s) => s.guilty === guilty).map(({ kind }) => kind))];
  const frauds = kinds(true);
  const pd = plan.failsOn ? 1 : frauds.length > 0 ? 1 - (1 - plan.pd) * (1 - FRAUD_PD) : plan.pd;
  const defaultsOn = plan.fate < pd ? until + Math.floor((plan.fate / pd) * 365) : null;
  const invoiced = books.sales.reduce(
    (sum, i) => (i.status === 'valid' && i.genuine && i.on >= until - 365 ? sum + i.netFen : sum),
    0,
  );
  const ordered = evidence.platform
    .filter(({ on }) => on >= until - 365)
    .reduce((sum, day) => sum + taxOfOrders(day, plan.profile.vat).netFen, 0);
  const lastMonth = monthIndex(until - 1);
  const shocks = [0, 1, 2].map((back) => economy.shock(plan.profile.division, plan.province, lastMonth - back));
  return {
    sound: frauds.length === 0 && defaultsOn === null,
    pd,
    defaultsOn,
    frauds,
    innocents: kinds(false),
    annualRevenueFen: invoiced + ordered,
    shockFactor: shocks.reduce((a, b) => a + b, 0) / 3,
  };
}
