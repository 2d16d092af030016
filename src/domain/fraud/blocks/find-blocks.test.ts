import { describe, expect, it } from 'vitest';
import { type PlantedBlocksOptions, plantedBlocks } from '#test/fraud/planted-blocks.ts';
import { findBlocks } from './find-blocks.ts';

const GRAPH: PlantedBlocksOptions = {
  seed: 1,
  sellers: 30_000,
  buyers: 30_000,
  edges: 200_000,
  skew: 2,
  blocks: [],
  camouflage: 1,
};

/** How well each planted block is met by the best found one: the F measure over its sellers and buyers. */
function scored(changes: Partial<PlantedBlocksOptions>) {
  const made = plantedBlocks({ ...GRAPH, ...changes });
  const found = findBlocks({ ...made, sellers: made.sellerCount, buyers: made.buyerCount }, 20);
  const scores = made.blocks.map((planted) =>
    Math.max(
      0,
      ...found.blocks.map(({ sellers, buyers }) => {
        const met =
          sellers.filter((s) => planted.sellers.has(s)).length + buyers.filter((b) => planted.buyers.has(b)).length;
        return (2 * met) / (sellers.length + buyers.length + planted.sellers.size + planted.buyers.size);
      }),
    ),
  );
  return { ...found, scores };
}

describe('the search for dense blocks', () => {
  it('finds several blocks of one edge in ten, each edge matched by one of camouflage', () => {
    for (const seed of [1, 2]) {
      const blocks = [
        { sellers: 200, buyers: 200, density: 0.1 },
        { sellers: 100, buyers: 150, density: 0.12 },
      ];
      const { scores } = scored({ seed, blocks });
      for (const score of scores) expect(score).toBeGreaterThanOrEqual(0.99);
    }
  });

  it('finds a small block that the natural core of busy parties hides from peeling', () => {
    const { scores } = scored({ blocks: [{ sellers: 60, buyers: 60, density: 0.2 }] });
    expect(scores[0]).toBeGreaterThanOrEqual(0.99);
  });

  it('finds none where none was planted, and says how thin a block it would have seen', () => {
    const { blocks, floors } = scored({});
    expect(blocks).toEqual([]);
    const densities = floors.map(({ density }) => density);
    expect(densities).toEqual(densities.toSorted((a, b) => b - a));
  });

  it('keeps to its floor: blocks a quarter above it are found', () => {
    const { floors } = scored({});
    for (const { size, density } of floors.filter((floor) => floor.size >= 100 && floor.size <= 200)) {
      const { scores } = scored({ seed: 3, blocks: [{ sellers: size, buyers: size, density: 1.25 * density }] });
      expect(scores[0]).toBeGreaterThanOrEqual(0.9);
    }
  });

  it('has nothing to say of an empty graph', () => {
    const none = new Int32Array(0);
    expect(findBlocks({ sellers: 0, buyers: 0, seller: none, buyer: none }, 5).blocks).toEqual([]);
  });
});
