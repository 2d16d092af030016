import { realpath } from 'node:fs/promises';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

/** Refuses to write over a file that the same command reads. Errors: OUTPUT_IS_INPUT. */
export async function refuseOverwriting(
  out: string | undefined,
  inputs: readonly (string | undefined)[],
): Promise<Result<true, Failure<'OUTPUT_IS_INPUT'>>> {
  if (out === undefined) return ok(true);
  const target = await placeOf(out);
  if (target === null) return ok(true);
  for (const input of inputs)
    if (input !== undefined && (await placeOf(input)) === target) return fail('OUTPUT_IS_INPUT', {}, { file: out });
  return ok(true);
}

/** Where a path leads, past links; null where nothing stands there yet. */
function placeOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
