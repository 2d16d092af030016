import { createPrng } from '#domain/numeric/index.ts';

/** A made graph of sellers and buyers with blocks planted in it. */
export interface PlantedBlocksOptions {
  readonly seed: number;
  readonly sellers: number;
  readonly buyers: number;
  readonly edges: number;
  /** Skew of activity: number = ⌊n · u^skew⌋. */
  readonly skew: number;
  readonly blocks: readonly { readonly sellers: number; readonly buyers: number; readonly density: number }[];
  /** Honest-looking edges that each seller of a block adds, for each edge within it. */
  readonly camouflage: number;
}

export interface PlantedBlocks {
  readonly sellerCount: number;
  readonly buyerCount: number;
  readonly seller: Int32Array;
  readonly buyer: Int32Array;
  readonly blocks: readonly { readonly sellers: ReadonlySet<number>; readonly buyers: ReadonlySet<number> }[];
}

export function plantedBlocks(options: PlantedBlocksOptions): PlantedBlocks {
  const random = createPrng(options.seed);
  const draw = (n: number) => Math.floor(n * random.uniform() ** options.skew);
  const seller: number[] = [];
  const buyer: number[] = [];
  for (let e = 0; e < options.edges; e++) {
    seller.push(draw(options.sellers));
    buyer.push(draw(options.buyers));
  }
  const taken = new Set<number>();
  const fresh = (count: number, n: number) => {
    const chosen = new Set<number>();
    while (chosen.size < count) {
      const node = random.below(n);
      if (!taken.has(node)) chosen.add(node);
    }
    for (const node of chosen) taken.add(node);
    return chosen;
  };
  const blocks = options.blocks.map((block) => {
    const planted = { sellers: fresh(block.sellers, options.sellers), buyers: fresh(block.buyers, options.buyers) };
    for (const s of planted.sellers)
      for (const b of planted.buyers) {
        if (random.uniform() >= block.density) continue;
        seller.push(s);
        buyer.push(b);
        for (let c = 0; c < options.camouflage; c++) {
          seller.push(s);
          buyer.push(draw(options.buyers));
        }
      }
    return planted;
  });
  return {
    sellerCount: options.sellers,
    buyerCount: options.buyers,
    seller: Int32Array.from(seller),
    buyer: Int32Array.from(buyer),
    blocks,
  };
}
