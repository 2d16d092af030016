import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { WitnessMemory } from '#domain/audit/index.ts';
import { type Failure, fail, fromHex, isObject, ok, type Result, toHex } from '#domain/kernel/index.ts';

/** By origin: the largest tree that the witness cosigned. */
type Remembered = Readonly<Record<string, { readonly size: number; readonly root: string }>>;

/** What a witness remembers of a log; undefined where it never saw it. Errors: LOG_WITNESS_MEMORY_DAMAGED. */
export function readMemory(
  file: string,
  origin: string,
): Result<WitnessMemory | undefined, Failure<'LOG_WITNESS_MEMORY_DAMAGED'>> {
  const all = readAll(file);
  if (!all.ok) return all;
  const seen = Object.hasOwn(all.value, origin) ? all.value[origin] : undefined;
  if (seen === undefined) return ok(undefined);
  const root = typeof seen.root === 'string' ? fromHex(seen.root) : undefined;
  if (root?.length !== 32 || !Number.isSafeInteger(seen.size)) return fail('LOG_WITNESS_MEMORY_DAMAGED', { file });
  return ok({ size: seen.size, root });
}

/** Remembers durably, before the cosignature leaves: a witness that is killed in between has promised nothing. */
export function writeMemory(file: string, origin: string, { size, root }: WitnessMemory): void {
  const all = readAll(file);
  if (!all.ok) throw new Error(`the memory ${file} was damaged while it was in use`);
  const draft = `${file}.draft`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, `${JSON.stringify({ ...all.value, [origin]: { size, root: toHex(root) } }, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}

function readAll(file: string): Result<Remembered, Failure<'LOG_WITNESS_MEMORY_DAMAGED'>> {
  if (!existsSync(file)) return ok({});
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (isObject(value)) return ok(value as Remembered);
  } catch {
    // Not JSON: told below, since a witness must not begin anew as if it had never seen a log.
  }
  return fail('LOG_WITNESS_MEMORY_DAMAGED', { file });
}
