import { isUtf8 } from 'node:buffer';
import { fail, ok, type Result } from '#domain/kernel/index.ts';
import type { ByteChunks } from './byte-source.ts';

type FileEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Bytes to text. A byte-order mark decides; without one, the first chunk that is not plain ASCII does: UTF-8 where it is
 * valid UTF-8, GB18030 otherwise. Characters are never broken at the borders of chunks. Errors: NOT_TEXT where a
 * later byte fits neither.
 */
export async function* decodeText(chunks: ByteChunks, file: string): AsyncGenerator<Result<string>> {
  let decode: Decoder | undefined;
  let waiting: Uint8Array = new Uint8Array(0);
  let started = false;
  for await (const chunk of chunks) {
    if (!chunk.ok) {
      yield chunk;
      return;
    }
    const bytes =
      waiting.length > 0
        ? Buffer.concat([waiting, chunk.value])
        : Buffer.from(chunk.value.buffer, chunk.value.byteOffset, chunk.value.length);
    if (!decode && !started && bytes.length < 4) {
      waiting = bytes;
      continue;
    }
    waiting = new Uint8Array(0);
    decode ??= chooseDecoder(bytes, !started);
    started = true;
    const text = decode ? decode(bytes, false) : bytes.toString('latin1');
    if (text === undefined) {
      yield fail('NOT_TEXT', {}, { file });
      return;
    }
    if (text !== '') yield ok(text);
  }
  const rest = (decode ?? chooseDecoder(Buffer.from(waiting), !started) ?? utf8Decoder())(Buffer.from(waiting), true);
  if (rest === undefined) yield fail('NOT_TEXT', {}, { file });
  else if (rest !== '') yield ok(rest);
}

/** Text of the next bytes, or undefined where they are not text in this encoding. */
type Decoder = (bytes: Buffer, last: boolean) => string | undefined;

/** The decoder for a stream by its next bytes; undefined while they are plain ASCII and nothing is decided. */
function chooseDecoder(bytes: Buffer, first: boolean): Decoder | undefined {
  if (first) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return streamDecoder('utf-16le');
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return streamDecoder('utf-16be');
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return skipMark(utf8Decoder());
  }
  if (!bytes.some((byte) => byte >= 0x80)) return undefined;
  return isUtf8(bytes.subarray(0, completeUtf8(bytes))) && !looksLikeGb(bytes)
    ? utf8Decoder()
    : streamDecoder('gb18030');
}

/**
 * Chinese in UTF-8 takes three bytes a character. Bytes that are valid UTF-8 of two-byte characters only, all of them also common
 * characters of GB 2312 and most of them side by side, are Chinese in GB18030 whose bytes happen to be valid UTF-8 too
 * ("联通"); accented letters stand alone.
 */
function looksLikeGb(bytes: Buffer): boolean {
  let runs = 0;
  let words = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    let characters = 0;
    for (; i < bytes.length && bytes[i]! >= 0x80; i += 2) {
      if (bytes[i]! >= 0xd8 || (bytes[i + 1] ?? 0xa1) < 0xa1) return false;
      characters += 1;
    }
    runs += 1;
    if (characters > 1) words += 1;
  }
  return runs > 0 && words * 2 > runs;
}

/** How many bytes hold whole UTF-8 characters: the last one may be cut. */
function completeUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Much faster than a fatal streaming TextDecoder, which matters at a million rows. */
function utf8Decoder(): Decoder {
  let carry: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    const all = carry.length > 0 ? Buffer.concat([carry, bytes]) : bytes;
    const whole = last ? all.length : completeUtf8(all);
    carry = Buffer.from(all.subarray(whole));
    const ready = all.subarray(0, whole);
    return isUtf8(ready) ? ready.toString('utf8') : undefined;
  };
}

function skipMark(decoder: Decoder): Decoder {
  let first = true;
  return (bytes, last) => {
    const text = decoder(bytes, last);
    if (!first || text === undefined) return text;
    first = false;
    return text.replace(/^\uFEFF/, '');
  };
}

function streamDecoder(encoding: Exclude<FileEncoding, 'utf-8'>): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, last) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      return undefined;
    }
  };
}
