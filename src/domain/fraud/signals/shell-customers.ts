import { type Finding, THE_FIRM } from '#domain/verification/index.ts';
import type { InvoiceBlocks } from '../money/invoice-pairs.ts';

/** A block of fewer than this many sellers or buyers is a supply chain. */
const FEWEST = 3;

const MOST_NAMED = 20;

/** Blocks of sellers and buyers that invoice each other far beyond their other trade, in which the firm sells. */
export function shellCustomers(
  { blocks, sellerNames, buyerNames, densityFloor }: InvoiceBlocks,
  firm: string,
): Finding[] {
  return blocks.flatMap(({ sellers, buyers, density, expected, edges }) => {
    if (sellers.length < FEWEST || buyers.length < FEWEST) return [];
    const names = sellers.map((s) => sellerNames[s]!);
    if (!names.includes(firm)) return [];
    const others = [...names.filter((name) => name !== firm), ...buyers.map((b) => buyerNames[b]!)];
    return {
      code: 'shell-customer-block',
      severity: 'review' as const,
      parties: [THE_FIRM, ...others.slice(0, MOST_NAMED)],
      records: [],
      amountFen: null,
      startsOn: null,
      endsOn: null,
      innocentExplanations: ['wholesale-market', 'franchise', 'industrial-cluster'],
      values: {
        sellers: sellers.length,
        buyers: buyers.length,
        density: Math.round(density * 1e4) / 1e4,
        timesExpected: Math.round((edges / expected) * 10) / 10,
        densityFloor,
      },
      strips: [],
    };
  });
}
