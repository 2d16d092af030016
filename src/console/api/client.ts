import type { z } from 'zod';
import type { Messages } from '#contract/messages.ts';
import { OPERATIONS, type OperationId } from '#contract/operations.ts';
import type { Problem } from '#contract/problem.ts';
import { currentLanguage } from '../i18n/language.ts';
import { ProblemError } from './problem-error.ts';

type Shape<I extends OperationId, K extends 'params' | 'query' | 'body'> = Messages[I] extends {
  readonly [key in K]?: infer S;
}
  ? S extends z.ZodUndefined
    ? undefined
    : S extends z.ZodType
      ? z.input<S>
      : undefined
  : undefined;

type Needed<K extends string, T> = [T] extends [undefined]
  ? { readonly [key in K]?: undefined }
  : Record<never, never> extends T
    ? { readonly [key in K]?: T }
    : { readonly [key in K]: T };

/** What an operation is asked with: exactly what the contract says of its address, query and body. */
export type Ask<I extends OperationId> = Needed<'params', Shape<I, 'params'>> &
  Needed<'query', Shape<I, 'query'>> &
  Needed<'body', Shape<I, 'body'>> & {
    readonly signal?: AbortSignal;
    /** The version that a change is made to, as `answer.etag` gave it. */
    readonly ifMatch?: string;
    readonly idempotencyKey?: string;
    /** The file of a multipart operation; `body` holds the fields beside it. */
    readonly file?: File;
  };

/** What it answers. */
export type AnswerOf<I extends OperationId> = Messages[I] extends { readonly response?: infer R }
  ? R extends z.ZodUndefined
    ? undefined
    : R extends z.ZodType
      ? z.output<R>
      : undefined
  : undefined;

export interface Answered<T> {
  readonly body: T;
  readonly etag?: string;
}

/** An ask whose parts the compiler does not know, as a table of any operation has it. */
export interface LooseAsk {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly file?: File;
}

let antiForgery: string | undefined;
/** Kept in memory only; `show-caller` gives it again after a reload. */
export function keepAntiForgery(token: string | undefined): void {
  antiForgery = token;
}

/** The address of an operation with its parameters filled in; links to files and exports use it directly. */
export function addressOf(
  id: OperationId,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = OPERATIONS[id].path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size === 0 ? path : `${path}?${search}`;
}

/** Asks one operation of the API. Throws ProblemError, whose words are in the reader's language. */
export async function call<I extends OperationId>(id: I, ask: Ask<I>): Promise<AnswerOf<I>> {
  return (await callWithTag(id, ask)).body;
}

/** As `call`, with the version of what was read, which a change to it must name. */
export async function callWithTag<I extends OperationId>(id: I, ask: Ask<I>): Promise<Answered<AnswerOf<I>>> {
  return callLoosely(id, ask);
}

/** As `callWithTag`, for an operation that is only known at run time; the server holds the ask against the contract. */
export async function callLoosely<I extends OperationId>(id: I, loose: LooseAsk): Promise<Answered<AnswerOf<I>>> {
  const response = await reach(addressOf(id, loose.params, loose.query), {
    method: OPERATIONS[id].method,
    headers: headersOf(loose),
    ...(loose.signal ? { signal: loose.signal } : {}),
    ...bodyOf(loose),
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  const etag = response.headers.get('etag')?.replace(/^(?:W\/)?"|"$/g, '');
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body = response.status === 204 ? undefined : isJson ? await response.json() : await response.text();
  return { body: body as AnswerOf<I>, ...(etag ? { etag } : {}) };
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ProblemError(undefined);
  }
}

function headersOf({ body, file, ifMatch, idempotencyKey }: LooseAsk): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': currentLanguage(),
    ...(antiForgery ? { 'x-csrf-token': antiForgery } : {}),
    ...(body !== undefined && !file ? { 'content-type': 'application/json' } : {}),
    ...(ifMatch ? { 'if-match': `"${ifMatch}"` } : {}),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
  };
}

function bodyOf({ body, file }: LooseAsk): { readonly body?: BodyInit } {
  if (!file) return body === undefined ? {} : { body: JSON.stringify(body) };
  const form = new FormData();
  // Fields come before the file: the server reads a body as it arrives.
  for (const [name, value] of Object.entries(body ?? {})) if (value !== undefined) form.set(name, String(value));
  form.set('file', file);
  return { body: form };
}

async function problemIn(response: Response): Promise<Problem | undefined> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return undefined;
  }
}
