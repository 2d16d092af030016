import type { LogTree, StoredCheckpoint } from '#app/ports/log-tree.ts';
import type { UnitOfWork, WorkContext } from '#app/unit-of-work.ts';
import {
  type BundleHead,
  bundleLines,
  type IndexedEntry,
  parseNote,
  restampCheckpoint,
  type Signer,
  signaturesBy,
  TILE_WIDTH,
} from '#domain/audit/index.ts';
import { concatBytes, type Failure, fail, type Instant, instant, ok, type Result } from '#domain/kernel/index.ts';
import { MissingTile } from './tile-reader.ts';

/** Entries read at once; a multiple of the width of a tile. */
const PAGE = 20 * TILE_WIDTH;

export interface LogExport {
  readonly size: number;
  /** The document's text. */
  readonly pieces: AsyncGenerator<string>;
}

/** From 0 or the size of a checkpoint to the size of a later one; to the newest where `to` is undefined. */
export interface ExportRange {
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * An export of an institution's log between two checkpoints, as pieces of text.
 * What has an index never changes, so it is read page by page in transactions of its own. Errors: LOG_EMPTY,
 * LOG_CHECKPOINT_UNKNOWN where one end is no checkpoint, LOG_TREE_DAMAGED where hashes of the tree are gone.
 */
export async function exportLog(
  unitOfWork: UnitOfWork,
  context: WorkContext,
  signer: Signer,
  { from, to }: ExportRange,
): Promise<Result<LogExport>> {
  const head = await unitOfWork.run<BundleHead & { readonly size: number }, Failure>(context, async ({ tree, at }) => {
    try {
      return await headOf(tree, signer, { from, to }, at);
    } catch (error) {
      if (!(error instanceof MissingTile)) throw error;
      return fail('LOG_TREE_DAMAGED', { size: (await tree.checkpoint())?.size ?? 0 });
    }
  });
  if (!head.ok) return head;
  const { size, ...rest } = head.value;
  const read = async <T>(work: (tree: LogTree) => Promise<T>): Promise<T> => {
    const result = await unitOfWork.run(context, async (tx) => ok(await work(tx.tree)));
    if (!result.ok) throw new Error(`the log could not be read on: ${result.error.code}`);
    return result.value;
  };
  return ok({ size, pieces: bundleLines(rest, tilesOf(read, from, size), entriesOf(read, from, size)) });
}

/** The newest checkpoint with the present time signed under it. Errors: LOG_EMPTY, LOG_KEY_CHANGED. */
export async function presentCheckpoint(
  tree: LogTree,
  signer: Signer,
  at: Instant,
): Promise<Result<StoredCheckpoint, Failure<'LOG_EMPTY' | 'LOG_KEY_CHANGED' | 'LOG_NOTE_MALFORMED'>>> {
  const newest = await tree.checkpoint();
  if (!newest) return fail('LOG_EMPTY');
  const parsed = parseNote(newest.note);
  if (!parsed.ok) return parsed;
  if (signaturesBy(parsed.value, signer.verifier).length === 0) return fail('LOG_KEY_CHANGED');
  const stamped = restampCheckpoint(newest.note, signer, instant(Math.max(at, newest.at)));
  return stamped.ok ? ok({ ...newest, note: stamped.value }) : stamped;
}

async function headOf(
  tree: LogTree,
  signer: Signer,
  { from, to }: ExportRange,
  at: Instant,
): Promise<
  Result<
    BundleHead & { readonly size: number },
    Failure<'LOG_EMPTY' | 'LOG_CHECKPOINT_UNKNOWN' | 'LOG_KEY_CHANGED' | 'LOG_NOTE_MALFORMED'>
  >
> {
  const newest = await presentCheckpoint(tree, signer, at);
  if (!newest.ok) return newest;
  const head = to === undefined ? newest.value : await tree.checkpoint(to);
  if (!head) return fail('LOG_CHECKPOINT_UNKNOWN');
  const { size, note } = head;
  const checkpoints = await tree.checkpoints(from, size);
  const first = checkpoints[0];
  if (!first || (from !== 0 && first.size !== from)) return fail('LOG_CHECKPOINT_UNKNOWN');
  const consistency =
    first.size === size ? [] : [{ from: first.size, to: size, path: await tree.consistency(first.size, size) }];
  const frontier = (await tree.frontier(from)).nodes;
  return ok({
    origin: signer.verifier.name,
    from,
    frontier,
    checkpoints: [...checkpoints.slice(0, -1).map((c) => c.note), note],
    consistency,
    size,
  });
}

type Read = <T>(work: (tree: LogTree) => Promise<T>) => Promise<T>;

/** Leaf hashes joined 256 by 256, counted from the first exported entry. */
async function* tilesOf(read: Read, from: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < size; at += PAGE) {
    const leaves = await read((tree) => tree.leaves(at, Math.min(at + PAGE, size)));
    for (let i = 0; i < leaves.length; i += TILE_WIDTH) yield concatBytes(...leaves.slice(i, i + TILE_WIDTH));
  }
}

async function* entriesOf(read: Read, from: number, size: number): AsyncGenerator<IndexedEntry> {
  for (let at = from; at < size; at += PAGE) yield* await read((tree) => tree.entries(at, Math.min(at + PAGE, size)));
}
