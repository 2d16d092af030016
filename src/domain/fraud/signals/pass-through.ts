import type { Signal } from './finding-of.ts';
import { type FirmMoney, sumOf } from './firm-money.ts';

const HOLD = 48 * 3600;
const YEAR = 365 * 86_400;
const DAY = 86_400;

/** The share of what came in that has to leave within two days, to others than it came from; a little below the 0.95 of the rule of thumb, for fees and a first stake. */
const SHARE = 0.9;

/** Fewer arrivals than this make no pattern. */
const ARRIVALS = 20;

/**
 * An account through which money only passes: what comes in leaves within two days, first in first out; what rests longer is no passing and counts no more. Money that goes back where it
 * came from is none either.
 */
export function passThrough(money: FirmMoney): Signal[] {
  const { graph, asOf } = money;
  const since = (asOf + 1) * DAY - YEAR;
  const ins = [...money.ins].filter((e) => graph.at[e]! >= since);
  const outs = [...money.outs].filter((e) => graph.at[e]! >= since);
  if (ins.length < ARRIVALS) return [];
  const received = sumOf(graph.amountFen, ins);
  const passed = passedOn(money, ins, outs);
  if (passed < SHARE * received) return [];
  return [
    {
      code: 'pass-through-account',
      severity: 'review',
      parties: [money.party],
      edges: [...ins, ...outs].sort((a, b) => graph.amountFen[b]! - graph.amountFen[a]!),
      amountFen: passed,
      innocentExplanations: ['collecting-agent', 'payroll-agent', 'sweep-to-own-account'],
      values: { passedWithin48h: Math.round((passed / received) * 1e4) / 1e4 },
    },
  ];
}

/** What left within the hold after it came. */
function passedOn({ graph }: FirmMoney, ins: readonly number[], outs: readonly number[]): number {
  const waiting: { readonly at: number; left: number; readonly from: number }[] = [];
  let [passed, next] = [0, 0];
  for (const out of outs) {
    for (; next < ins.length && graph.at[ins[next]!]! <= graph.until[out]!; next++) {
      const e = ins[next]!;
      waiting.push({ at: graph.at[e]!, left: graph.amountFen[e]!, from: graph.from[e]! });
    }
    while (waiting.length > 0 && graph.at[out]! - waiting[0]!.at > HOLD) waiting.shift();
    let amount = graph.amountFen[out]!;
    while (amount > 0 && waiting.length > 0) {
      const first = waiting[0]!;
      const taken = Math.min(amount, first.left);
      if (first.from !== graph.to[out]) passed += taken;
      first.left -= taken;
      amount -= taken;
      if (first.left <= 0) waiting.shift();
    }
  }
  return passed;
}
