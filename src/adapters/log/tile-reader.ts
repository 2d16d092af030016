import {
  type NodeSource,
  nodesOfTiles,
  splitHashes,
  TILE_WIDTH,
  type TileContent,
  type TreeHash,
  tileOfNode,
} from '#domain/audit/index.ts';
import type { Session } from '../store/session.ts';

/** Hashes of the tree that must be there are not: the tables of the log were changed by somebody else. */
export class MissingTile extends Error {
  override readonly name = 'MissingTile';
}

type Place = Pick<TileContent, 'level' | 'index'>;

/** Reads tiles of one institution's tree. */
export class TileReader {
  readonly #session: Session;
  readonly #tree: TreeHash;

  constructor(session: Session, tree: TreeHash) {
    this.#session = session;
    this.#tree = tree;
  }

  async tiles(places: readonly Place[]): Promise<TileContent[]> {
    if (places.length === 0) return [];
    const rows = await this.#session.query<{ level: number; tile_index: bigint; hashes: Uint8Array }>(
      `SELECT level, tile_index, hashes FROM log_tile JOIN unnest($2::int[], $3::bigint[]) AS wanted (level, tile_index)
         USING (level, tile_index) WHERE institution_id = $1`,
      [this.#session.institutionId, places.map((p) => p.level), places.map((p) => p.index)],
    );
    return rows.map((row) => ({ level: row.level, index: Number(row.tile_index), hashes: row.hashes }));
  }

  /**
   * Computes something from nodes in one query: which nodes a proof needs depends on sizes alone, so the computation runs once on
   * zeros to learn them, and again on what was read.
   */
  async compute<T>(from: (node: NodeSource) => T): Promise<T> {
    const wanted = new Map<string, Place>();
    from((level, index) => {
      const place = tileOfNode(level, index);
      wanted.set(`${place.level}/${place.index}`, { level: place.level, index: place.index });
      return new Uint8Array(32);
    });
    const read = new Map((await this.tiles([...wanted.values()])).map((t) => [`${t.level}/${t.index}`, t.hashes]));
    const hashes = (level: number, index: number) => {
      const found = read.get(`${level}/${index}`);
      if (!found) throw new MissingTile(`tile ${index} of level ${level} is missing`);
      return found;
    };
    return from(nodesOfTiles(hashes, this.#tree));
  }

  /** Leaf hashes with from ≤ index < to. */
  async leaves(from: number, to: number): Promise<Uint8Array[]> {
    const first = Math.floor(from / TILE_WIDTH);
    const count = Math.max(0, Math.ceil(to / TILE_WIDTH) - first);
    const tiles = await this.tiles(Array.from({ length: count }, (_, i) => ({ level: 0, index: first + i })));
    return tiles
      .sort((a, b) => a.index - b.index)
      .flatMap((tile) => splitHashes(tile.hashes))
      .slice(from - first * TILE_WIDTH, to - first * TILE_WIDTH);
  }
}
