import type { z } from 'zod';
import type { Caller } from '#app/access/caller.ts';
import type { Language } from '#contract/errors.ts';
import type { Media, Message } from '#contract/operation.ts';
import type { OperationId } from '#contract/operations.ts';
import type { Digest, Failure, Result } from '#domain/kernel/index.ts';

/** A file that came in a multipart body: its bytes are read as they arrive. */
export interface Upload {
  readonly name: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** Lets what was not read go by; without it the sender would wait for ever. */
  readonly discard: () => void;
}

/** What a handler is given: the checked parts of the request and what surrounds it. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly requestId: string;
  readonly language: Language;
  /** The version that If-Match names, where the request carries one. */
  readonly ifMatch?: string;
  /** The caller's key for this request, with a digest of what was asked, where the operation honours one. */
  readonly idempotency?: { readonly key: string; readonly digest: Digest };
  /** The file of a multipart request; its fields are the body. */
  readonly upload?: Upload;
}

/** JSON that is written already, in UTF-8: a stored record goes out as the bytes that are kept of it. */
export class WrittenJson {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** What a handler gives back. `body` is JSON, written JSON, text of the operation's media type, or chunks of it. */
export interface Answer {
  readonly body?: unknown;
  /** Which of the operation's media types it is, where it has several. */
  readonly media?: Media;
  readonly etag?: string;
  /** Sets the session cookie, or clears it with `null`. */
  readonly cookie?: { readonly token: string; readonly maxAgeSeconds: number } | null;
  readonly fileName?: string;
  /** Whose data the answer holds (a firm, an application, a decision); recorded for operations marked `personal`. */
  readonly about?: string;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Route<A> {
  readonly operation: OperationId;
  readonly message: Message;
  readonly handle: (app: A, call: Call, caller: Caller | undefined) => Promise<Result<Answer, Failure>>;
}

/** An operation for callers who have proved who they are. */
export function route<A, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  operation: OperationId,
  message: Message<P, Q, B, R>,
  handle: (app: A, call: Call<Out<P>, Out<Q>, Out<B>>, caller: Caller) => Promise<Result<Answer, Failure>>,
): Route<A> {
  return {
    operation,
    message,
    handle: (app, call, caller) => {
      if (!caller) throw new Error(`${operation} was reached without a caller`);
      return handle(app, call as Call<Out<P>, Out<Q>, Out<B>>, caller);
    },
  };
}

/** An operation that needs no caller: signing in, setting up. */
export function openRoute<A, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  operation: OperationId,
  message: Message<P, Q, B, R>,
  handle: (app: A, call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<Result<Answer, Failure>>,
): Route<A> {
  return { operation, message, handle: (app, call) => handle(app, call as Call<Out<P>, Out<Q>, Out<B>>) };
}
