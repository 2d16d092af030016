import type { MoneyGraph } from '../money/money-graph.ts';

/** What one party of a graph received and paid by a day, oldest first. */
export interface FirmMoney {
  readonly graph: MoneyGraph;
  readonly party: number;
  /** Payments in and out, by their number in the graph. */
  readonly ins: Int32Array;
  readonly outs: Int32Array;
  /** The as-of day. */
  readonly asOf: number;
}

/** The payments of every party of a graph, so that the money of one is found without walking all. */
export class PaymentIndex {
  readonly graph: MoneyGraph;
  private readonly ins: readonly [Int32Array, Int32Array];
  private readonly outs: readonly [Int32Array, Int32Array];

  constructor(graph: MoneyGraph) {
    this.graph = graph;
    this.ins = grouped(graph.to, graph.parties.length);
    this.outs = grouped(graph.from, graph.parties.length);
  }

  /** What a party received and paid by the end of a day. */
  of(party: number, asOf: number): FirmMoney {
    const until = (asOf + 1) * 86_400 - 28_800;
    const known = ([at, list]: readonly [Int32Array, Int32Array]) =>
      list.subarray(at[party]!, at[party + 1]!).filter((e) => this.graph.at[e]! < until);
    return { graph: this.graph, party, ins: known(this.ins), outs: known(this.outs), asOf };
  }
}

function grouped(ends: Int32Array, parties: number): [Int32Array, Int32Array] {
  const at = new Int32Array(parties + 1);
  for (const party of ends) at[party + 1]!++;
  for (let p = 0; p < parties; p++) at[p + 1]! += at[p]!;
  const next = at.slice(0, parties);
  const list = new Int32Array(ends.length);
  for (let e = 0; e < ends.length; e++) list[next[ends[e]!]!++] = e;
  return [at, list];
}

export function sumOf(amountFen: Float64Array, edges: Iterable<number>): number {
  let sum = 0;
  for (const e of edges) sum += amountFen[e]!;
  return sum;
}

/** The firm's own records of some of its payments. */
export function ownRecords({ graph, party }: FirmMoney, edges: Iterable<number>): string[] {
  const records: string[] = [];
  for (const e of edges) {
    const record = graph.from[e] === party ? graph.payerRecord[e]! : graph.to[e] === party ? graph.payeeRecord[e]! : '';
    if (record !== '') records.push(record);
  }
  return records;
}
