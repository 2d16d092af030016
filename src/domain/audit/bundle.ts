import { concatBytes, type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type ConsistencyStep, DocumentReader } from './document-reader.ts';
import { entryBytes, type LogEntry } from './entry.ts';
import { splitHashes, TILE_WIDTH } from './tile.ts';
import type { TreeHash } from './tree-hash.ts';

const BUNDLE_FORMAT = 'weir-log-bundle/1';

/**
 * An export of a log, enough for an outsider to check it alone: the entries [from, head), the leaf hashes in tiles, every
 * signed checkpoint in that range, and proofs between them. Entries before `from` are represented by the frontier.
 */
export interface LogBundle {
  readonly origin: string;
  readonly from: number;
  readonly frontier: readonly Uint8Array[];
  readonly entries: readonly LogEntry[];
  /** Leaf hashes of the entries, one list. */
  readonly leaves: readonly Uint8Array[];
  /** Signed notes by ascending size; the last is the head. */
  readonly checkpoints: readonly string[];
  readonly consistency: readonly ConsistencyStep[];
}

export function leafOf(entry: LogEntry, tree: TreeHash): Uint8Array {
  return tree.leaf(entryBytes(entry));
}

/** All of an export but what grows with the log. */
export type BundleHead = Omit<LogBundle, 'entries' | 'leaves'>;

/**
 * The document as it is written, piece by piece, so that a log of any length fits: the head, then leaf hashes joined 256 to
 * a tile, then one entry a line with its index.
 */
export async function* bundleLines(
  head: BundleHead,
  tiles: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  entries: AsyncIterable<IndexedEntry> | Iterable<IndexedEntry>,
): AsyncGenerator<string> {
  const opening = JSON.stringify({
    format: BUNDLE_FORMAT,
    origin: head.origin,
    from: head.from,
    frontier: head.frontier.map(toBase64),
    checkpoints: head.checkpoints,
    consistency: head.consistency.map((step) => ({ ...step, path: step.path.map(toBase64) })),
  });
  yield `${opening.slice(0, -1)},"tiles":[`;
  let comma = '';
  for await (const tile of tiles) {
    yield `${comma}\n${JSON.stringify(toBase64(tile))}`;
    comma = ',';
  }
  yield '],"entries":[';
  comma = '';
  for await (const { index, entry } of entries) {
    yield `${comma}\n${JSON.stringify({ index, ...entry })}`;
    comma = ',';
  }
  yield ']}\n';
}

export interface IndexedEntry {
  readonly index: number;
  readonly entry: LogEntry;
}

/** The document of an export that is held in memory. */
export async function bundleDocument(bundle: LogBundle): Promise<string> {
  const tiles = Array.from({ length: Math.ceil(bundle.leaves.length / TILE_WIDTH) }, (_, i) =>
    concatBytes(...bundle.leaves.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)),
  );
  const entries = bundle.entries.map((entry, i) => ({ index: bundle.from + i, entry }));
  let text = '';
  for await (const line of bundleLines(bundle, tiles, entries)) text += line;
  return text;
}

type Malformed = Failure<'LOG_BUNDLE_MALFORMED'>;

/** A bundle and the index that each entry claims, which the verifier holds against its place. */
export interface ReadBundle extends LogBundle {
  readonly claimedIndexes: readonly number[];
}

/**
 * Reads the document.
 * Errors: LOG_BUNDLE_MALFORMED with `column` naming the place.
 */
export function parseBundle(document: unknown): Result<ReadBundle, Malformed> {
  const read = new DocumentReader();
  const root = read.object(document, '', [
    'format',
    'origin',
    'from',
    'frontier',
    'checkpoints',
    'consistency',
    'tiles',
    'entries',
  ]);
  if (root && root.format !== BUNDLE_FORMAT) read.refuse('format');
  const entries = read.list(root?.entries, 'entries').map((e, i) => read.entry(e, `entries[${i}]`));
  const bundle = {
    origin: read.text(root?.origin, 'origin'),
    from: read.size(root?.from, 'from'),
    frontier: read.hashes(root?.frontier, 'frontier'),
    checkpoints: read.list(root?.checkpoints, 'checkpoints').map((c, i) => read.text(c, `checkpoints[${i}]`)),
    consistency: read.list(root?.consistency, 'consistency').map((c, i) => read.step(c, `consistency[${i}]`)),
    leaves: read.list(root?.tiles, 'tiles').flatMap((t, i) => readTile(read, t, `tiles[${i}]`)),
    entries: entries.map(({ entry }) => entry),
    claimedIndexes: entries.map(({ index }) => index),
  };
  if (bundle.checkpoints.length === 0) read.refuse('checkpoints');
  return read.refused === undefined ? ok(bundle) : fail('LOG_BUNDLE_MALFORMED', {}, { column: read.refused });
}

function readTile(read: DocumentReader, value: unknown, place: string): Uint8Array[] {
  const bytes = fromBase64(read.text(value, place));
  if (bytes && bytes.length > 0 && bytes.length % 32 === 0 && bytes.length <= TILE_WIDTH * 32)
    return splitHashes(bytes);
  read.refuse(place);
  return [];
}
