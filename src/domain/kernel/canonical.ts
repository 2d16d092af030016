import { concatBytes, utf8 } from './bytes.ts';

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
  const parts: Uint8Array[] = [];
  encode(value, parts);
  return concatBytes(...parts);
}

const TAG = { null: 0, false: 1, true: 2, number: 3, integer: 4, text: 5, bytes: 6, list: 7, map: 8 } as const;

function encode(value: Canonical, out: Uint8Array[]): void {
  if (value === null) out.push(Uint8Array.of(TAG.null));
  else if (typeof value === 'boolean') out.push(Uint8Array.of(value ? TAG.true : TAG.false));
  else if (typeof value === 'number') out.push(encodeNumber(value));
  else if (typeof value === 'bigint') pushSized(TAG.integer, utf8(value.toString()), out);
  else if (typeof value === 'string') pushSized(TAG.text, utf8(value), out);
  else if (value instanceof Uint8Array) pushSized(TAG.bytes, value, out);
  else if (isList(value)) {
    out.push(header(TAG.list, value.length));
    for (const item of value) encode(item, out);
  } else {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    out.push(header(TAG.map, keys.length));
    for (const key of keys) {
      pushSized(TAG.text, utf8(key), out);
      encode(value[key] as Canonical, out);
    }
  }
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}

function encodeNumber(value: number): Uint8Array {
  if (Number.isNaN(value)) throw new RangeError('NaN has no canonical encoding');
  const bytes = new Uint8Array(9);
  bytes[0] = TAG.number;
  new DataView(bytes.buffer).setFloat64(1, value === 0 ? 0 : value);
  return bytes;
}

function pushSized(tag: number, content: Uint8Array, out: Uint8Array[]): void {
  out.push(header(tag, content.length), content);
}

function header(tag: number, length: number): Uint8Array {
  const bytes = [tag];
  let rest = length;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
