import type { TemporalGraph } from '#domain/numeric/index.ts';

/**
 * The logarithm of a number of loops by chance as it is added up. How tight each wait and each amount is was not chosen beforehand: among n free quantities, uniform by chance, a
 * product of x or less has the probability x · Σ (−ln x)^j ÷ j! over j < n, and not x.
 */
export class Weight {
  private sum = 0;
  private tightness = 0;
  private free = 0;

  add(log: number): void {
    this.sum += log;
  }

  /** A quantity that lies this far, in logarithms, inside what was allowed. */
  tighten(by: number): void {
    if (by < 0.05) return;
    this.tightness += by;
    this.free++;
  }

  /** Without regard to how tight it happened to be: comparable between readings of the same transfers. */
  get bare(): number {
    return this.sum;
  }

  get log(): number {
    let [term, all] = [1, 1];
    for (let j = 1; j < this.free; j++) {
      term *= this.tightness / j;
      all += term;
    }
    return this.sum + Math.log(all);
  }
}

/**
 * How many loops of one make a graph would hold by chance, if every account paid as often as it does, whom it does, but
 * amounts were drawn from all amounts of the graph: the number of false alarms of the a-contrario method (A. Desolneux,
 * L. Moisan, J.-M. Morel, "From Gestalt Theory to Image Analysis", 2008), here for hops that follow each other by
 * gap and amount. It ranks findings and keeps those of combined hops whose number is small.
 */
export class ChanceModel {
  private readonly graph: TemporalGraph;
  private readonly sorted: Float64Array;
  private readonly span: number;
  private readonly tolerance: number;

  constructor(graph: TemporalGraph, amounts: Float64Array, tolerance: number) {
    this.graph = graph;
    this.tolerance = tolerance;
    this.sorted = amounts.slice().sort();
    const { start, edges } = graph;
    this.span = Math.max(1, edges > 0 ? start[edges - 1]! - start[0]! : 1);
  }

  /**
   * Weighs that `node` paid `amount` on within `wait` seconds, of at most `longest`, after `expected` had come: by the number of its payments in that time
   * whose amount is as near. What was observed itself is left out of all counts, half of it kept so that none is zero.
   */
  followUp(
    weight: Weight,
    node: number,
    [wait, longest]: readonly [number, number],
    expected: number,
    amount: number,
  ): void {
    const apart = Math.max(Math.abs(amount - expected), expected * 1e-4);
    const near = this.share(expected - apart, expected + apart);
    const within = Math.max(apart, expected * this.tolerance);
    const waited = Math.min(Math.max(wait, 60), longest);
    weight.add(this.another(node, waited) + Math.log(near));
    weight.tighten(Math.log(longest / waited));
    weight.tighten(Math.log(this.share(expected - within, expected + within) / near));
  }

  /** The logarithm of the expected number of payments of `node`, of any amount, within `wait` seconds. */
  another(node: number, wait: number): number {
    const { outAt } = this.graph;
    return Math.log(((outAt[node + 1]! - outAt[node]! - 0.5) / this.span) * wait);
  }

  /** The logarithm of the expected number of further payments from u to v within `wait` seconds, by all that they pay each other but `own` of them. */
  again(u: number, v: number, wait: number, own: number): number {
    const { outAt, inAt, outEdges, inEdges, from, to } = this.graph;
    const [outs, ins] = [outAt[u + 1]! - outAt[u]!, inAt[v + 1]! - inAt[v]!];
    let count = 0;
    if (outs < ins) {
      for (let i = outAt[u]!; i < outAt[u + 1]!; i++) if (to[outEdges[i]!] === v) count++;
    } else for (let i = inAt[v]!; i < inAt[v + 1]!; i++) if (from[inEdges[i]!] === u) count++;
    return Math.log((Math.max(0, count - own) + 0.5) / this.span) + Math.log(wait);
  }

  /** The logarithm of the share of payments that reach `node`. */
  meeting(node: number): number {
    const { inAt, edges } = this.graph;
    return Math.log((inAt[node + 1]! - inAt[node]! - 0.5) / edges);
  }

  private share(low: number, high: number): number {
    return Math.max(this.rank(high) - this.rank(low) - 1, 0.5) / this.sorted.length;
  }

  private rank(amount: number): number {
    let [a, b] = [0, this.sorted.length];
    while (a < b) {
      const middle = (a + b) >>> 1;
      if (this.sorted[middle]! <= amount) a = middle + 1;
      else b = middle;
    }
    return a;
  }
}
