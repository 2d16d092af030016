import type { Loop, LoopKind } from '../loops/loop.ts';
import type { Signal } from './finding-of.ts';
import { type FirmMoney, sumOf } from './firm-money.ts';

/** From this share of the firm's inflow on, or half of it where the loops are at least so many, money goes round as a practice. */
const PRACTICE_SHARE = 0.1;
const PRACTICE_LOOPS = 3;

/** Below this share of its inflow a loop is no reason to hold up a firm. */
const IMMATERIAL_SHARE = 0.01;

/** So few loops through mules the whole graph would hold by chance. */
const HIDDEN_CHANCE = 1e-6;

/** From this share of the firm's inflow on, money that comes straight back is looked at. */
const RECIPROCAL_SHARE = 0.3;
/** So many times are no refunds any more: then so much less of the inflow asks. */
const OFTEN = 8;
const OFTEN_SHARE = 0.04;

/** Loops that the firm takes part in, those of the same parties as one signal. A loop of two, which refunds make, asks only where much of the inflow is of that kind. */
export function loopSignals(money: FirmMoney, loops: readonly Loop[], reciprocal: readonly Loop[]): Signal[] {
  const inflow = sumOf(money.graph.amountFen, money.ins);
  const byParties = new Map<string, Loop[]>();
  for (const loop of loops) {
    const key = [...loop.parties].sort((a, b) => a - b).join(' ');
    byParties.set(key, [...(byParties.get(key) ?? []), loop]);
  }
  const signals = [...byParties.values()].map((group) => ringSignal(money, group, inflow));
  const back = reciprocal.flatMap(({ transfers }) => transfers);
  const returned = back.filter((e) => money.graph.to[e] === money.party);
  const amount = sumOf(money.graph.amountFen, returned);
  const often = mostOf(reciprocal) >= OFTEN;
  if (inflow > 0 && amount > (often ? OFTEN_SHARE : RECIPROCAL_SHARE) * inflow)
    signals.push({
      code: 'money-straight-back',
      severity: 'review',
      parties: [
        money.party,
        ...new Set(reciprocal.flatMap(({ parties }) => parties.filter((p) => p !== money.party))),
      ].slice(0, 20),
      edges: back,
      amountFen: amount,
      innocentExplanations: ['refund', 'cash-pool', 'short-loan-between-friends'],
      values: { shareOfInflow: rounded(amount / inflow), loops: reciprocal.length },
      stripped: back,
    });
  return signals;
}

/** How often money went straight back between the two that did it most. */
function mostOf(reciprocal: readonly Loop[]): number {
  const times = new Map<string, number>();
  for (const { parties } of reciprocal) {
    const pair = [...parties].sort((a, b) => a - b).join(' ');
    times.set(pair, (times.get(pair) ?? 0) + 1);
  }
  return Math.max(0, ...times.values());
}

function ringSignal(money: FirmMoney, group: readonly Loop[], inflow: number): Signal {
  const edges = [...new Set(group.flatMap(({ transfers }) => transfers))];
  const own = edges.filter((e) => money.graph.from[e] === money.party || money.graph.to[e] === money.party);
  const returned = sumOf(
    money.graph.amountFen,
    own.filter((e) => money.graph.to[e] === money.party),
  );
  const share = inflow > 0 ? returned / inflow : 0;
  const chance = Math.min(...group.map((loop) => loop.chance));
  // Nobody sends a sum through mules by accident, however small it is beside the firm's trade.
  const isHidden = group.some(({ kind }) => kind === 'mule-routed') && chance < HIDDEN_CHANCE;
  const practice = share >= (group.length >= PRACTICE_LOOPS ? PRACTICE_SHARE / 2 : PRACTICE_SHARE);
  const [first] = group;
  const turn = Math.max(0, first!.parties.indexOf(money.party));
  return {
    code: 'fund-loop',
    severity: practice ? 'block' : share < IMMATERIAL_SHARE && !isHidden ? 'clear' : 'review',
    parties: [...first!.parties.slice(turn), ...first!.parties.slice(0, turn)],
    edges: [...own, ...edges.filter((e) => !own.includes(e))],
    amountFen: returned,
    innocentExplanations: ['supplier-set-off', 'cash-pool', 'refund-through-third-party'],
    values: {
      loops: group.length,
      kind: strongest(group.map(({ kind }) => kind)),
      mules: new Set(group.flatMap(({ mules }) => mules)).size,
      shareOfInflow: rounded(share),
      chance,
    },
    stripped: own,
  };
}

function strongest(kinds: readonly LoopKind[]): LoopKind {
  return (['mule-routed', 'aggregated', 'direct'] as const).find((kind) => kinds.includes(kind))!;
}

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}
