import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { entryBytes, type LogEntry } from './entry.ts';
import { TILE_WIDTH } from './tile.ts';
import type { TreeHash } from './tree-hash.ts';

export const BUNDLE_FORMAT = 'weir-log-bundle/1';

/** That the tree of `from` leaves is a prefix of the tree of `to`. */
export interface ConsistencyStep {
  readonly from: number;
  readonly to: number;
  readonly path: readonly Uint8Array[];
}

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

/** The document that is written: hashes in base64, leaf hashes joined 256 to a tile, each entry with its index. */
export function bundleDocument(bundle: LogBundle): Readonly<Record<string, unknown>> {
  const tiles: string[] = [];
  for (let i = 0; i < bundle.leaves.length; i += TILE_WIDTH) tiles.push(joined(bundle.leaves.slice(i, i + TILE_WIDTH)));
  return {
    format: BUNDLE_FORMAT,
    origin: bundle.origin,
    from: bundle.from,
    frontier: bundle.frontier.map(toBase64),
    checkpoints: bundle.checkpoints,
    consistency: bundle.consistency.map((c) => ({ ...c, path: c.path.map(toBase64) })),
    tiles,
    entries: bundle.entries.map((entry, i) => ({ index: bundle.from + i, ...entry })),
  };
}

type Malformed = Failure<'LOG_BUNDLE_MALFORMED'>;

/** A bundle and the index that each entry claims, which the verifier holds against its place. */
export interface ReadBundle extends LogBundle {
  readonly claimedIndexes: readonly number[];
}

/**
 * Reads the document. A key that is not ours is refused: no hash would cover it, and a reader might believe it.
 * Errors: LOG_BUNDLE_MALFORMED with `column` naming the place.
 */
export function parseBundle(document: unknown): Result<ReadBundle, Malformed> {
  const read = new Reader();
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
  const claimedIndexes: number[] = [];
  const bundle = {
    origin: read.text(root?.origin, 'origin'),
    from: read.size(root?.from, 'from'),
    frontier: read.hashes(root?.frontier, 'frontier'),
    checkpoints: read.list(root?.checkpoints, 'checkpoints').map((c, i) => read.text(c, `checkpoints[${i}]`)),
    consistency: read.list(root?.consistency, 'consistency').map((c, i) => read.step(c, `consistency[${i}]`)),
    leaves: read.list(root?.tiles, 'tiles').flatMap((t, i) => read.tile(t, `tiles[${i}]`)),
    entries: read.list(root?.entries, 'entries').map((e, i) => read.entry(e, `entries[${i}]`, claimedIndexes)),
    claimedIndexes,
  };
  if (bundle.checkpoints.length === 0) read.refuse('checkpoints');
  return read.refused === undefined ? ok(bundle) : fail('LOG_BUNDLE_MALFORMED', {}, { column: read.refused });
}

const ENTRY_KEYS = ['id', 'institution', 'at', 'actor', 'operation', 'subject', 'payload'] as const;

/** Reads values of unknown shape and remembers the first place that was not as it must be. */
class Reader {
  refused: string | undefined;

  refuse(place: string): void {
    this.refused ??= place || 'document';
  }

  object(value: unknown, place: string, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(place);
      return undefined;
    }
    const record = value as Readonly<Record<string, unknown>>;
    const stranger = Object.keys(record).find((key) => !keys.includes(key));
    const missing = keys.find((key) => !Object.hasOwn(record, key));
    if (stranger !== undefined || missing !== undefined)
      this.refuse(`${place}${place && '.'}${(stranger ?? missing)!.slice(0, 40)}`);
    return record;
  }

  text(value: unknown, place: string): string {
    if (typeof value === 'string' && value.isWellFormed()) return value;
    this.refuse(place);
    return '';
  }

  size(value: unknown, place: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.refuse(place);
    return 0;
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(place);
    return [];
  }

  hashes(value: unknown, place: string): Uint8Array[] {
    return this.list(value, place).map((item, i) => {
      const bytes = fromBase64(this.text(item, `${place}[${i}]`));
      if (bytes?.length === 32) return bytes;
      this.refuse(`${place}[${i}]`);
      return new Uint8Array(32);
    });
  }

  tile(value: unknown, place: string): Uint8Array[] {
    const bytes = fromBase64(this.text(value, place));
    if (!bytes || bytes.length === 0 || bytes.length % 32 !== 0 || bytes.length > TILE_WIDTH * 32) {
      this.refuse(place);
      return [];
    }
    return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32));
  }

  step(value: unknown, place: string): ConsistencyStep {
    const step = this.object(value, place, ['from', 'to', 'path']);
    return {
      from: this.size(step?.from, `${place}.from`),
      to: this.size(step?.to, `${place}.to`),
      path: this.hashes(step?.path, `${place}.path`),
    };
  }

  entry(value: unknown, place: string, indexes: number[]): LogEntry {
    const entry = this.object(value, place, ['index', ...ENTRY_KEYS]);
    indexes.push(this.size(entry?.index, `${place}.index`));
    const field = (key: (typeof ENTRY_KEYS)[number]) => this.text(entry?.[key], `${place}.${key}`);
    return {
      id: field('id'),
      institution: field('institution'),
      at: field('at'),
      actor: field('actor'),
      operation: field('operation'),
      subject: field('subject'),
      payload: field('payload'),
    };
  }
}

function joined(hashes: readonly Uint8Array[]): string {
  const bytes = new Uint8Array(hashes.length * 32);
  hashes.forEach((hash, i) => {
    bytes.set(hash, i * 32);
  });
  return toBase64(bytes);
}
