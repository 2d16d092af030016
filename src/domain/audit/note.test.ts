import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, instant, toHex, unwrap, utf8 } from '#domain/kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { checkpointText, cosign, parseCheckpoint } from './checkpoint.ts';
import { commit, entryBytes, entryNonce, opensEntry, sealEntry } from './entry.ts';
import { formatVerifierKey, keyId, parseVerifierKey } from './key.ts';
import { formatNote, parseNote } from './note.ts';

describe('base64', () => {
  it('agrees with the platform and has one spelling a value', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
    for (const wrong of ['A', 'AA', 'AA=', 'AB==', 'A===', 'AA==\n', '-_==', 'A=A=', '===='])
      expect(fromBase64(wrong)).toBeUndefined();
  });
});

describe('a verifier key', () => {
  // The Go module checksum database publishes its key in this form.
  const GO_SUMDB = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

  it('has the key id that its owner published', () => {
    const key = unwrap(parseVerifierKey(GO_SUMDB));
    expect(key).toMatchObject({ name: 'sum.golang.org', purpose: 'log' });
    expect(toHex(keyId(key))).toBe('033de0ae');
    expect(formatVerifierKey(key)).toBe(GO_SUMDB);
    expect(toHex(keyId({ ...key, purpose: 'cosignature' }))).not.toBe('033de0ae');
  });

  it.each([
    '',
    'name',
    GO_SUMDB.replace('033de0ae', '033de0af'),
    GO_SUMDB.replace('sum.', 'som.'),
    `${GO_SUMDB}A`,
    'a b+033de0ae+AAAA',
    'x+00000000+Agg=',
  ])('is refused when it reads "%s"', (text) => {
    expect(parseVerifierKey(text)).toMatchObject({ ok: false, error: { code: 'LOG_KEY_MALFORMED' } });
  });
});

describe('a signed note', () => {
  const note = {
    text: 'weir.example/inst_1\n3\nroot\n',
    signatures: [{ name: 'weir.example/inst_1', keyId: '01020304', signature: Uint8Array.of(1, 2, 3) }],
  };

  it('is read as it was written', () => {
    expect(parseNote(formatNote(note))).toEqual({ ok: true, value: note });
    expect(formatNote(note)).toBe('weir.example/inst_1\n3\nroot\n\n— weir.example/inst_1 AQIDBAECAw==\n');
  });

  it.each([
    ['no signature', 'a\n\n'],
    ['no blank line', 'a\n— n AQIDBAECAw==\n'],
    ['no line feed at its end', 'a\n\n— n AQIDBAECAw=='],
    ['a hyphen for the dash', 'a\n\n- n AQIDBAECAw==\n'],
    ['a signature without bytes', 'a\n\n— n AQIDBA==\n'],
    ['a carriage return', 'a\r\n\n— n AQIDBAECAw==\n'],
    ['a NUL', 'a\0\n\n— n AQIDBAECAw==\n'],
    ['a lone surrogate', 'a\ud800\n\n— n AQIDBAECAw==\n'],
    ['more signatures than anyone needs', `a\n\n${'— n AQIDBAECAw==\n'.repeat(101)}`],
  ])('is refused with %s', (_, text) => {
    expect(parseNote(text)).toMatchObject({ ok: false, error: { code: 'LOG_NOTE_MALFORMED' } });
  });
});

describe('a checkpoint', () => {
  const root = fromHex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')!;
  const signed = (text: string) => `${text}\n— n AQIDBAECAw==\n`;

  it('is three lines', () => {
    const text = checkpointText({ origin: 'o', size: 12, root });
    expect(text).toBe('o\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    expect(parseCheckpoint(signed(text))).toMatchObject({ ok: true, value: { origin: 'o', size: 12, root } });
  });

  it.each(['01', '-1', '1e3', '1.0', '', ' 1', '99999999999999999999'])('is refused with the size "%s"', (size) => {
    expect(parseCheckpoint(signed(`o\n${size}\n${toBase64(root)}\n`))).toMatchObject({
      ok: false,
      error: { code: 'LOG_CHECKPOINT_MALFORMED' },
    });
  });

  it('is cosigned over the header, the time and the text (C2SP tlog-cosignature)', () => {
    let message: Uint8Array | undefined;
    const sign = (bytes: Uint8Array) => {
      message = bytes;
      return new Uint8Array(64);
    };
    const verifier = { name: 'w', purpose: 'cosignature' as const, publicKey: new Uint8Array(32) };
    const cosignature = cosign('o\n1\nr\n', { verifier, sign }, instant(1_700_000_000_999));
    expect(message).toEqual(utf8('cosignature/v1\ntime 1700000000\no\n1\nr\n'));
    expect(toHex(cosignature.signature.subarray(0, 8))).toBe('000000006553f100');
    expect(cosignature.signature.length).toBe(72);
  });
});

describe('an entry', () => {
  const act = {
    id: 'entry_1',
    institution: 'inst_1',
    at: instant(Date.UTC(2026, 1, 1)),
    actor: 'acct_1',
    operation: 'decision.record',
    subject: '91000000000000000K',
    payload: { name: '某某商行', amountFen: 5n },
  };
  const key = new Uint8Array(32).fill(7);

  it('shows nothing of its subject and payload, and is opened by the nonces', () => {
    const entry = sealEntry(act, key);
    expect(JSON.stringify(entry)).not.toContain('91000000');
    const disclosed = {
      subject: act.subject,
      payload: act.payload,
      subjectNonce: entryNonce(key, act.id, 'subject'),
      payloadNonce: entryNonce(key, act.id, 'payload'),
    };
    expect(opensEntry(entry, disclosed)).toBe(true);
    expect(opensEntry(entry, { ...disclosed, subject: 'another' })).toBe(false);
    expect(opensEntry(entry, { ...disclosed, payload: { name: '某某商行', amountFen: 6n } })).toBe(false);
  });

  it('has commitments that are linked neither by subject nor by payload', () => {
    const [one, two] = [sealEntry(act, key), sealEntry({ ...act, id: 'entry_2' }, key)];
    expect(one.subject).not.toBe(two.subject);
    expect(one.payload).not.toBe(two.payload);
    expect(sealEntry(act, new Uint8Array(32)).payload).not.toBe(one.payload);
  });

  it('changes its bytes with every part', () => {
    const entry = sealEntry(act, key);
    const texts = Object.keys(entry).map((field) => toHex(entryBytes({ ...entry, [field]: 'x' })));
    expect(new Set([...texts, toHex(entryBytes(entry))]).size).toBe(8);
  });

  it('takes keys and nonces of 32 bytes only', () => {
    expect(() => commit(new Uint8Array(16), null)).toThrow(RangeError);
    expect(() => sealEntry(act, new Uint8Array(16))).toThrow(RangeError);
  });
});
