import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';
import { makePrivateFolder } from './private-folder.ts';

/**
 * The secret of a file, made on first use, where a person may have named or written the file. Errors: KEY_FILE_INVALID where it does not hold
 * 64 characters of hex, KEY_FILE_UNUSABLE where it can be neither read nor made.
 */
export function loadSecret(file: string): Result<Uint8Array, Failure<'KEY_FILE_INVALID' | 'KEY_FILE_UNUSABLE'>> {
  try {
    return isSecret(file) ? ok(readOrCreateSecret(file)) : fail('KEY_FILE_INVALID', { file });
  } catch (error) {
    return fail('KEY_FILE_UNUSABLE', { file, why: error instanceof Error ? error.message : String(error) });
  }
}

function isSecret(file: string): boolean {
  return !existsSync(file) || /^[0-9a-f]{64}$/.test(readFileSync(file, 'utf8').trim());
}

/**
 * A random secret of 32 bytes in a file that only its owner reads, made on first use. Written beside and linked into place,
 * so that two processes that start together agree on one and a crash leaves none half written.
 */
export function readOrCreateSecret(file: string): Uint8Array {
  if (!existsSync(file)) {
    makePrivateFolder(dirname(file));
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    const handle = openSync(draft, 'wx', 0o600);
    writeSync(handle, `${randomBytes(32).toString('hex')}\n`);
    fsyncSync(handle);
    closeSync(handle);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    rmSync(draft);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`the secret file ${file} does not hold 64 characters of hex`);
  return Buffer.from(text, 'hex');
}
