import { createPrng, type Prng } from '#domain/numeric/index.ts';

/** How a made graph of payments is laid out; times are in seconds, amounts in fen. */
export interface PlantedOptions {
  readonly seed: number;
  readonly nodes: number;
  readonly edges: number;
  readonly days: number;
  /** Skew of activity: node number = ⌊n · u^skew⌋, so that 1 is even. */
  readonly skew: number;
  /** Standard deviation of the logarithm of honest amounts. */
  readonly sigma: number;
  /** Share of honest payments of round amounts. */
  readonly rounded: number;
  readonly loops: number;
  readonly style: 'direct' | 'split' | 'mule';
  readonly hops: readonly [number, number];
  /** The largest share that each hop keeps. */
  readonly fee: number;
  /** The longest wait before a principal passes the money on, in hours. */
  readonly wait: number;
  /** Parts of a hop where it is split or goes through mules. */
  readonly parts: readonly [number, number];
  /** Hours over which the parts of one hop are spread. */
  readonly spread: number;
  readonly muleWait: number;
  readonly muleFee: number;
  /** Whose accounts the mules are: opened for it, those of others, or a few used again and again. */
  readonly mules: 'fresh' | 'existing' | 'pool';
  /** Whether a principal may pass parts on before all of them have arrived. */
  readonly interleaved: boolean;
  /** Honest patterns that look like loops: refunds, collecting agents, group cash pools; numbers of each. */
  readonly refunds: number;
  readonly agents: number;
  readonly agentPayments: number;
  readonly pools: number;
}

export interface PlantedLoop {
  readonly parties: readonly number[];
  readonly edges: readonly number[];
}

export interface PlantedGraph {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly at: Float64Array;
  readonly amountFen: Float64Array;
  readonly loops: readonly PlantedLoop[];
}

const PLANTED: PlantedOptions = {
  seed: 1,
  nodes: 200_000,
  edges: 1_000_000,
  days: 365,
  skew: 2,
  sigma: 1.5,
  rounded: 0,
  loops: 500,
  style: 'direct',
  hops: [3, 6],
  fee: 0.03,
  wait: 36,
  parts: [2, 4],
  spread: 6,
  muleWait: 24,
  muleFee: 0.005,
  mules: 'existing',
  interleaved: false,
  refunds: 0,
  agents: 0,
  agentPayments: 0,
  pools: 0,
};

const HOUR = 3600;
const DAY = 86_400;

/** Makes a graph of honest payments with loops planted in it, and says which. The same options give the same graph. */
export function plantedGraph(changes: Partial<PlantedOptions>): PlantedGraph {
  const options = { ...PLANTED, ...changes };
  const maker = new GraphMaker(options);
  maker.honestPayments();
  maker.refunds();
  maker.agents();
  maker.pools();
  const loops = Array.from({ length: options.loops }, () => maker.loop());
  return maker.graph(loops);
}

class GraphMaker {
  private readonly o: PlantedOptions;
  private readonly random: Prng;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly at: number[] = [];
  private readonly amount: number[] = [];
  private nodes: number;
  private pool: number[] = [];

  constructor(options: PlantedOptions) {
    this.o = options;
    this.random = createPrng(options.seed);
    this.nodes = options.nodes;
  }

  graph(loops: readonly PlantedLoop[]): PlantedGraph {
    const order = this.at.map((_, i) => i).sort((a, b) => this.at[a]! - this.at[b]! || a - b);
    const place = new Int32Array(order.length);
    for (const [i, e] of order.entries()) place[e] = i;
    return {
      nodes: this.nodes,
      from: Int32Array.from(order, (e) => this.from[e]!),
      to: Int32Array.from(order, (e) => this.to[e]!),
      at: Float64Array.from(order, (e) => this.at[e]!),
      amountFen: Float64Array.from(order, (e) => this.amount[e]!),
      loops: loops.map(({ parties, edges }) => ({ parties, edges: edges.map((e) => place[e]!) })),
    };
  }

  private pay(from: number, to: number, at: number, amount: number): number {
    this.from.push(from);
    this.to.push(to);
    this.at.push(Math.round(at * 1000) / 1000);
    this.amount.push(Math.max(1, Math.round(amount)));
    return this.from.length - 1;
  }

  private node(): number {
    return Math.floor(this.o.nodes * this.random.uniform() ** this.o.skew);
  }

  private between(low: number, high: number): number {
    return low + (high - low) * this.random.uniform();
  }

  private whole([low, high]: readonly [number, number]): number {
    return low + this.random.below(high - low + 1);
  }

  private amountDrawn(): number {
    const drawn = Math.exp(Math.log(2_000_000) + this.o.sigma * this.random.normal());
    if (this.random.uniform() >= this.o.rounded) return drawn;
    const unit = 10 ** Math.floor(Math.log10(Math.max(drawn, 10_000)));
    return Math.max(1, Math.round(drawn / unit)) * unit;
  }

  honestPayments(): void {
    for (let i = 0; i < this.o.edges; i++) {
      const from = this.node();
      let to = this.node();
      while (to === from) to = this.node();
      this.pay(from, to, this.between(0, this.o.days * DAY), this.amountDrawn());
    }
  }

  /** A payment that comes back, whole or in part, sometimes by way of an agent. */
  refunds(): void {
    for (let i = 0; i < this.o.refunds; i++) {
      const e = this.random.below(this.o.edges);
      const share = this.random.uniform() < 0.7 ? 1 : this.between(0.5, 1);
      this.pay(this.to[e]!, this.from[e]!, this.at[e]! + this.between(1, 20) * DAY, this.amount[e]! * share);
    }
  }

  /** Agents collect for merchants and pay out what they collected, less a fee, within two days. */
  agents(): void {
    for (let a = 0; a < this.o.agents; a++) {
      const agent = this.nodes++;
      const merchants = Array.from({ length: 30 }, () => this.node());
      for (let i = 0; i < this.o.agentPayments; i++) {
        const merchant = merchants[this.random.below(merchants.length)]!;
        const payer = this.node();
        const amount = this.amountDrawn();
        const at = this.between(0, this.o.days * DAY);
        if (payer === merchant) continue;
        this.pay(payer, agent, at, amount);
        this.pay(agent, merchant, at + this.between(1, 48) * HOUR, amount * (1 - this.between(0, 0.006)));
        if (this.random.uniform() < 0.03) this.pay(merchant, payer, at + this.between(3, 10) * DAY, amount);
      }
    }
  }

  /** Members sweep what they have to the head of their group at night and draw what they need in the morning. */
  pools(): void {
    for (let p = 0; p < this.o.pools; p++) {
      const head = this.nodes++;
      const members = Array.from({ length: 6 }, () => this.node());
      for (let day = 0; day < this.o.days; day++)
        for (const member of members) {
          if (this.random.uniform() < 0.3) continue;
          const swept = this.amountDrawn();
          this.pay(member, head, day * DAY + 20 * HOUR + this.between(0, 600), swept);
          const drawn = this.random.uniform() < 0.5 ? swept : this.amountDrawn();
          this.pay(head, member, (day + 1) * DAY + 9 * HOUR + this.between(0, 600), drawn);
        }
    }
  }

  loop(): PlantedLoop {
    const hops = this.whole(this.o.hops);
    const parties: number[] = [];
    while (parties.length < hops) {
      const node = this.node();
      if (!parties.includes(node)) parties.push(node);
    }
    const edges: number[] = [];
    let at = this.between(0, (this.o.days - 30) * DAY);
    let amount = this.amountDrawn();
    for (let h = 0; h < hops; h++) {
      const [u, v] = [parties[h]!, parties[(h + 1) % hops]!];
      const done = this.hop(u, v, at, amount, edges, parties);
      amount = done.amount * (1 - this.between(0, this.o.fee));
      at = (this.o.interleaved ? at : done.at) + this.between(0.01, this.o.wait) * HOUR;
    }
    return { parties, edges };
  }

  /** One hop of a loop: at once, in parts, or in parts through mules. */
  private hop(
    u: number,
    v: number,
    at: number,
    amount: number,
    edges: number[],
    parties: readonly number[],
  ): { readonly at: number; readonly amount: number } {
    if (this.o.style === 'direct') {
      edges.push(this.pay(u, v, at, amount));
      return { at, amount };
    }
    const parts = this.whole(this.o.parts);
    const weights = Array.from({ length: parts }, () => this.between(0.5, 1.5));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let last = at;
    let arrived = 0;
    for (const weight of weights) {
      const part = (amount * weight) / total;
      const sentAt = at + this.between(0, this.o.spread) * HOUR;
      if (this.o.style === 'split') {
        edges.push(this.pay(u, v, sentAt, part));
        arrived += part;
        last = Math.max(last, sentAt);
        continue;
      }
      const mule = this.mule(parties);
      const passedAt = sentAt + this.between(0.05, this.o.muleWait) * HOUR;
      const passed = part * (1 - this.between(0, this.o.muleFee));
      edges.push(this.pay(u, mule, sentAt, part), this.pay(mule, v, passedAt, passed));
      arrived += passed;
      last = Math.max(last, passedAt);
    }
    return { at: last, amount: arrived };
  }

  private mule(parties: readonly number[]): number {
    if (this.o.mules === 'fresh') return this.nodes++;
    if (this.o.mules === 'pool' && this.pool.length < 300) this.pool.push(this.nodes++);
    for (;;) {
      const mule = this.o.mules === 'pool' ? this.pool[this.random.below(this.pool.length)]! : this.node();
      if (!parties.includes(mule)) return mule;
    }
  }
}
