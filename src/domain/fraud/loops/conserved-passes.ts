import { firstAfter, type TemporalGraph } from '#domain/numeric/index.ts';

export interface PassRules {
  /** The longest time for which an account holds what it passes on, in seconds. */
  readonly hold: number;
  /** The largest share by which what leaves differs from what came. */
  readonly tolerance: number;
}

/** Payments that somebody passed on: `into[p]` reached an account that paid nearly the same amount out by `out[p]`. */
export interface Passes {
  readonly into: Int32Array;
  readonly out: Int32Array;
  /** 1 for accounts whose trade it is to pass money on, such as collecting agents. */
  readonly intermediary: Uint8Array;
}

/** A payment that this many others might have passed on tells nothing of any of them. */
const MOST_MATCHES = 8;

/** An account that passes on for this many different pairs of parties does so as its trade. */
const AGENT_PAIRS = 20;

/** The share of arrivals passed on above what the control shows, from which on passing is an account's trade. */
const AGENT_SHARE = 0.5;

/** Finds the conserved passes through every account, and the accounts whose trade they are. */
export function conservedPasses(graph: TemporalGraph, amounts: Float64Array, rules: PassRules): Passes {
  const finder = new PassFinder(graph, amounts, rules);
  const intermediary = new Uint8Array(graph.nodes);
  for (let m = 0; m < graph.nodes; m++) if (finder.through(m)) intermediary[m] = 1;
  return { into: Int32Array.from(finder.into), out: Int32Array.from(finder.out), intermediary };
}

class PassFinder {
  readonly into: number[] = [];
  readonly out: number[] = [];
  private readonly graph: TemporalGraph;
  private readonly amounts: Float64Array;
  private readonly rules: PassRules;
  private readonly matches = new Int32Array(MOST_MATCHES + 1);

  constructor(graph: TemporalGraph, amounts: Float64Array, rules: PassRules) {
    this.graph = graph;
    this.amounts = amounts;
    this.rules = rules;
  }

  /**
   * Finds the passes through one account and says whether they are its trade. The control are payments of like amount
   * in the same span before the arrival, which cannot be its passing on: a busy account matches by chance both ways.
   */
  through(m: number): boolean {
    const { inAt, inEdges, outAt, start, end, from } = this.graph;
    const low = outAt[m]!;
    const high = outAt[m + 1]!;
    let [passed, control] = [0, 0];
    const before = this.into.length;
    if (low === high) return false;
    for (let i = inAt[m]!; i < inAt[m + 1]!; i++) {
      const e = inEdges[i]!;
      if (from[e] === m) continue;
      // A payment of which only the day is known may have been passed on within it.
      const arrival = end[e]! > start[e]! ? start[e]! - 1e-3 : start[e]!;
      const found = this.match(e, m, arrival, start[e]! + this.rules.hold);
      if (found > 0) passed++;
      if (found > 0 && found <= MOST_MATCHES)
        for (let k = 0; k < found; k++) {
          this.into.push(e);
          this.out.push(this.matches[k]!);
        }
      // An edge that begins at the arrival itself belongs to neither span.
      if (this.match(e, m, arrival - this.rules.hold, arrival - 1e-6) > 0) control++;
    }
    if (passed < AGENT_PAIRS || (passed - control) / (inAt[m + 1]! - inAt[m]!) < AGENT_SHARE) return false;
    return this.pairsSince(before) >= AGENT_PAIRS;
  }

  /** Collects the first payments of m in (after, until] of the amount of e to another than its payer. */
  private match(e: number, m: number, after: number, until: number): number {
    const { outAt, outEdges, start, from, to } = this.graph;
    const { amounts, matches } = this;
    const high = outAt[m + 1]!;
    const least = amounts[e]! * (1 - this.rules.tolerance);
    const most = amounts[e]! * (1 + this.rules.tolerance);
    let found = 0;
    for (let j = firstAfter(outEdges, start, outAt[m]!, high, after); j < high && found <= MOST_MATCHES; j++) {
      const f = outEdges[j]!;
      if (start[f]! > until) break;
      if (amounts[f]! < least || amounts[f]! > most || to[f] === from[e] || to[f] === m) continue;
      matches[found++] = f;
    }
    return found;
  }

  private pairsSince(first: number): number {
    const { nodes, from, to } = this.graph;
    const pairs = new Set<number>();
    for (let p = first; p < this.into.length; p++) pairs.add(from[this.into[p]!]! * nodes + to[this.out[p]!]!);
    return pairs.size;
  }
}
