import type { z } from 'zod';
import type { Role } from './roles.ts';

/**
 * Who may call: a list of roles; `anyone` without signing in; `signed-in` for every role (a person's own affairs);
 * `installer` for the holder of the installation's set-up token, who belongs to no institution.
 */
export type Audience = readonly Role[] | 'anyone' | 'signed-in' | 'installer';

/** What an institution's licences may forbid. */
type LicensedVerb = 'decide' | 'recommend' | 'contract' | 'pay';

/** One row of the table of operations. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly may: Audience;
  /** What the log and the access record call it: subject, then what happened. */
  readonly audit: string;
  /** The answer or the request holds data of a borrower or a person: each call is recorded with who, when and whose. */
  readonly personal?: true;
  /** Honours an Idempotency-Key: the same key with the same request repeats the first answer, with another it is refused. */
  readonly idempotent?: true;
  /** Off where the institution's licences forbid the verb. */
  readonly verb?: LicensedVerb;
  readonly summary: string;
}

export type Media =
  | 'text/csv'
  | 'text/plain'
  | 'application/json'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The shapes of one operation on the wire. */
export interface Message<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly status: 200 | 201 | 202 | 204;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Absent where the answer is not JSON; then `media` names what it is, or what it may be. */
  readonly response?: R;
  readonly media?: Media | readonly Media[];
  /** The body is multipart/form-data; `body` describes its parts. */
  readonly multipart?: true;
}

export function message<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(shapes: Message<P, Q, B, R>): Message<P, Q, B, R> {
  return shapes;
}
