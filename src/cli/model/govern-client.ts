import { readFile } from 'node:fs/promises';
import type { Operation } from '#contract/operation.ts';
import { type OperationId, operation } from '#contract/operations.ts';
import { fail, isObject, ok, type Result } from '#domain/kernel/index.ts';

export interface ServerFlags {
  readonly server: string;
  readonly tokenFile?: string;
}

/** Where a running Weir answers, and the file that holds the token of whoever asks. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8080';

/**
 * Asks a running Weir for something, as an account or a key: duties that are separate need accounts, so the command line acts through the
 * server and not around it. Errors: SERVER_TOKEN_NEEDED, SERVER_UNREACHABLE, SERVER_REFUSED with the server's own words.
 */
export async function askServer(
  flags: ServerFlags,
  id: OperationId,
  asked: { readonly params?: Readonly<Record<string, string>>; readonly body?: unknown },
): Promise<Result<Readonly<Record<string, unknown>>>> {
  const file = flags.tokenFile ?? process.env.WEIR_TOKEN_FILE;
  if (file === undefined) return fail('SERVER_TOKEN_NEEDED');
  const token = await readFile(file, 'utf8').catch(() => null);
  if (token === null) return fail('SERVER_TOKEN_NEEDED', {}, { file });
  const { method, path }: Operation = operation(id);
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? ''));
  try {
    const answer = await fetch(new URL(filled, flags.server), {
      method,
      headers: {
        authorization: `Bearer ${token.trim()}`,
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const json: unknown = await answer.json().catch(() => ({}));
    const body = isObject(json) ? json : {};
    if (answer.ok) return ok(body);
    return fail('SERVER_REFUSED', {
      status: answer.status,
      code: String(body.code ?? ''),
      title: String(body.title ?? ''),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('SERVER_UNREACHABLE', { server: flags.server, why });
  }
}
