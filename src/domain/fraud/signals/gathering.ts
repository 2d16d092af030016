import type { Signal } from './finding-of.ts';
import { type FirmMoney, sumOf } from './firm-money.ts';

const SPAN = 48 * 3600;
const MANY = 10;
const FEW = 2;

/** The share of what was gathered that has to leave, or of what is scattered that has to have come, within the next or last two days. */
const SHARE = 0.9;

/**
 * Money of many gathered within two days and sent on to one or two within the next two (fan-in), or the other way round (fan-out): the shapes of
 * collecting for and paying out to mules (E. Altman et al., AMLworld, arXiv 2306.16424). Regular partners make no such finding: at least half of the many
 * must have no other payment with the firm.
 */
export function gathering(money: FirmMoney): Signal[] {
  const fanIn = worst(money, money.ins, money.outs, 'in');
  const fanOut = worst(money, money.outs, money.ins, 'out');
  return [...(fanIn ? [signal(money, 'fan-in', fanIn)] : []), ...(fanOut ? [signal(money, 'fan-out', fanOut)] : [])];
}

interface Burst {
  readonly many: readonly number[];
  readonly few: readonly number[];
}

function signal({ party }: FirmMoney, code: string, { many, few }: Burst): Signal {
  return {
    code,
    severity: 'review',
    parties: [party],
    edges: [...few, ...many],
    innocentExplanations: ['retail-customers', 'payroll', 'group-purchase', 'event-fees'],
    values: { many: many.length, few: few.length },
  };
}

/** The largest burst of strangers on one side that is matched by one or two payments on the other. */
function worst({ graph, party }: FirmMoney, many: Int32Array, few: Int32Array, side: 'in' | 'out'): Burst | undefined {
  const other = (e: number) => (graph.from[e] === party ? graph.to[e]! : graph.from[e]!);
  const met = new Map<number, number>();
  for (const e of [...many, ...few]) met.set(other(e), (met.get(other(e)) ?? 0) + 1);
  let best: Burst | undefined;
  for (let low = 0, high = 0; low < many.length; low++) {
    const begins = graph.at[many[low]!]!;
    while (high < many.length && graph.at[many[high]!]! <= begins + SPAN) high++;
    if (high - low < MANY || (best && high - low <= best.many.length)) continue;
    const burst = [...many.subarray(low, high)];
    const strangers = new Set(burst.map(other).filter((p) => met.get(p) === 1)).size;
    if (strangers < MANY || 2 * strangers < burst.length) continue;
    const ends = graph.at[burst.at(-1)!]!;
    const near = [...few].filter((e) =>
      side === 'in'
        ? graph.at[e]! > begins && graph.at[e]! <= ends + SPAN
        : graph.at[e]! < ends && graph.at[e]! >= begins - SPAN,
    );
    near.sort((a, b) => graph.amountFen[b]! - graph.amountFen[a]!);
    const taken = near.slice(0, FEW);
    const [gathered, moved] = [sumOf(graph.amountFen, burst), sumOf(graph.amountFen, taken)];
    if (moved >= SHARE * gathered && moved <= gathered / SHARE) best = { many: burst, few: taken };
  }
  return best;
}
