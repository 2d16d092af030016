import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '#app/access/caller.ts';
import { sameText } from '#app/access/token.ts';
import type { Operation } from '#contract/operation.ts';
import { type Failure, fail, ok, type Result } from '#domain/kernel/index.ts';

export const SESSION_COOKIE = 'weir_session';

/** What the shell asks of the access module for each request. */
export interface Gate {
  /** The caller that a token proves, or undefined. */
  authenticate(token: string): Promise<Result<Caller | undefined, Failure>>;
  /** Whether the text is the installation's set-up token. */
  isInstaller(token: string): boolean;
}

type Proof = { readonly caller?: Caller };

/** Proves the caller of an operation and holds the role table against it. Errors: NOT_SIGNED_IN, ANTI_FORGERY_MISSING, NOT_ALLOWED. */
export async function admit(gate: Gate, request: FastifyRequest, row: Operation): Promise<Result<Proof, Failure>> {
  if (row.may === 'anyone') return ok({});
  const bearer = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (row.may === 'installer') return bearer && gate.isInstaller(bearer) ? ok({}) : fail('NOT_SIGNED_IN');
  const carried = bearer ?? request.cookies[SESSION_COOKIE];
  const proved = carried ? await gate.authenticate(carried) : ok(undefined);
  if (!proved.ok) return proved;
  const caller = proved.value;
  if (!caller) return fail('NOT_SIGNED_IN');
  if (bearer === undefined && row.method !== 'GET' && !carriesAntiForgery(request, caller))
    return fail('ANTI_FORGERY_MISSING');
  if (row.may === 'signed-in') return ok({ caller });
  return row.may.some((role) => caller.roles.includes(role))
    ? ok({ caller })
    : fail('NOT_ALLOWED', { roles: row.may.join(', ') });
}

/** A cookie is sent by the browser whoever wrote the page; the header can only come from our own. */
function carriesAntiForgery(request: FastifyRequest, caller: Caller): boolean {
  const sent = request.headers['x-csrf-token'];
  return caller.proof.kind === 'session' && typeof sent === 'string' && sameText(sent, caller.proof.csrf);
}

export async function cookies(server: FastifyInstance): Promise<void> {
  await server.register(cookie);
}
