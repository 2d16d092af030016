import { readText } from '#adapters/log/read-document.ts';
import { type KeyPurpose, parseVerifierKey, type VerifierKey } from '#domain/audit/index.ts';
import { fail, ok, type Result } from '#domain/kernel/index.ts';

/** A key as it is written, or the file that holds it. */
export async function readKey(text: string, purpose: KeyPurpose): Promise<Result<VerifierKey>> {
  const direct = parseVerifierKey(text);
  const written = direct.ok ? ok(text) : await readText(text);
  if (!written.ok) return /\+[0-9a-f]{8}\+/.test(text) ? direct : written;
  const key = parseVerifierKey(written.value);
  if (key.ok && key.value.purpose !== purpose)
    return fail('LOG_KEY_PURPOSE', { name: key.value.name, expected: purpose });
  return key;
}
