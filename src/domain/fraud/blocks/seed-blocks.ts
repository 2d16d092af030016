import { logPoissonTail } from '#domain/numeric/index.ts';
import type { BipartiteGraph } from './bipartite-graph.ts';

/** Mates that a seller may have by chance: well below the one at which strangers would hang together as one group. */
const MATES_BY_CHANCE = 0.1;

/** The logarithm of the chance below which a number of common buyers makes two sellers mates. */
export function mateLogTail(sellers: number): number {
  return Math.log(MATES_BY_CHANCE / Math.max(1, sellers));
}

/** Buyers of more sellers than this are skipped: they make everybody mates of everybody, at the square of their number in cost. */
const MOST_SELLERS = 2_000;

/** Fewer sellers than this are no block. */
const FEWEST_SELLERS = 4;

/**
 * Groups sellers that share far more buyers than their degrees explain: where d_u of the buyers have D edges in all, a
 * seller of degree d_x shares D · d_x ÷ E of them by chance. Camouflage towards popular buyers is what chance expects. A block that is thinner or smaller
 * than the natural core of the graph, which peeling cannot see, still holds such mates.
 */
export function seedBlocks(graph: BipartiteGraph): Int32Array[] {
  const { sellerCount, buyersAt, buyers, sellersAt, sellers, edges } = graph;
  const groups = new Groups(sellerCount);
  const shared = new Int32Array(sellerCount);
  const met = new Int32Array(sellerCount);
  const threshold = mateLogTail(sellerCount);
  for (let u = 0; u < sellerCount; u++) {
    let [many, reach] = [0, 0];
    for (let i = buyersAt[u]!; i < buyersAt[u + 1]!; i++) {
      const b = buyers[i]!;
      const degree = sellersAt[b + 1]! - sellersAt[b]!;
      if (degree > MOST_SELLERS) continue;
      reach += degree;
      for (let j = sellersAt[b]!; j < sellersAt[b + 1]!; j++) {
        const x = sellers[j]!;
        if (x <= u) continue;
        if (shared[x] === 0) met[many++] = x;
        shared[x]!++;
      }
    }
    for (let k = 0; k < many; k++) {
      const x = met[k]!;
      const count = shared[x]!;
      shared[x] = 0;
      if (count < 2) continue;
      const mean = (reach * (buyersAt[x + 1]! - buyersAt[x]!)) / edges;
      if (count > mean && logPoissonTail(count, mean) < threshold) groups.join(u, x);
    }
  }
  return groups.ofSize(FEWEST_SELLERS);
}

/** Union–find with path halving. */
class Groups {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  join(a: number, b: number): void {
    this.parent[this.find(a)] = this.find(b);
  }

  ofSize(least: number): Int32Array[] {
    const members = new Map<number, number[]>();
    for (let v = 0; v < this.parent.length; v++) {
      const root = this.find(v);
      const list = members.get(root);
      if (list) list.push(v);
      else members.set(root, [v]);
    }
    return [...members.values()].filter(({ length }) => length >= least).map((list) => Int32Array.from(list));
  }

  private find(v: number): number {
    const { parent } = this;
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }
}
