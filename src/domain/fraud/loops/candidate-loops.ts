import type { TemporalGraph } from '#domain/numeric/index.ts';
import { ChanceModel, Weight } from './chance.ts';
import type { LoopRules } from './loop.ts';
import { type Hops, noHops } from './transfers.ts';

/** One loop that was met: its hops, each a transfer (below the number of transfers) or a combined hop (above). */
export interface CandidateLoop {
  readonly hops: Int32Array;
  readonly direct: boolean;
  /** The logarithm of the number of loops like it by chance. */
  readonly logChance: number;
  /** By which the less likely of two readings is told; smaller is better. */
  readonly rank: number;
}

/**
 * A loop of single transfers is reported where a handful like it at most is expected by chance in the whole graph; combined hops and agents make many
 * combinations, so that a loop of them must be far less likely. What is likelier is not even kept: where all amounts are alike there are millions.
 */
const LARGEST_DIRECT = Math.log(5);
const LARGEST_COMBINED = Math.log(0.01);

const MOST_CANDIDATES = 300_000;

/** The loops that a search met, with all that is needed to weigh and to describe them. */
export class CandidateLoops {
  readonly graph: TemporalGraph;
  readonly amounts: Float64Array;
  readonly list: CandidateLoop[] = [];
  /** More loops were met than could be kept. */
  isFull = false;
  private readonly chance: ChanceModel;
  private hops: Hops = noHops();
  private readonly intermediary: Uint8Array;
  private readonly rules: LoopRules;

  /** `intermediary[v]` = 1 for accounts whose trade it is to pass money on; none where absent. */
  constructor(graph: TemporalGraph, amounts: Float64Array, rules: LoopRules, intermediary?: Uint8Array) {
    this.graph = graph;
    this.amounts = amounts;
    this.rules = rules;
    this.intermediary = intermediary ?? new Uint8Array(graph.nodes);
    this.chance = new ChanceModel(graph, amounts, rules.tolerance);
  }

  withHops(hops: Hops): void {
    this.hops = hops;
  }

  /** Whether an account passes money on as its trade: it is never a principal. */
  isIntermediary(party: number): boolean {
    return this.intermediary[party] === 1;
  }

  addDirect(edges: Int32Array, length: number): void {
    this.add(edges.slice(0, length), true);
  }

  /** A loop of the joined graph; those of transfers alone were met before. */
  addCombined(edges: Int32Array, length: number, origin: Int32Array): void {
    const hops = new Int32Array(length);
    let combined = false;
    for (let i = 0; i < length; i++) {
      hops[i] = origin[edges[i]!]!;
      if (hops[i]! >= this.graph.edges) combined = true;
    }
    if (combined && this.isSimple(hops)) this.add(hops, false);
  }

  from(hop: number): number {
    return hop < this.graph.edges ? this.graph.from[hop]! : this.hops.from[hop - this.graph.edges]!;
  }

  to(hop: number): number {
    return hop < this.graph.edges ? this.graph.to[hop]! : this.hops.to[hop - this.graph.edges]!;
  }

  sent(hop: number): number {
    return hop < this.graph.edges ? this.amounts[hop]! : this.hops.sent[hop - this.graph.edges]!;
  }

  routed(hop: number): boolean {
    return hop >= this.graph.edges && this.hops.routed[hop - this.graph.edges]!;
  }

  /** The transfers of a hop; those of a routed one in pairs of what reached a mule and what left it. */
  transfers(hop: number): readonly number[] {
    if (hop < this.graph.edges) return [hop];
    const { parts, partsAt } = this.hops;
    return parts.slice(partsAt[hop - this.graph.edges]!, partsAt[hop - this.graph.edges + 1]!);
  }

  /** The accounts through which a hop went. */
  mules(hop: number): readonly number[] {
    return this.routed(hop) ? this.transfers(hop).flatMap((e, i) => (i % 2 === 0 ? [this.graph.to[e]!] : [])) : [];
  }

  private start(hop: number): number {
    return hop < this.graph.edges ? this.graph.start[hop]! : this.hops.start[hop - this.graph.edges]!;
  }

  private received(hop: number): number {
    return hop < this.graph.edges ? this.amounts[hop]! : this.hops.received[hop - this.graph.edges]!;
  }

  /** No transfer is in it twice, and no principal is also a mule of it. */
  private isSimple(hops: Int32Array): boolean {
    const seen = new Set<number>();
    const principals = new Set<number>();
    for (const hop of hops) principals.add(this.from(hop));
    for (const hop of hops) {
      for (const e of this.transfers(hop)) {
        if (seen.has(e)) return false;
        seen.add(e);
      }
      for (const mule of this.mules(hop)) if (principals.has(mule)) return false;
    }
    return true;
  }

  private add(hops: Int32Array, direct: boolean): void {
    const weight = this.weigh(hops);
    const logChance = weight.log;
    const plain = direct && !hops.some((hop) => this.isIntermediary(this.from(hop)));
    if (logChance > (plain ? LARGEST_DIRECT : LARGEST_COMBINED)) return;
    if (this.list.length < MOST_CANDIDATES) this.list.push({ hops, direct, logChance, rank: weight.bare });
    else this.isFull = true;
  }

  private weigh(hops: Int32Array): Weight {
    const { chance } = this;
    const origin = this.from(hops[0]!);
    const weight = new Weight();
    weight.add(Math.log(this.graph.edges) + chance.meeting(origin));
    for (let i = 0; i < hops.length; i++) {
      const hop = hops[i]!;
      if (i > 0) {
        const before = hops[i - 1]!;
        const wait = Math.abs(this.start(hop) - this.start(before));
        const from = this.from(hop);
        // That an agent pays out what it collected is no coincidence.
        if (!this.isIntermediary(from))
          chance.followUp(weight, from, [wait, this.rules.window], this.received(before), this.sent(hop));
      }
      this.weighParts(weight, hop);
    }
    return weight;
  }

  /** What the parts of a hop add: every further part must have met the same two parties, every mule must have passed it on. */
  private weighParts(weight: Weight, hop: number): void {
    const { chance, graph, amounts } = this;
    const parts = this.transfers(hop);
    if (parts.length === 1) return;
    const [u, v] = [this.from(hop), this.to(hop)];
    if (!this.routed(hop)) {
      weight.add((parts.length - 1) * Math.min(0, chance.again(u, v, DAY, parts.length)));
      return;
    }
    for (let p = 0; p < parts.length; p += 2) {
      const [e, f] = [parts[p]!, parts[p + 1]!];
      const mule = graph.to[e]!;
      const wait = graph.start[f]! - graph.start[e]!;
      if (!this.isIntermediary(mule)) chance.followUp(weight, mule, [wait, this.rules.hold], amounts[e]!, amounts[f]!);
      if (p > 0) weight.add(chance.another(u, DAY) + chance.meeting(v));
    }
  }
}

const DAY = 86_400;
