import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { Failure, Result } from '#domain/kernel/index.ts';
import { open, type SealedPlace, seal } from './envelope.ts';

/**
 * What the master key is used for: wrapping the keys of subjects, and indexes under which exact values can be found unread.
 * The key itself stays in here; each use has a key derived from it.
 */
export interface MasterKey {
  wrap(institutionId: string, subject: string, key: Uint8Array): Uint8Array;
  unwrap(
    institutionId: string,
    subject: string,
    wrapped: Uint8Array,
  ): Result<Uint8Array, Failure<'SEALED_VALUE_REFUSED'>>;
  blindIndex(institutionId: string, field: string, value: string): Uint8Array;
  /** A value by which a database recognises its master key, without telling anything of it. */
  fingerprint(): string;
}

export function masterKey(secret: Uint8Array): MasterKey {
  if (secret.length !== 32) throw new RangeError('a master key has 32 bytes');
  const derive = (use: string) => new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `weir/1/${use}`, 32));
  const wrapping = createSecretKey(derive('wrap'));
  const indexing = createSecretKey(derive('blind-index'));
  const place = (institutionId: string, subject: string): SealedPlace => ({
    institutionId,
    table: 'subject_key',
    column: 'wrapped_key',
    row: subject,
  });
  return {
    wrap: (institutionId, subject, key) => seal(wrapping, place(institutionId, subject), key),
    unwrap: (institutionId, subject, wrapped) => open(wrapping, place(institutionId, subject), wrapped),
    blindIndex: (institutionId, field, value) =>
      createHmac('sha256', indexing)
        .update(JSON.stringify([institutionId, field, value.normalize('NFKC').trim()]))
        .digest(),
    fingerprint: () => Buffer.from(derive('fingerprint')).toString('hex'),
  };
}
