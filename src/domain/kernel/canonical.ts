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
  else if (value instanceof Uint8Array) {
    writeHeader(TAG.bytes, value.length);
    reserve(value.length);
    buffer.set(value, at);
    at += value.length;
  } else if (isList(value)) {
    writeHeader(TAG.list, value.length);
    for (const item of value) encode(item);
  } else writeMap(value);
}

function writeMap(value: { readonly [key: string]: Canonical | undefined }): void {
  const keys = Object.keys(value);
  let present = 0;
  for (const key of keys) if (value[key] !== undefined) keys[present++] = key;
  keys.length = present;
  keys.sort();
  writeHeader(TAG.map, present);
  for (const key of keys) {
    writeText(TAG.text, key);
    encode(value[key] as Canonical);
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
