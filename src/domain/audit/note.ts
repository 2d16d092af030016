import { concatBytes, type Failure, fail, fromHex, ok, type Result, toHex } from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { keyId, type VerifierKey } from './key.ts';

/** One line under a note: who signed, with which key, and the bytes after the key id. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes in hex. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A text and signatures over it (C2SP signed-note). The text ends with a line feed. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;
/** A note may not carry more lines than this: every line costs the verifier a signature check. */
const MOST_SIGNATURES = 100;

export function formatNote(note: SignedNote): string {
  return `${note.text}\n${note.signatures.map((signature) => `${signatureLine(signature)}\n`).join('')}`;
}

/** One signature as it stands under a note, without its line feed. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(concatBytes(fromHex(keyId)!, signature))}`;
}

/** Errors: LOG_NOTE_MALFORMED, also for control characters and lone surrogates, which no note may hold. */
export function parseNote(written: string): Result<SignedNote, Failure<'LOG_NOTE_MALFORMED'>> {
  const malformed = fail('LOG_NOTE_MALFORMED');
  if (!isPlain(written) || !written.isWellFormed()) return malformed;
  const split = written.lastIndexOf('\n\n');
  if (split < 0 || !written.endsWith('\n')) return malformed;
  const lines = written.slice(split + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return malformed;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const match = SIGNATURE_LINE.exec(line);
    const bytes = match && fromBase64(match[2]!);
    if (!match || !bytes || bytes.length < 5) return malformed;
    signatures.push({ name: match[1]!, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) });
  }
  return ok({ text: written.slice(0, split + 1), signatures });
}

/** The signatures that claim to be by this key. */
export function signaturesBy(note: SignedNote, key: VerifierKey): NoteSignature[] {
  const id = toHex(keyId(key));
  return note.signatures.filter((s) => s.name === key.name && s.keyId === id);
}

/** No control characters but the line feed. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 0x0a) || code === 0x7f) return false;
  }
  return true;
}
