import { writeUtf8 } from './bytes.ts';

/** What can be encoded: no undefined, no cyclic values; keys of maps are text. */
export type Canonical =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly Canonical[]
  | { readonly [key: string]: Canonical | undefined };

/**
 * The byte encoding that every digest is taken over. One value has one encoding: a tag byte, then the content;
 * lengths are unsigned LEB128; map entries ascend by the UTF-16 order of their keys, entries that are undefined are
 * absent; text is UTF-8 (a lone surrogate is U+FFFD, as it is in every file and table); numbers are IEEE 754 big-endian doubles (−0 becomes 0, NaN is refused) and bigints are decimal text, so that 1 and 1n differ.
 */
export function canonicalBytes(value: Canonical): Uint8Array {
  at = 0;
  encode(value);
  return buffer.slice(0, at);
}

/** Encodings of lists that many values hold and nobody changes. */
const remembered = new WeakMap<readonly Canonical[], Uint8Array>();

/** Freezes a list that many encoded values will hold, and remembers its encoding, which is then copied instead of made anew. */
export function rememberEncoding<T extends Canonical>(list: readonly T[]): readonly T[] {
  remembered.set(list, canonicalBytes(list));
  return Object.freeze(list);
}

const TAG = { null: 0, false: 1, true: 2, number: 3, integer: 4, text: 5, bytes: 6, list: 7, map: 8 } as const;

/** One buffer for all encodings, grown as needed: encoding runs to its end without calling anybody else. */
let buffer = new Uint8Array(1 << 14);
let view = new DataView(buffer.buffer);
let at = 0;

function reserve(bytes: number): void {
  if (at + bytes <= buffer.length) return;
  const larger = new Uint8Array(Math.max(buffer.length * 2, at + bytes));
  larger.set(buffer.subarray(0, at));
  buffer = larger;
  view = new DataView(larger.buffer);
}

function encode(value: Canonical): void {
  if (value === null) writeTag(TAG.null);
  else if (typeof value === 'boolean') writeTag(value ? TAG.true : TAG.false);
  else if (typeof value === 'number') writeNumber(value);
  else if (typeof value === 'bigint') writeText(TAG.integer, value.toString());
  else if (typeof value === 'string') writeText(TAG.text, value);
  else if (isList(value)) writeList(value);
  else if (value instanceof Uint8Array) {
    writeHeader(TAG.bytes, value.length);
    writeBytes(value);
  } else writeMap(value);
}

function writeList(list: readonly Canonical[]): void {
  const known = remembered.get(list);
  if (known) writeBytes(known);
  else {
    writeHeader(TAG.list, list.length);
    for (const item of list) encode(item);
  }
}

function writeBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  buffer.set(bytes, at);
  at += bytes.length;
}

function writeMap(value: { readonly [key: string]: Canonical | undefined }): void {
  const keys = Object.keys(value);
  let present = 0;
  for (const key of keys) if (value[key] !== undefined) keys[present++] = key;
  keys.length = present;
  sortKeys(keys);
  writeHeader(TAG.map, present);
  for (const key of keys) {
    writeText(TAG.text, key);
    encode(value[key] as Canonical);
  }
}

/** Few keys are sorted by insertion, which costs a fraction of a call of `sort`; both compare UTF-16 units. */
function sortKeys(keys: string[]): void {
  if (keys.length > 24) {
    keys.sort();
    return;
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    let j = i - 1;
    for (; j >= 0 && keys[j]! > key; j--) keys[j + 1] = keys[j]!;
    keys[j + 1] = key;
  }
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}

function writeTag(tag: number): void {
  reserve(1);
  buffer[at++] = tag;
}

function writeNumber(value: number): void {
  if (Number.isNaN(value)) throw new RangeError('NaN has no canonical encoding');
  reserve(9);
  buffer[at++] = TAG.number;
  view.setFloat64(at, value === 0 ? 0 : value);
  at += 8;
}

/** Text goes in behind the header that it would have in ASCII; where it turns out longer, it is written again behind its own. */
function writeText(tag: number, text: string): void {
  const start = at;
  writeHeader(tag, text.length);
  reserve(text.length * 3);
  const bytes = writeUtf8(text, buffer, at) - at;
  if (bytes === text.length) {
    at += bytes;
    return;
  }
  at = start;
  writeHeader(tag, bytes);
  reserve(bytes);
  at = writeUtf8(text, buffer, at);
}

function writeHeader(tag: number, length: number): void {
  reserve(9);
  buffer[at++] = tag;
  let rest = length;
  while (rest >= 0x80) {
    buffer[at++] = (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 128);
  }
  buffer[at++] = rest;
}
