import type { EntryQuery, ListedEntry, LogTree, Receipt, StoredCheckpoint } from '#app/ports/log-tree.ts';
import {
  consistencyProof,
  extendFrontier,
  extendTiles,
  type Frontier,
  frontierAt,
  frontierRoot,
  type IndexedEntry,
  inclusionProof,
  isSignedBy,
  leafOf,
  openTiles,
  parseCheckpoint,
  parseNote,
  type Signer,
  signatureLine,
  signCheckpoint,
  splitHashes,
  type TileContent,
  treeHash,
} from '#domain/audit/index.ts';
import {
  compareBytes,
  concatBytes,
  type Failure,
  fail,
  type Instant,
  instant,
  ok,
  type Result,
  toHex,
} from '#domain/kernel/index.ts';
import type { Session } from '../store/session.ts';
import { verifyEd25519 } from './ed25519.ts';
import { listEntries } from './list-entries.ts';
import { type CheckpointRow, checkpointOf, ENTRY_COLUMNS, type EntryRow, entryOf } from './log-rows.ts';
import { nodeHash } from './node-hash.ts';
import { TileReader } from './tile-reader.ts';

const tree = treeHash(nodeHash('sha256'));

const CHECKPOINTS = `SELECT c.size, c.at, c.root, c.note,
    coalesce((SELECT array_agg(w.line ORDER BY w.line) FROM log_cosignature w
      WHERE w.institution_id = c.institution_id AND w.size = c.size), '{}') AS cosignatures
  FROM log_checkpoint c WHERE c.institution_id = $1`;

export class PostgresLogTree implements LogTree {
  readonly #session: Session;
  readonly #reader: TileReader;
  readonly #at: Instant;

  constructor(session: Session, at: Instant) {
    this.#session = session;
    this.#reader = new TileReader(session, tree);
    this.#at = at;
  }

  async hasWaiting(): Promise<boolean> {
    const rows = await this.#session.query(
      'SELECT 1 FROM log_entry WHERE institution_id = $1 AND leaf_index IS NULL LIMIT 1',
      [this.#session.institutionId],
    );
    return rows.length > 0;
  }

  async checkpoint(size?: number): Promise<StoredCheckpoint | undefined> {
    const { institutionId } = this.#session;
    const [row] =
      size === undefined
        ? await this.#session.query<CheckpointRow>(`${CHECKPOINTS} ORDER BY c.size DESC LIMIT 1`, [institutionId])
        : await this.#session.query<CheckpointRow>(`${CHECKPOINTS} AND c.size = $2`, [institutionId, size]);
    return row && checkpointOf(row);
  }

  async checkpoints(from: number, to: number): Promise<readonly StoredCheckpoint[]> {
    const rows = await this.#session.query<CheckpointRow>(
      `${CHECKPOINTS} AND c.size BETWEEN $2 AND $3 ORDER BY c.size`,
      [this.#session.institutionId, from, to],
    );
    return rows.map(checkpointOf);
  }

  async latestCheckpoints(limit: number, below: number | undefined): Promise<readonly StoredCheckpoint[]> {
    const rows = await this.#session.query<CheckpointRow>(
      `${CHECKPOINTS} AND ($2::bigint IS NULL OR c.size < $2) ORDER BY c.size DESC LIMIT $3`,
      [this.#session.institutionId, below ?? null, limit],
    );
    return rows.map(checkpointOf);
  }

  list(query: EntryQuery): Promise<readonly ListedEntry[]> {
    return listEntries(this.#session, query);
  }

  async receipt(entryId: string): Promise<Receipt | undefined> {
    const { institutionId } = this.#session;
    const [row] = await this.#session.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM log_entry WHERE institution_id = $1 AND entry_id = $2`,
      [institutionId, entryId],
    );
    if (!row) return undefined;
    const head = await this.checkpoint();
    if (row.leaf_index === null || !head || row.leaf_index >= head.size) return { state: 'pending' };
    const index = Number(row.leaf_index);
    const path = await this.#reader.compute((node) => inclusionProof(index, head.size, node, tree));
    return { state: 'included', proof: { index, entry: entryOf(row, institutionId), path, checkpoint: head.note } };
  }

  async consistency(older: number, newer: number): Promise<readonly Uint8Array[]> {
    return this.#reader.compute((node) => consistencyProof(older, newer, node, tree));
  }

  async frontier(size: number): Promise<Frontier> {
    return this.#reader.compute((node) => frontierAt(size, node));
  }

  async entries(from: number, to: number): Promise<readonly IndexedEntry[]> {
    const { institutionId } = this.#session;
    const rows = await this.#session.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM log_entry WHERE institution_id = $1 AND leaf_index >= $2 AND leaf_index < $3 ORDER BY leaf_index`,
      [institutionId, from, to],
    );
    return rows.map((row) => ({ index: Number(row.leaf_index), entry: entryOf(row, institutionId) }));
  }

  async leaves(from: number, to: number): Promise<readonly Uint8Array[]> {
    return this.#reader.leaves(from, to);
  }

  async append(
    signer: Signer,
    limit: number,
  ): Promise<Result<number, Failure<'LOG_KEY_CHANGED' | 'LOG_TREE_DAMAGED'>>> {
    const before = await this.#lockTree(signer);
    if (!before.ok) return before;
    const last = await this.checkpoint();
    if (!(await isAsSigned(before.value, last, signer))) return fail('LOG_TREE_DAMAGED', { size: before.value.size });
    const { institutionId } = this.#session;
    const rows = await this.#session.query<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM log_entry WHERE institution_id = $1 AND leaf_index IS NULL ORDER BY entry_id LIMIT $2`,
      [institutionId, limit],
    );
    if (rows.length === 0) return ok(0);
    const { size } = before.value;
    const leaves = rows.map((row) => leafOf(entryOf(row, institutionId), tree));
    const numbered = await this.#session.query(
      `UPDATE log_entry e SET leaf_index = n.leaf_index FROM unnest($2::text[], $3::bigint[]) AS n (entry_id, leaf_index)
       WHERE e.institution_id = $1 AND e.entry_id = n.entry_id AND e.leaf_index IS NULL RETURNING 1`,
      [institutionId, rows.map((row) => row.entry_id), rows.map((_, i) => size + i)],
    );
    if (numbered.length !== rows.length)
      throw new Error('an entry got its index from elsewhere while the tree was locked');
    const open = await this.#reader.tiles(openTiles(size));
    await this.#writeTiles(extendTiles(size, leaves, open, tree));
    await this.#sign(extendFrontier(before.value, leaves, tree), signer, last);
    return ok(rows.length);
  }

  /** The tree as it stands, locked until the end of the transaction: a second sequencer waits and then sees what the first did. */
  async #lockTree(signer: Signer): Promise<Result<Frontier, Failure<'LOG_KEY_CHANGED'>>> {
    const { institutionId } = this.#session;
    const key = Buffer.from(signer.verifier.publicKey);
    await this.#session.query(
      `INSERT INTO log_tree (institution_id, size, frontier, public_key) VALUES ($1, 0, '', $2) ON CONFLICT DO NOTHING`,
      [institutionId, key],
    );
    const [row] = await this.#session.query<{ size: bigint; frontier: Uint8Array; public_key: Uint8Array }>(
      'SELECT size, frontier, public_key FROM log_tree WHERE institution_id = $1 FOR UPDATE',
      [institutionId],
    );
    if (!row || toHex(row.public_key) !== toHex(key)) return fail('LOG_KEY_CHANGED');
    return ok({ size: Number(row.size), nodes: splitHashes(row.frontier) });
  }

  async #writeTiles(tiles: readonly TileContent[]): Promise<void> {
    await this.#session.query(
      `INSERT INTO log_tile (institution_id, level, tile_index, hashes)
       SELECT $1, level, tile_index, hashes FROM unnest($2::int[], $3::bigint[], $4::bytea[]) AS t (level, tile_index, hashes)
       ON CONFLICT (institution_id, level, tile_index) DO UPDATE SET hashes = excluded.hashes`,
      [
        this.#session.institutionId,
        tiles.map((tile) => tile.level),
        tiles.map((tile) => tile.index),
        tiles.map((tile) => Buffer.from(tile.hashes)),
      ],
    );
  }

  async #sign(frontier: Frontier, signer: Signer, last: StoredCheckpoint | undefined): Promise<void> {
    const { institutionId } = this.#session;
    // Clocks of two machines differ; signed times must not go back.
    const at = instant(Math.max(this.#at, last?.at ?? 0));
    const { size } = frontier;
    const root = frontierRoot(frontier, tree);
    const note = signCheckpoint({ origin: signer.verifier.name, size, root }, signer, at);
    await this.#session.query(
      'INSERT INTO log_checkpoint (institution_id, size, at, root, note) VALUES ($1, $2, $3, $4, $5)',
      [institutionId, size, at, Buffer.from(root), note],
    );
    await this.#session.query('UPDATE log_tree SET size = $2, frontier = $3 WHERE institution_id = $1', [
      institutionId,
      size,
      Buffer.from(concatBytes(...frontier.nodes)),
    ]);
  }

  async addCosignature(
    note: string,
  ): Promise<Result<number, Failure<'LOG_NOTE_MALFORMED' | 'LOG_CHECKPOINT_UNKNOWN'>>> {
    const signed = parseNote(note);
    if (!signed.ok) return signed;
    const read = parseCheckpoint(note);
    const stored = read.ok ? await this.checkpoint(read.value.size) : undefined;
    const own = stored && parseNote(stored.note);
    if (!own?.ok || own.value.text !== signed.value.text) return fail('LOG_CHECKPOINT_UNKNOWN');
    // The log's own times need no keeping: it signs them anew whenever it is asked.
    const origin = signed.value.text.split('\n')[0];
    const given = signed.value.signatures.filter(({ name }) => name !== origin);
    const lines = new Map(given.map((signature) => [`${signature.name}+${signature.keyId}`, signatureLine(signature)]));
    const added = await this.#session.query(
      `INSERT INTO log_cosignature AS kept (institution_id, size, signer, line)
       SELECT $1, $2, signer, line FROM unnest($3::text[], $4::text[]) AS given (signer, line)
       ON CONFLICT (institution_id, size, signer) DO UPDATE SET line = excluded.line WHERE kept.line <> excluded.line
       RETURNING 1`,
      [this.#session.institutionId, stored!.size, [...lines.keys()], [...lines.values()]],
    );
    return ok(added.length);
  }
}

/** Whether the tree is the one under the last checkpoint, and that checkpoint is by this key: whoever can write the tables cannot sign. */
async function isAsSigned(before: Frontier, last: StoredCheckpoint | undefined, signer: Signer): Promise<boolean> {
  if (!last) return before.size === 0;
  const read = parseCheckpoint(last.note);
  return (
    read.ok &&
    read.value.size === before.size &&
    compareBytes(read.value.root, frontierRoot(before, tree)) === 0 &&
    (await isSignedBy(read.value.note, signer.verifier, verifyEd25519))
  );
}
