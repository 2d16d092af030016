import { chanceOf } from '../chance.ts';
import type { FirmDraft } from '../draft.ts';
import { plantBrushedOrders, plantEditedStatement, plantInflatedStatements, plantUnfiledRevenue } from './edits.ts';
import { plantAgent, plantCashPool, plantRefund, plantSetOff, plantSharedAddress } from './innocents.ts';
import { plantFundLoop, plantMuleLoop, plantReciprocalPair, plantSplitLoop } from './rings.ts';
import type { Plant, Scheme } from './scheme.ts';
import { plantCircularInvoicing, plantRelatedRing, plantShellBlock } from './sham-invoices.ts';
import { plantPassThrough, plantReversedSales, plantWindowDressing } from './single.ts';

export type { Scheme } from './scheme.ts';
export { FRAUD_KINDS, INNOCENT_KINDS } from './scheme.ts';

/** Each with the firms it needs: no firm takes part in two. */
const TOGETHER: readonly (readonly [Plant, number])[] = [
  [plantFundLoop, 6],
  [plantCircularInvoicing, 5],
  [plantSplitLoop, 5],
  [plantShellBlock, 6],
  [plantMuleLoop, 3],
  [plantReciprocalPair, 2],
  [plantRelatedRing, 5],
];
const ALONE: readonly Plant[] = [
  plantWindowDressing,
  plantEditedStatement,
  plantInflatedStatements,
  plantUnfiledRevenue,
  plantPassThrough,
  plantReversedSales,
  plantBrushedOrders,
];
const INNOCENT: readonly (readonly [Plant, number])[] = [
  [plantRefund, 2],
  [plantAgent, 1],
  [plantCashPool, 3],
  [plantSetOff, 2],
  [plantSharedAddress, 4],
];

/** Channels of a seller's bills below this one are ordinary trade. */
const FIRST_CHANNEL = 500;

/**
 * What a block of firms hides, planted into their books: one fraud of several firms, two of one firm, and two innocents that look alike,
 * each kind in its turn over the blocks of a county. Firms with a story of their own take part only in it. Firms that failed take part in
 * nothing.
 */
export function plantSchemes(seed: number, block: number, drafts: readonly FirmDraft[], until: number): Scheme[] {
  const chance = chanceOf(seed, 'scheme', block);
  const turn = block + chanceOf(seed, 'scheme', 0, 1).whole(0, 6);
  const free = chance.several(
    drafts.filter(({ plan, span }) => !plan.role && !plan.failsOn && until - span.from > 400),
    drafts.length,
  );
  const schemes: Scheme[] = [];
  const plant = (make: Plant, firms: readonly FirmDraft[]) => {
    const id = `X${String(block).padStart(4, '0')}-${schemes.length + 1}`;
    const own = chanceOf(seed, 'scheme', block, schemes.length + 2);
    schemes.push(make({ id, firms, chance: own, until, channel: FIRST_CHANNEL + schemes.length }));
  };
  const trader = drafts.find(({ plan }) => plan.role?.name === 'loop-trader');
  if (trader) {
    plant(plantFundLoop, [trader, ...free.splice(0, 3)]);
    plant(plantUnfiledRevenue, [trader]);
  }
  const [ring, wanted] = TOGETHER[turn % TOGETHER.length]!;
  if (free.length >= 6) plant(ring, free.splice(0, wanted));
  for (const shift of [0, 3]) {
    const make = ALONE[(turn + shift) % ALONE.length]!;
    // Only who sells on a platform can invent orders there.
    const fit = make === plantBrushedOrders ? free.findIndex(({ plan }) => plan.platformShare > 0) : 0;
    const firms = fit < 0 ? [] : free.splice(fit, 1);
    if (firms.length > 0) plant(make, firms);
  }
  for (const shift of [0, 2]) {
    const [make, count] = INNOCENT[(turn + shift) % INNOCENT.length]!;
    if (free.length >= count) plant(make, free.splice(0, count));
  }
  return schemes;
}
