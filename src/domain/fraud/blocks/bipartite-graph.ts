/** Who sold to whom, each pair once: the buyers of seller s are `buyers[buyersAt[s]] … buyers[buyersAt[s + 1] − 1]`, and the other way round. */
export interface BipartiteGraph {
  readonly sellerCount: number;
  readonly buyerCount: number;
  readonly edges: number;
  readonly buyersAt: Int32Array;
  readonly buyers: Int32Array;
  readonly sellersAt: Int32Array;
  readonly sellers: Int32Array;
}

/** Indexes pairs by both sides; a pair that repeats counts once, since the number of invoices is no structure. */
export function bipartiteGraph(
  sellerCount: number,
  buyerCount: number,
  seller: Int32Array,
  buyer: Int32Array,
): BipartiteGraph {
  const [allAt, all] = group(sellerCount, seller, buyer);
  const kept: [Int32Array, Int32Array] = [new Int32Array(all.length), new Int32Array(all.length)];
  const seen = new Int32Array(buyerCount).fill(-1);
  let edges = 0;
  for (let s = 0; s < sellerCount; s++)
    for (let i = allAt[s]!; i < allAt[s + 1]!; i++) {
      const b = all[i]!;
      if (seen[b] === s) continue;
      seen[b] = s;
      kept[0][edges] = s;
      kept[1][edges++] = b;
    }
  const [sellerOf, buyerOf] = [kept[0].subarray(0, edges), kept[1].subarray(0, edges)];
  const [buyersAt, buyers] = group(sellerCount, sellerOf, buyerOf);
  const [sellersAt, sellers] = group(buyerCount, buyerOf, sellerOf);
  return { sellerCount, buyerCount, edges, buyersAt, buyers, sellersAt, sellers };
}

function group(count: number, key: Int32Array, value: Int32Array): [Int32Array, Int32Array] {
  const at = new Int32Array(count + 1);
  for (let i = 0; i < key.length; i++) at[key[i]! + 1]!++;
  for (let k = 0; k < count; k++) at[k + 1]! += at[k]!;
  const next = at.slice(0, count);
  const list = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) list[next[key[i]!]!++] = value[i]!;
  return [at, list];
}
