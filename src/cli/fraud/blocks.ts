import type { HeaderMap } from '#domain/evidence/index.ts';
import { type Block, type BlockSearch, findBlocks } from '#domain/fraud/index.ts';
import { type Language, ok, type Result } from '#domain/kernel/index.ts';
import type { OutputOptions, Rendered } from '../output.ts';
import { percent, textTable } from '../text-table.ts';
import { wholeFlag } from './flags.ts';
import { readEdges } from './read-edges.ts';

export interface BlockFlags {
  readonly most: string;
  readonly map: HeaderMap;
}

/** `fraud blocks`: sellers and buyers who trade among themselves far more than with others, on a plain list of pairs. */
export async function fraudBlocks(output: OutputOptions, path: string, flags: BlockFlags): Promise<Result<Rendered>> {
  const most = wholeFlag('most', flags.most, 1, 1000);
  if (!most.ok) return most;
  const read = await readEdges(path, { map: flags.map, needed: ['from', 'to'], wanted: ['from', 'to'] });
  if (!read.ok) return read;
  const began = performance.now();
  const { names } = read.value;
  // A seller and a buyer of one name are two nodes: the graph has two sides.
  const seller = compact(read.value.from, names);
  const buyer = compact(read.value.to, names);
  const found = findBlocks(
    { sellers: seller.names.length, buyers: buyer.names.length, seller: seller.ids, buyer: buyer.ids },
    most.value,
  );
  const json = {
    ...found,
    blocks: found.blocks.map((block) => printed(block, seller.names, buyer.names)),
    seconds: Math.round(performance.now() - began) / 1000,
    sellers: seller.names.length,
    buyers: buyer.names.length,
  };
  return ok({ json, text: () => blockText(found, json.blocks, output.lang) });
}

function compact(ids: Int32Array, names: readonly string[]) {
  const own = new Int32Array(names.length).fill(-1);
  const used: string[] = [];
  const compacted = ids.map((id) => {
    if (own[id] === -1) own[id] = used.push(names[id]!) - 1;
    return own[id]!;
  });
  return { ids: compacted, names: used };
}

function printed(block: Block, sellers: readonly string[], buyers: readonly string[]) {
  return {
    ...block,
    sellers: block.sellers.map((s) => sellers[s]!),
    buyers: block.buyers.map((b) => buyers[b]!),
  };
}

function blockText(
  { densityFloor, floorSize }: BlockSearch,
  blocks: readonly ReturnType<typeof printed>[],
  lang: Language,
) {
  const zh = lang === 'zh';
  const floor = zh
    ? `本图中 ${floorSize} × ${floorSize} 的团块密度低于 ${percent(densityFloor)} 时可能看不到；没有发现不等于没有。`
    : `In this graph a block of ${floorSize} × ${floorSize} thinner than ${percent(densityFloor)} may stay unseen: absence is no proof.`;
  if (blocks.length === 0) return `${zh ? '没有发现密集团块。' : 'No dense block was found.'}\n${floor}`;
  const table = textTable(
    zh ? ['卖方', '卖方数', '买方数', '密度', '得分'] : ['sellers', 'sellers', 'buyers', 'density', 'score'],
    blocks.map(({ sellers, buyers, density, score }) => [
      `${sellers.slice(0, 3).join(', ')}${sellers.length > 3 ? ' …' : ''}`,
      sellers.length,
      buyers.length,
      percent(density),
      score.toFixed(2),
    ]),
  );
  return `${table}\n${floor}`;
}
