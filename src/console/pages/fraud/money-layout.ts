import type { AnswerOf } from '#src/console/api/client.ts';

type Finding = AnswerOf<'show-finding'>;

/** How the wire names the firm that was examined. */
export const THE_FIRM = '@firm';

const MOST_NODES = 24;

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly amountFen: number;
  readonly payments: number;
}

/** The parties of a finding in the order in which they are drawn: the firm first, then as the money goes, then those in the middle. */
export function partiesOf({ parties, payments }: Pick<Finding, 'parties' | 'payments'>): string[] {
  const found = new Set<string>([THE_FIRM]);
  for (const party of parties) found.add(party);
  for (const { from, to } of payments) found.add(from).add(to);
  return [...found].slice(0, MOST_NODES);
}

/** The payments of each pair as one flow, the largest first. */
export function flowsOf({ payments }: Pick<Finding, 'payments'>, parties: readonly string[]): Flow[] {
  const shown = new Set(parties);
  const flows = new Map<string, Flow>();
  for (const { from, to, amountFen } of payments) {
    if (!shown.has(from) || !shown.has(to)) continue;
    const key = `${from}\n${to}`;
    const so = flows.get(key) ?? { from, to, amountFen: 0, payments: 0 };
    flows.set(key, { from, to, amountFen: so.amountFen + Number(amountFen), payments: so.payments + 1 });
  }
  return [...flows.values()].sort((a, b) => b.amountFen - a.amountFen);
}

/** Where a party stands on a circle that begins at the top and goes round with the clock. */
export function placeOf(index: number, count: number, width: number, height: number): { x: number; y: number } {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  return { x: width / 2 + (width / 2 - 110) * Math.cos(angle), y: height / 2 + (height / 2 - 36) * Math.sin(angle) };
}
